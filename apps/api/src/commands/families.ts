import type { ActDefinition } from '@parley/negotiation';

/** How the API document groups the acts. */
const FAMILIES: Readonly<Record<string, string>> = {
  Register: 'register-party rename-party merge-parties register-person record-office',
  Sources: 'register-source retract-source add-evidence',
  Consortium:
    'propose-consortium claim-membership form-consortium disband-consortium name-member join-member leave-member record-contribution',
  'Boards of a consortium': 'record-board-approval meet-board-condition record-board-refusal defer-board-decision rescind-board-approval',
  'Course of a negotiation':
    'open-record link-negotiation convene suspend resume reopen abandon record-failure-to-agree withdraw-from-talks return-to-talks appoint-negotiator announce-milestone',
  'Issues and proposals':
    'raise-issue float-proposal publish-proposal table-proposal counter-proposal state-aim specify-term revise-term link-terms respond withdraw-proposal lapse-proposal supersede-proposal reject-proposal defer-proposal refer-proposal',
  Positions: 'take-position restate-position change-position withdraw-position',
  'Statements and questions': 'record-statement revise-statement withdraw-statement put-question record-reply',
  Objections: 'raise-objection answer-objection resolve-objection',
  Context: 'record-context-fact announce-constraint record-precedent note-conflict resolve-conflict',
  Meetings:
    'schedule-meeting circulate-papers open-meeting adjourn-meeting reconvene-meeting close-meeting cancel-meeting record-attendance change-attendance record-side-meeting log-meeting agree-action complete-action',
  Minutes: 'file-side-notes draft-minutes dispute-minutes amend-minutes agree-minutes leave-minutes-unagreed publish-minutes',
  'Record keeping':
    'correct-entry retract-entry merge-duplicates acknowledge-entry dispute-entry set-embargo release-embargo redact-entry issue-report',
};
const familyOfName = new Map(Object.entries(FAMILIES).flatMap(([family, acts]) => acts.split(' ').map((act) => [act, family] as const)));

/** An act that no family lists yet stands apart, so that it is not overlooked. */
export const familyOf = ({ act }: Pick<ActDefinition, 'act'>): string => `Acts: ${familyOfName.get(act) ?? 'others'}`;
