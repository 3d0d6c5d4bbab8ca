import { tally } from '../tally';
import { latestVersion, proposalReach, type ProposalReach } from './proposal-reach';

interface Issue {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
}
interface Proposal {
  readonly state: string;
  readonly versions: readonly { readonly version: number; readonly out: string }[];
  readonly terms: readonly { readonly version?: number; readonly issue?: string }[];
}
/** As much of a position as says what is decided. */
export interface Deciding {
  readonly issues: readonly Issue[];
  readonly proposals: readonly Proposal[];
}
interface Needed extends Deciding {
  readonly objections: readonly { readonly open: boolean; readonly target: Readonly<Record<string, unknown>> }[];
  readonly positions: readonly { readonly issue?: string }[];
}

export interface UndecidedIssue extends Issue {
  readonly tabledTerms: number;
  readonly floatedTerms: number;
  readonly openObjections: number;
  readonly positions: number;
}

/** Issues on which no accepted version has a term, and what there is on each. Nothing counts as agreed because nobody spoke of it. */
export function undecidedIssues(position: Needed): readonly UndecidedIssue[] {
  const { objections, positions } = position;
  const [tabled, floated] = [tally(issuesWithin(position, 'tabled')), tally(issuesWithin(position, 'floated'))];
  const objected = tally(objections.flatMap(({ open, target }) => (open ? target['issue'] : [])));
  const held = tally(positions.map(({ issue }) => issue));
  return notDecided(position).map((issue) => ({
    ...issue,
    tabledTerms: tabled.get(issue.id) ?? 0,
    floatedTerms: floated.get(issue.id) ?? 0,
    openObjections: objected.get(issue.id) ?? 0,
    positions: held.get(issue.id) ?? 0,
  }));
}

/** Those issues, without what there is on each. */
export function notDecided(position: Deciding): readonly Issue[] {
  const decided = new Set(issuesWithin(position, 'agreed'));
  return position.issues.filter(({ id }) => !decided.has(id));
}

/** What the terms of the proposals of one reach are on, as often as there is a term. */
const issuesWithin = ({ proposals }: Deciding, reach: ProposalReach): readonly string[] =>
  proposals.filter((one) => proposalReach(one) === reach).flatMap((one) => issuesOfCurrent(one));

function issuesOfCurrent(proposal: Proposal): readonly string[] {
  const current = latestVersion(proposal)?.version;
  const terms = proposal.terms.filter(({ version }) => version === undefined || current === undefined || version === current);
  return terms.flatMap(({ issue }) => issue ?? []);
}
