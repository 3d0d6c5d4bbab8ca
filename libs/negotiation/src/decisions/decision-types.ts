/** Every type of entry by which a body decides on something that was put to it. */
export const DECISION_TYPES = [
  'BoardApprovalRecorded',
  'BoardRefusalRecorded',
  'BoardDecisionDeferred',
  'BoardApprovalRescinded',
  'ResponseGiven',
  'ProposalRejected',
  'ProposalCountered',
] as const;
export type DecisionType = (typeof DECISION_TYPES)[number];

export const isDecision = (type: string): type is DecisionType => (DECISION_TYPES as readonly string[]).includes(type);
