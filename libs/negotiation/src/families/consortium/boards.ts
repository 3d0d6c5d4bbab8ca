/** What the boards of members decide. Boards change their minds: every outcome stands beside the others. Names and fields of events are storage: add, never rename. */
import { define, type Deciding } from '../../act/definition';
import { streamKnowing } from '../../act/known';
import type { Entry } from '../../entry/entry';
import { edtf } from '../../entry/entry-shape';
import { refused, type Refusal } from '../../refusal';
import { described, list, newId, optional, record, reference, text, type Is } from '../../shape/shape';
import { isOut } from '../proposals/versions';
import { afterDisbanding } from './formation';
import { boardSubject, conditionsOf, subjectKey, subjectOf, type BoardSubject } from './subject';

const condition = record({
  condition: described('Id of the condition, made where it is left out.', newId('condition')),
  text: described('The condition as the board put it.', text(4000)),
});
const approved = record({
  member: reference('party'),
  subject: boardSubject(),
  resolution: optional(described('The resolution as printed.', text(4000))),
  conditions: optional(described('On what conditions.', list(condition, { max: 50 }))),
});
const met = record({
  member: reference('party'),
  condition: reference('condition'),
  how: optional(text(4000)),
});
const refusal = record({ member: reference('party'), subject: boardSubject(), reason: optional(text(4000)) });
const deferred = record({
  member: reference('party'),
  subject: boardSubject(),
  until: optional(described('Until when, as EDTF.', edtf())),
  reason: optional(text(4000)),
});
const rescinded = record({
  member: reference('party'),
  subject: boardSubject(),
  approval: optional(described('The approval that is rescinded, where there were several.', reference('entry'))),
  reason: optional(text(4000)),
});
export type BoardApprovalRecorded = Is<typeof approved>;
export type BoardConditionMet = Is<typeof met>;
export type BoardRefusalRecorded = Is<typeof refusal>;
export type BoardDecisionDeferred = Is<typeof deferred>;
export type BoardApprovalRescinded = Is<typeof rescinded>;

/** A board decides on a version that is out: published or tabled in its negotiation. */
function versionRefusal({ subject }: { readonly subject: BoardSubject }, { known }: Deciding): Refusal | undefined {
  const { about, negotiation, proposal, version } = subject;
  if (about !== 'proposal-version' || negotiation === undefined || proposal === undefined || version === undefined) return undefined;
  const talks = known(streamKnowing('negotiation', negotiation));
  if (!talks.isNamed('proposal', proposal))
    return refused(
      'proposal-unknown',
      `There is no proposal ${proposal} in ${negotiation}; record it there first, or mend the id.`,
      'subject.proposal',
    );
  return isOut(talks, proposal, version)
    ? undefined
    : refused('version-not-out', `Version ${version} of ${proposal} is not out; record how it came out first.`, 'subject.version');
}

const isApproval = (entry: Entry | undefined, { member, subject }: BoardApprovalRescinded): boolean =>
  entry?.type === 'BoardApprovalRecorded' &&
  entry.data['member'] === member &&
  subjectKey(subjectOf(entry) as BoardSubject) === subjectKey(subject);

function nothingToRescind(data: BoardApprovalRescinded, { record: view }: Deciding): Refusal | undefined {
  if (data.approval !== undefined && !isApproval(view.entry(data.approval), data))
    return refused('not-this-entry', 'Name the approval of this board on this subject.', 'approval');
  return view.about('party', data.member).some((e) => isApproval(e, data))
    ? undefined
    : refused('nothing-to-rescind', 'No approval by this board on this subject is on record; record it first.', 'subject');
}

function conditionOfAnother({ member, condition: id }: BoardConditionMet, { record: view }: Deciding): Refusal | undefined {
  const approval = view.maker('condition', id);
  const isOwn = approval?.data['member'] === member && conditionsOf(approval).some((one) => one.condition === id);
  return isOwn
    ? undefined
    : refused('condition-unknown', 'The board of this member set no such condition; mend the member or the condition.', 'condition');
}

const common = { tv: 1, records: ['consortium'], graded: true } as const;
const id = 'example-health-consortium';

export const boards = [
  define<BoardApprovalRecorded>({
    ...common,
    type: 'BoardApprovalRecorded',
    data: approved,
    act: 'record-board-approval',
    says: 'The board of a member approves a subject, perhaps on conditions: joining, a business case, a version of a proposal.',
    refuse: versionRefusal,
    irregular: afterDisbanding,
    example: {
      id,
      body: {
        member: 'example-north-trust',
        subject: { about: 'business-case', title: 'Rota system' },
        conditions: [{ text: 'The cost stays below the tender.' }],
        occurred: { edtf: '2025-03-18' },
      },
    },
  }),
  define<BoardConditionMet>({
    ...common,
    type: 'BoardConditionMet',
    data: met,
    act: 'meet-board-condition',
    says: 'A condition on which a board approved is met.',
    refuse: conditionOfAnother,
    example: {
      id,
      body: {
        member: 'example-valley-trust',
        condition: 'union-talks',
        how: 'Talks opened on 20 March.',
        occurred: { edtf: '2025-03-20' },
      },
    },
  }),
  define<BoardRefusalRecorded>({
    ...common,
    type: 'BoardRefusalRecorded',
    data: refusal,
    act: 'record-board-refusal',
    says: 'The board of a member refuses a subject.',
    refuse: versionRefusal,
    irregular: afterDisbanding,
    example: {
      id,
      body: {
        member: 'example-lake-trust',
        subject: { about: 'joining' },
        reason: 'The trust has an agreement of its own.',
        occurred: { edtf: '2025-02-20' },
      },
    },
  }),
  define<BoardDecisionDeferred>({
    ...common,
    type: 'BoardDecisionDeferred',
    data: deferred,
    act: 'defer-board-decision',
    says: 'The board of a member puts off its decision on a subject.',
    refuse: versionRefusal,
    irregular: afterDisbanding,
    example: {
      id,
      body: {
        member: 'example-hill-trust',
        subject: { about: 'business-case', title: 'Rota system' },
        until: '2025-05',
        occurred: { edtf: '2025-03-18' },
      },
    },
  }),
  define<BoardApprovalRescinded>({
    ...common,
    type: 'BoardApprovalRescinded',
    data: rescinded,
    act: 'rescind-board-approval',
    says: 'The board of a member takes its approval back.',
    refuse: nothingToRescind,
    irregular: afterDisbanding,
    example: {
      id,
      body: {
        member: 'example-north-trust',
        subject: { about: 'joining' },
        reason: 'The board has changed.',
        occurred: { edtf: '2025-06-03' },
      },
    },
  }),
];
