import type { KindOfThing } from '../things/thing';

/** How a thing came to a state, as it follows its subject. States that several kinds share read alike. */
const VERBS: Readonly<Record<string, string>> = {
  Raised: 'was raised',
  Answered: 'was answered',
  Upheld: 'was upheld',
  Overruled: 'was overruled',
  Withdrawn: 'was withdrawn',
  Put: 'was put',
  PartlyAddressed: 'was partly addressed',
  Addressed: 'was addressed',
  NotAddressed: 'was replied to without being addressed',
  Noted: 'was noted',
  Resolved: 'was resolved',
  Completed: 'was completed',
  Floated: 'was floated',
  Published: 'was published',
  Tabled: 'was tabled',
  UnderReply: 'was replied to',
  Accepted: 'was accepted',
  Countered: 'was answered by a counter-proposal',
  Rejected: 'was rejected',
  Lapsed: 'lapsed',
  Superseded: 'was superseded',
  Deferred: 'was deferred',
  Scheduled: 'was scheduled',
  Opened: 'was opened',
  Adjourned: 'was adjourned',
  Reconvened: 'was reconvened',
  Closed: 'was closed',
  Cancelled: 'was cancelled',
  Agreed: 'was agreed',
};
const OF_MINUTES: Readonly<Record<string, string>> = {
  Drafted: 'were drafted',
  Disputed: 'were disputed',
  Amended: 'were amended',
  Agreed: 'were agreed',
  NotAgreed: 'were not agreed',
  Published: 'were published',
};
const OF_BOARDS: Readonly<Record<string, string>> = {
  BoardApproved: 'approved',
  ApprovedOnConditions: 'approved on conditions',
  BoardRefused: 'refused',
  Deferred: 'put off its decision',
  Rescinded: 'took its approval back',
};
const OF_MEMBERS: Readonly<Record<string, string>> = {
  Named: 'was named as a member',
  BoardApproved: 'has the approval of its board',
  ApprovedOnConditions: 'has the approval of its board on conditions',
  BoardRefused: 'was refused by its board',
  Deferred: 'waits for its board, which put off its decision',
  Rescinded: 'lost the approval of its board',
  Active: 'takes part',
  Withdrawing: 'gave notice of leaving',
  Left: 'left',
};
const OF_KIND: Readonly<Partial<Record<KindOfThing, Readonly<Record<string, string>>>>> = {
  minutes: OF_MINUTES,
  approval: OF_BOARDS,
  member: OF_MEMBERS,
};

/** Of what has no state of its own, how it came on record. */
const STATELESS: Readonly<Partial<Record<KindOfThing, string>>> = {
  issue: 'was raised',
  report: 'was issued',
  party: 'came on record as a party',
  opening: 'was opened',
};

/** "was answered"; undefined where no verb says it. */
export const verbOf = (kind: KindOfThing, { state }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof state === 'string' ? (OF_KIND[kind] ?? VERBS)[state] : STATELESS[kind];
