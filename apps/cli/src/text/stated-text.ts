import type { Citation, LastAnswer, Reflects, Stated } from '@parley/negotiation';
import { counted, inWords, lowerWords } from './lines';
import type { Naming } from './naming';

/** More entries than these are counted, not named. */
const FEW = 5;

/** A state with the entries that make it so; where the dates do not decide, every candidate. */
export function stateText({ state, between, entries }: Stated<string>, { refs }: Naming): string {
  if (state !== 'undetermined' || !between) return `${inWords(state)}${refs(entries)}`;
  const candidates = between.map((one) => `${lowerWords(one.state)}${refs([one.entry])}`);
  return `Undetermined: ${candidates.join(' or ')}; the dates do not say which came last`;
}

/** Where something is known from: each source, with the place in it. */
export const citedIn = ({ sources }: { readonly sources: readonly Pick<Citation, 'source' | 'locator'>[] }): readonly string[] =>
  sources.map(({ source, locator }) => `${source}, ${locator}`);

/** When something is dated: as recorded, with the printed words. */
export function datedText({ date, phrase }: { readonly date?: string; readonly phrase?: string }): string {
  const printed = phrase === undefined ? '' : `“${phrase}”`;
  if (date === undefined) return printed || 'date not known';
  return printed ? `${date}, ${printed}` : date;
}

/** The last entry by when it occurred; where the dates do not decide, all that may be it. */
export function lastText(last: LastAnswer | null, { refs }: Pick<Naming, 'refs'>): string {
  if (last === null) return 'nothing yet';
  const others = last.between?.length ?? 0;
  const few = others <= FEW ? refs(last.between ?? []) : '';
  const between = others === 0 ? '' : `; the dates do not say whether it is this or ${counted(others, 'other')}${few}`;
  return `${inWords(last.type)}, ${datedText(last)}${refs([last.entry])}${between}`;
}

/** What an answer stands on: the two clocks, the evidence, and what they leave out. */
export function standsOn({ asOf, knownAt, provisional, evidence }: Reflects, leftOut: number): string {
  const parts = [
    asOf === null ? 'all that occurred' : `as of ${asOf}`,
    knownAt === null ? 'all that is recorded now' : `as known at ${knownAt}${provisional ? ' (may still grow)' : ''}`,
    evidence === 'rumour' ? 'any evidence' : `evidence at least ${evidence}`,
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  return parts.join('; ');
}
