import { everyEvent, readShape, type Actor, type Data, type RecordShape } from '@parley/negotiation';

/** An event that moves the talks on, before it has a place. */
export interface Step {
  readonly type: string;
  readonly data: Data;
  readonly actors: readonly Actor[];
}
const [UNION, CARE, TRUST] = ['bench-union', 'bench-care', 'bench-trust'];
/** How much there is to talk about. */
export interface Matters {
  readonly issues: number;
  readonly proposals: number;
  readonly meetings: number;
}

const step = (type: string, data: Data, party: string = UNION): Step => ({ type, data, actors: [{ party }] });
const each = (count: number, of: (n: number) => readonly Step[]): readonly Step[] => Array.from({ length: count }, (_, n) => of(n)).flat();

function issue(n: number): readonly Step[] {
  const target = { issue: `issue-${n}` };
  const stance = (party: string, says: string) => ({ position: `${party}-on-${n}`, party, target, stance: says });
  const question = { question: `question-${n}`, limbs: ['Who pays?', 'From when?'], to: [{ party: TRUST }] };
  return [
    step('IssueRaised', { issue: `issue-${n}`, title: `Night shifts at short notice, ward ${n}` }),
    step('PositionTaken', stance(UNION, 'seeks')),
    step('PositionTaken', stance(TRUST, 'opposes'), TRUST),
    step('ObjectionRaised', { objection: `objection-${n}`, target, ground: 'Four nights in a row are too many.' }),
    step('ObjectionRaised', { objection: `answered-${n}`, target, ground: 'Nobody was asked.' }, CARE),
    step('ObjectionAnswered', { objection: `answered-${n}`, answer: 'All were asked in March.' }, TRUST),
    step('QuestionPut', question),
    step('PositionRestated', stance(UNION, 'seeks')),
    step('ReplyRecorded', { question: `question-${n}`, limb: 1, addressed: 'fully', substance: 'The trust pays.' }, TRUST),
    step('PositionChanged', stance(TRUST, 'conditional'), TRUST),
    step('ObjectionResolved', { objection: `answered-${n}`, outcome: 'withdrawn' }, CARE),
    step('ActionAgreed', { action: `action-${n}`, what: 'Send the rotas round.', due: '2030-01' }),
    ...(n % 2 === 0 ? [step('ActionCompleted', { action: `action-${n}` })] : []),
  ];
}

function proposal(n: number): readonly Step[] {
  const id = `proposal-${n}`;
  const put = (version: number) => {
    const hours = { hours: { value: String(36 + version), per: 'week' } };
    const terms = [0, 1].map((at) => ({
      term: `term-${n}-${version}-${at}`,
      issue: `issue-${n}`,
      parameter: `hours ${at}`,
      target: hours,
    }));
    return step(
      'ProposalTabled',
      { proposal: id, kind: 'offer', title: `Offer ${n}`, version, author: [TRUST], to: [UNION, CARE], terms },
      TRUST,
    );
  };
  const reply = (party: string, version: number, response: string) =>
    step('ResponseGiven', { proposal: id, version, party, response }, party);
  return [put(1), reply(UNION, 1, 'reject'), put(2), reply(CARE, 2, 'accept'), reply(UNION, 2, n % 2 === 0 ? 'accept' : 'question')];
}

const meeting = (n: number): readonly Step[] => [
  step('MeetingScheduled', { meeting: `meeting-${n}`, title: `Meeting ${n}`, starts: '2030-01-01' }),
  step('MeetingOpened', { meeting: `meeting-${n}` }),
  step('AttendanceRecorded', { meeting: `meeting-${n}`, present: [{ party: UNION }, { party: CARE }, { party: TRUST }] }),
  step('MeetingClosed', { meeting: `meeting-${n}` }),
];

/** What moves the talks, in its order: of the same length however long the talks are. Every step has the shape of its type. */
export function agenda({ issues, proposals, meetings }: Matters): readonly Step[] {
  const steps = [...each(issues, issue), ...each(proposals, proposal), ...each(meetings, meeting)];
  for (const { type, data } of steps) {
    const shape = everyEvent().find((event) => event.type === type)?.data as RecordShape<Data>;
    const read = readShape(shape, data);
    if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read.faults)}`);
  }
  return steps;
}
export const PARTIES = [UNION, CARE, TRUST];
