/** Who belongs to a consortium, and what they bring. Names and fields of events are storage: add, never rename. */
import { define, type Deciding } from '../../act/definition';
import type { Entry } from '../../entry/entry';
import { edtf } from '../../entry/entry-shape';
import type { Irregularity } from '../../irregularity';
import { comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import { refused, type Refusal } from '../../refusal';
import { described, flag, oneOf, optional, record, reference, text, type Is } from '../../shape/shape';
import { hours, money, period } from '../values';
import { afterDisbanding } from './formation';
import { conditionsOf, isJoining, isMet } from './subject';

const named = record({
  member: reference('party'),
  openList: optional(described('Named in a list that says it is open ("including", "among"): the named are at least so many.', flag())),
});
const joined = record({ member: reference('party') });
const left = record({
  member: reference('party'),
  stage: described('Notice is given of leaving, or the member has left.', oneOf('withdrawing', 'left')),
  effective: optional(described('When it takes effect, as EDTF.', edtf())),
  reason: optional(text(4000)),
});
const contribution = record({
  member: reference('party'),
  what: described('What is contributed, as in "staff time for the project".', text(500)),
  money: optional(money()),
  hours: optional(hours()),
  period: optional(period()),
});
export type MemberNamed = Is<typeof named>;
export type MemberJoined = Is<typeof joined>;
export type MemberLeft = Is<typeof left>;
export type ContributionRecorded = Is<typeof contribution>;

const BELONGING: readonly string[] = ['MemberNamed', 'MemberJoined', 'ConsortiumFormed'];
/** The entries by which the party belongs to the consortium, named or joined or approved to join. */
const belonging = (view: RecordView, member: string): readonly Entry[] =>
  view
    .about('party', member)
    .filter((e) => BELONGING.includes(e.type) || (e.type === 'BoardApprovalRecorded' && e.data['member'] === member && isJoining(e)));

/** Who never belonged cannot leave or contribute. */
const unlessMember = ({ member }: { readonly member: string }, { record: view }: Deciding): Refusal | undefined =>
  belonging(view, member).length > 0
    ? undefined
    : refused('not-a-member', 'Nothing on this record makes the party a member; name it first, or mend the party.', 'member');

/** Joined without a board's approval that stands and whose conditions are met, as far as the record and its dates say. */
function joinedWithoutApproval(entry: Entry<MemberJoined>, view: RecordView): readonly Irregularity[] {
  const { member } = entry.data;
  const own = view.about('party', member).filter((e) => e.data['member'] === member && isJoining(e));
  const approvals = own.filter((e) => e.type === 'BoardApprovalRecorded' && !comesBefore(view, entry, e));
  const gone = own.filter((e) => e.type === 'BoardApprovalRescinded' && comesBefore(view, e, entry));
  const standing = approvals.filter((approval) => !gone.some((e) => !comesBefore(view, e, approval)));
  const irregular = (rule: string, says: string, because: readonly Entry[]): readonly Irregularity[] => [
    { rule, says, entry: entry.eventId, because: [entry, ...because].map((e) => e.eventId) },
  ];
  if (standing.length === 0)
    return irregular('joined-without-board-approval', 'No board approval of joining is on record that stood when the member joined.', gone);
  const open = (approval: Entry): boolean => conditionsOf(approval).some(({ condition }) => !isMet(view, condition, entry));
  if (standing.every(open))
    return irregular('joined-with-conditions-open', 'The conditions of the board were not met when the member joined.', standing);
  return [];
}

export const members = [
  define<MemberNamed>({
    type: 'MemberNamed',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: named,
    act: 'name-member',
    says: 'An organisation is named as a member; that is no approval by its board.',
    irregular: afterDisbanding,
    example: { id: 'example-health-consortium', body: { member: 'example-lake-trust', occurred: { edtf: '2025-02-10' } } },
  }),
  define<MemberJoined>({
    type: 'MemberJoined',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: joined,
    act: 'join-member',
    says: 'A member takes part from now on.',
    irregular: (entry, view) => [...joinedWithoutApproval(entry, view), ...afterDisbanding(entry, view)],
    example: { id: 'example-health-consortium', body: { member: 'example-valley-trust', occurred: { edtf: '2025-04-01' } } },
  }),
  define<MemberLeft>({
    type: 'MemberLeft',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: left,
    act: 'leave-member',
    says: 'A member gives notice of leaving, or has left.',
    refuse: unlessMember,
    example: {
      id: 'example-health-consortium',
      body: { member: 'example-coast-trust', stage: 'withdrawing', effective: '2025-09-30', occurred: { edtf: '2025-05-02' } },
    },
  }),
  define<ContributionRecorded>({
    type: 'ContributionRecorded',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: contribution,
    act: 'record-contribution',
    says: 'A member contributes money, time or something else.',
    refuse: unlessMember,
    example: {
      id: 'example-health-consortium',
      body: {
        member: 'example-coast-trust',
        what: 'Share of the project office',
        money: { amount: '10000', currency: 'GBP' },
        period: 'FY2025-26',
        occurred: { edtf: '2025-04-10' },
      },
    },
  }),
];
