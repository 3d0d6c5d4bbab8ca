import type { Schema } from '../api/ask';
import { reachOf, latestVersion } from './proposals-by-reach';

type Position = Schema<'NegotiationPosition'>;
type Needed = Pick<Position, 'issues' | 'proposals' | 'objections' | 'positions'>;

export interface UndecidedIssue {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly tabledTerms: number;
  readonly floatedTerms: number;
  readonly openObjections: number;
  readonly positions: number;
}

/** Issues on which no accepted version has a term, and what there is on each. Nothing counts as agreed because nobody spoke of it. */
export function undecidedIssues(position: Needed): readonly UndecidedIssue[] {
  const decided = new Set(position.proposals.filter((one) => reachOf(one) === 'agreed').flatMap((one) => issuesOfCurrent(one)));
  return position.issues.filter(({ id }) => !decided.has(id)).map((issue) => ({ ...issue, ...onIssue(position, issue.id) }));
}

function issuesOfCurrent(proposal: Position['proposals'][number]): readonly string[] {
  const current = latestVersion(proposal)?.version;
  const terms = proposal.terms.filter(({ version }) => version === undefined || current === undefined || version === current);
  return terms.flatMap(({ issue }) => issue ?? []);
}

function onIssue({ proposals, objections, positions }: Needed, id: string) {
  const termsOf = (reach: string): number =>
    proposals
      .filter((one) => reachOf(one) === reach)
      .flatMap((one) => issuesOfCurrent(one))
      .filter((issue) => issue === id).length;
  return {
    tabledTerms: termsOf('tabled'),
    floatedTerms: termsOf('floated'),
    openObjections: objections.filter(({ open, target }) => open && target['issue'] === id).length,
    positions: positions.filter(({ issue }) => issue === id).length,
  };
}
