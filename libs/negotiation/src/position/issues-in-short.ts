import { withMergedParties } from '../record/merged-parties';
import type { RecordView } from '../record/record-view';
import { tally } from '../tally';
import type { NegotiationPosition } from './answer';
import type { NegotiationContext } from './negotiation-position';
import { proposalsOf } from './proposals';
import { stancesOf } from './stances';
import { issuesRaised, openingOf } from './standing';

type Issue = NegotiationPosition['issues'][number];
type Proposal = NegotiationPosition['proposals'][number];
/** What a negotiation is about, and how the things are called that are argued over: as much of its position as a page of one issue needs. */
export interface IssuesInShort extends Pick<NegotiationPosition, 'id' | 'title' | 'reflects'> {
  readonly items: readonly (Issue & {
    /** Terms that proposals put on it, every version's counted. */
    readonly terms: number;
    /** Positions that are held on it. */
    readonly positions: number;
  })[];
  readonly proposals: readonly (Pick<Proposal, 'id' | 'title'> & {
    readonly terms: readonly Pick<Proposal['terms'][number], 'id' | 'parameter'>[];
  })[];
}

/** Each as the position of the same record says it. */
export function issuesInShort(
  recorded: RecordView,
  { id, register, reflects }: Pick<NegotiationContext, 'id' | 'register' | 'reflects'>,
): IssuesInShort {
  const view = withMergedParties(recorded, register);
  const proposals = proposalsOf(view);
  return {
    id,
    title: openingOf(view, id).title,
    items: withCounts({ issues: issuesRaised(view), proposals, positions: stancesOf(view) }),
    proposals: proposals.map((one) => ({
      id: one.id,
      ...(one.title !== undefined && { title: one.title }),
      terms: one.terms.map(({ id: term, parameter }) => ({ id: term, parameter })),
    })),
    reflects,
  };
}

interface OnIssues<I> {
  readonly issues: readonly I[];
  readonly proposals: readonly { readonly terms: readonly { readonly issue?: string }[] }[];
  readonly positions: readonly { readonly issue?: string }[];
}
/** Each issue with what there is on it; every term and position is looked at once. */
export function withCounts<I extends { readonly id: string }>({ issues, proposals, positions }: OnIssues<I>) {
  const put = tally(proposals.flatMap(({ terms }) => terms.map(({ issue }) => issue)));
  const held = tally(positions.map(({ issue }) => issue));
  return issues.map((one) => ({ ...one, terms: put.get(one.id) ?? 0, positions: held.get(one.id) ?? 0 }));
}
