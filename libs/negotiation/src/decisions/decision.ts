import type { Entry } from '../entry/entry';
import { conditionsOf, subjectOf } from '../families/consortium/subject';
import { authorsOf, versionOf } from '../families/proposals/versions';
import { boundsOf } from '../record/in-order';
import { isDecision, type DecisionType } from './decision-types';

/** What a decision is on: a proposal, or a matter of a consortium such as joining it. */
export type Matter =
  | { readonly on: 'proposal'; readonly negotiation: string; readonly proposal: string; readonly version: number }
  | { readonly on: 'consortium'; readonly consortium: string };
export interface DecisionAnswer {
  /** The parties that decided. */
  readonly by: readonly string[];
  readonly body?: string;
  /** approved, approved-on-conditions, refused, deferred, rescinded; accept, reject, question, refer-to-members, counter. */
  readonly outcome: string;
  readonly matter: Matter;
}

type Read = (entry: Entry) => Pick<DecisionAnswer, 'by' | 'outcome'> & { readonly proposal?: { proposal: string; version: number } };
const ofBoard =
  (outcome: string): Read =>
  ({ data }) => ({ by: [String(data['member'])], outcome });
const onVersion = (entry: Entry) => ({ proposal: String(entry.data['proposal']), version: versionOf(entry) });

const DECISIONS: Readonly<Record<DecisionType, Read>> = {
  BoardApprovalRecorded: (entry) => ofBoard(conditionsOf(entry).length > 0 ? 'approved-on-conditions' : 'approved')(entry),
  BoardRefusalRecorded: ofBoard('refused'),
  BoardDecisionDeferred: ofBoard('deferred'),
  BoardApprovalRescinded: ofBoard('rescinded'),
  ResponseGiven: (e) => ({ by: [String(e.data['party'])], outcome: String(e.data['response']), proposal: onVersion(e) }),
  ProposalRejected: (e) => ({ by: (e.data['by'] as readonly string[] | undefined) ?? [], outcome: 'reject', proposal: onVersion(e) }),
  ProposalCountered: (e) => ({
    by: authorsOf(e),
    outcome: 'counter',
    proposal: e.data['answers'] as { proposal: string; version: number },
  }),
};

/** What was decided by whom; undefined for an entry that is no decision. `record`: id of the record in which it stands. */
export function decisionOf(entry: Entry, record: string): DecisionAnswer | undefined {
  if (!isDecision(entry.type)) return undefined;
  const read = DECISIONS[entry.type](entry);
  const { proposal, ...said } = read;
  const { body } = entry.data;
  return { ...said, ...(typeof body === 'string' && { body }), matter: matterOf(entry, { record, proposal }) };
}

function matterOf(
  entry: Entry,
  { record, proposal }: { record: string; proposal: { proposal: string; version: number } | undefined },
): Matter {
  if (proposal) return { on: 'proposal', negotiation: record, ...proposal };
  const { about, negotiation, proposal: id, version = 1 } = subjectOf(entry) ?? {};
  return about === 'proposal-version' && negotiation !== undefined && id !== undefined
    ? { on: 'proposal', negotiation, proposal: id, version }
    : { on: 'consortium', consortium: record };
}

/**
 * Between which moments it was decided, half-open in UTC milliseconds: by its date, and not after it was recorded, unless the date itself
 * lies after that. Null: not known from when on.
 */
export function decidedWithin(decision: Entry): { readonly earliest: number | null; readonly latest: number } {
  const { earliest, latest } = boundsOf(decision);
  const recorded = decision.recordedAt + 1;
  if (earliest !== null && earliest >= recorded) return { earliest, latest: latest ?? earliest + 1 };
  return { earliest, latest: latest === null ? recorded : Math.min(latest, recorded) };
}
