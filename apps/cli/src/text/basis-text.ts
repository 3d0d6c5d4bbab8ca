import type { Basis } from '../answers';
import { beneath, counted, item, lowerWords, section, table } from './lines';
import type { Naming } from './naming';
import { proposalText } from './proposal-text';
import { citedIn, standsOn } from './stated-text';
import { fieldsText } from './value-text';

type Entry = Basis['onRecord']['items'][number];

function entryLine(entry: Entry, because = ''): string[] {
  const { stream, revision, says, date, grade, recordedAt } = entry;
  const marks = (['late', 'leaked'] as const).filter((mark) => entry[mark]);
  return [
    ...item(`${says} (${stream} @${revision})`),
    ...beneath(
      [date ?? 'undated', grade ?? 'no grade', ...marks, `recorded ${recordedAt}`, ...citedIn(entry), because]
        .filter((one) => one !== '')
        .join('; '),
    ),
  ];
}

const listed = <E extends Entry>(
  heading: string,
  { items, more = 0 }: { readonly items: readonly E[]; readonly more?: number },
  because?: (one: E) => string,
) => [
  ...section(
    heading,
    items.flatMap((one) => entryLine(one, because?.(one))),
  ),
  ...(more > 0 ? beneath(`and ${more} recorded earlier, which are not listed`, 0) : []),
];

const BECAUSE = {
  recording: 'recorded about when it was decided',
  occurrence: 'recorded later; it may have occurred before or after',
} as const;

function correctedText(one: Basis['correctedSince']['items'][number], { refs }: Naming): string[] {
  const parts = Object.keys(one.then).map(lowerWords).join(', ');
  const what = one.now === null ? 'counts no more' : `reads otherwise now: ${parts}`;
  const doubt = one.when === 'undetermined' ? '; perhaps before it was decided' : '';
  return item(`${refs([one.entry]).trim() || one.entry} ${what}, by${refs(one.by) || ` ${one.by.join(', ')}`}${doubt}`);
}

/** What a decision rested on: what was there, what came too late, what is not certain, and what was put right since. */
export function basisText(basis: Basis, naming: Naming): string[] {
  const { decision, decided, proposal, onRecord, recordedLater, undetermined, correctedSince, reflects } = basis;
  const body = decision.body === undefined ? '' : ` (${lowerWords(decision.body)})`;
  return [
    ...entryLine(decision).map((line, n) => (n === 0 ? line.trimStart().replace(/^- /, '') : line)),
    ...table([
      ['Decided by', `${decision.by.map(({ name }) => name).join(', ') || 'nobody named'}${body}: ${lowerWords(decision.outcome)}`],
      ['On', fieldsText({ ...decision.matter })],
      ['Between', `${decided.earliest ?? 'a moment that is not known'} and ${decided.latest ?? 'a moment that is not known'}`],
      ['Told', standsOn(reflects, 0)],
    ]),
    ...section('The proposal, as on record then', proposal === null ? [] : proposalText(proposal, naming)),
    ...(onRecord.items.length === 0
      ? ['', 'Nothing that bears on it was on record for certain.']
      : listed('On record when it was decided', onRecord)),
    ...listed('Had occurred, and was recorded only later', recordedLater),
    ...listed('Not certain', undetermined, ({ because }) => BECAUSE[because]),
    ...section(
      `${counted(correctedSince.items.length + (correctedSince.more ?? 0), 'entry', 'entries')} corrected since`,
      correctedSince.items.flatMap((one) => correctedText(one, naming)),
    ),
  ];
}
