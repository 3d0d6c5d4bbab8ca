import { spoken, valueInWords } from '../words/in-words';

/** As much of a position as says how its things are called. */
export interface Called {
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly title?: string;
    readonly terms: readonly { readonly id: string; readonly parameter: string }[];
  }[];
}

/** How a position calls its issues, proposals and terms, whose ids stand in what is said of them. */
export interface Labels {
  readonly issue: (id: string) => string;
  readonly proposal: (id: string) => string;
  /** What an objection or a stance is directed at. */
  readonly target: (target: Readonly<Record<string, unknown>>) => string;
}

type Names = ReadonlyMap<string, string>;
/** How issues, proposals and terms are called, by their ids. A term goes by its parameter, which others have too, and by the proposal that it is put in. */
export function namesIn({ issues, proposals }: Called): Readonly<Record<keyof Called | 'terms', Names>> {
  const offers = new Map(proposals.map(({ id, title }) => [id, title ?? spoken(id)]));
  const terms = proposals.flatMap((one) =>
    one.terms.map(({ id, parameter }) => [id, `${parameter} (a term of “${offers.get(one.id) ?? ''}”)`] as const),
  );
  return { issues: new Map(issues.map(({ id, title }) => [id, title])), proposals: offers, terms: new Map(terms) };
}

export function labelsOf(called: Called, named: (id: string) => string): Labels {
  const { issues: titles, proposals: offers, terms } = namesIn(called);
  const issue = (id: string): string => titles.get(id) ?? named(id);
  const proposal = (id: string): string => offers.get(id) ?? id;
  const say: Readonly<Record<string, (value: unknown) => string>> = {
    issue: (value) => issue(String(value)),
    proposal: (value) => `“${proposal(String(value))}”`,
    term: (value) => terms.get(String(value)) ?? String(value),
    version: (value) => `version ${String(value)}`,
    subject: (value) => String(value),
  };
  const target = (parts: Readonly<Record<string, unknown>>): string =>
    Object.entries(parts)
      .map(([name, value]) => say[name]?.(value) ?? `${spoken(name).toLowerCase()}: ${valueInWords(value, named)}`)
      .join(', ');
  return { issue, proposal, target };
}
