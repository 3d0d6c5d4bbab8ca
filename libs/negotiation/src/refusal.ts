/**
 * A refusal: what was asked cannot be a true record. Data, never an exception, inside the rules.
 * `code` is stable and public; `path` names the field of the body; `says` tells what to do.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly says: string;
  readonly path?: string;
  /** What there is to choose from, where a name fits several. */
  readonly choice?: readonly string[];
}

export const REFUSAL_CODES = [
  'record-exists',
  'record-unknown',
  'id-taken',
  'party-unknown',
  'person-unknown',
  'person-ambiguous',
  'office-unknown',
  'source-unknown',
  'negotiation-unknown',
  'consortium-unknown',
  'issue-unknown',
  'proposal-unknown',
  'term-unknown',
  'objection-unknown',
  'question-unknown',
  'meeting-unknown',
  'action-unknown',
  'conflict-unknown',
  'milestone-unknown',
  'position-unknown',
  'statement-unknown',
  'report-unknown',
  'condition-unknown',
  'limb-unknown',
  'entry-unknown',
  'party-merged',
  'source-retracted',
  'entry-retracted',
  'side-unknown',
  'version-not-out',
  'version-frozen',
  'version-out-of-step',
  'minutes-unknown',
  'minutes-frozen',
  'not-a-member',
  'nothing-to-rescind',
  'nothing-to-release',
  'correction-empty',
  'correction-misfit',
  'own-duplicate',
  'not-this-entry',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export const refused = (code: RefusalCode, says: string, path?: string): Refusal => ({ code, says, ...(path !== undefined && { path }) });
