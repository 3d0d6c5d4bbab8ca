/** An issue with the number of terms that proposals put on it, and of positions that are held on it. */
export interface IssueToChoose {
  readonly id: string;
  readonly title: string;
  readonly terms: number;
  readonly positions: number;
}

/** The issue that is shown where none is chosen: the first on which terms were put, else the first that somebody holds a position on. */
export const firstToShow = (issues: readonly IssueToChoose[]): string | undefined =>
  (issues.find(({ terms }) => terms > 0) ?? issues.find(({ positions }) => positions > 0) ?? issues[0])?.id;
