import { tally } from '@parley/negotiation';

/** As much of a position as says what there is on its issues. */
interface Position {
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly proposals: readonly { readonly terms: readonly { readonly issue?: string }[] }[];
  readonly positions: readonly { readonly issue?: string }[];
}
export interface IssueToChoose {
  readonly id: string;
  readonly title: string;
  /** Terms that proposals put on it, and positions that are held on it. */
  readonly terms: number;
  readonly positions: number;
}

/** The issues of a negotiation, with what there is on each. */
export function issuesOf({ issues, proposals, positions }: Position): readonly IssueToChoose[] {
  const put = tally(proposals.flatMap(({ terms }) => terms.map(({ issue }) => issue)));
  const held = tally(positions.map(({ issue }) => issue));
  return issues.map(({ id, title }) => ({ id, title, terms: put.get(id) ?? 0, positions: held.get(id) ?? 0 }));
}

/** The issue that is shown where none is chosen: the first on which terms were put, else the first that somebody holds a position on. */
export const firstToShow = (issues: readonly IssueToChoose[]): string | undefined =>
  (issues.find(({ terms }) => terms > 0) ?? issues.find(({ positions }) => positions > 0) ?? issues[0])?.id;
