import * as fc from 'fast-check';
import { irregularitiesOf, meetingOf, meetingsOf, recordOf, type Entry, type MeetingAnswer, type RecordView } from '@parley/negotiation';
import { actionsOf } from '../../libs/negotiation/src/position/actions';
import { dueOf } from '../../libs/negotiation/src/position/due';
import { given, talks, told, type Told } from './kit';

const at = (time: string) => ({ occurred: { edtf: `2025-03-10T${time}:00Z` } });
const opened = told('open-meeting', { meeting: 'first', title: 'First', agenda: [{ item: 'Hours' }], ...at('10:00') });
const attended = told('record-attendance', {
  meeting: 'first',
  present: [{ party: 'north-union' }, { party: 'hill-trust' }],
  ...at('10:00'),
});
const theFirst = (view: RecordView): MeetingAnswer => {
  const found = meetingOf(view, 'first');
  if (!found) throw new Error('there is no meeting');
  return found;
};
const meeting = (...before: readonly Told[]) => theFirst(given(...talks, ...before).negotiation());

describe('the state of a meeting', () => {
  const scheduled = told('schedule-meeting', {
    meeting: 'first',
    title: 'First',
    starts: '2025-03-10T10:00:00Z',
    occurred: { edtf: '2025-03-01' },
  });
  const adjourned = told('adjourn-meeting', { meeting: 'first', until: '2025-03-10T14:00:00Z', ...at('12:00') });
  const reconvened = told('reconvene-meeting', { meeting: 'first', ...at('14:00') });
  const closed = told('close-meeting', { meeting: 'first', ...at('15:00') });

  test.each<[string, readonly Told[]]>([
    ['Scheduled', [scheduled]],
    ['Opened', [scheduled, opened]],
    ['Adjourned', [opened, adjourned]],
    ['Reconvened', [opened, adjourned, reconvened]],
    ['Closed', [opened, adjourned, reconvened, closed]],
    ['Cancelled', [scheduled, told('cancel-meeting', { meeting: 'first' })]],
  ])('is %s', (state, before) => {
    expect(meeting(...before).state).toBe(state);
  });

  it('is known from days alone where one thing can only follow the other', () => {
    const day = { occurred: { edtf: '2025-03-10' } };
    const all = ['open-meeting', 'adjourn-meeting', 'reconvene-meeting', 'close-meeting'].map((act) =>
      told(act, { meeting: 'first', ...day }),
    );
    expect(meeting(...all.slice(0, 2)).state).toBe('Adjourned');
    expect(meeting(...all.slice(0, 3)).state).toBe('Reconvened');
    expect(meeting(...all).state).toBe('Closed');
  });

  it('is undetermined where two adjournments and one resumption share a day', () => {
    const day = { occurred: { edtf: '2025-03-10' } };
    const all = ['open-meeting', 'adjourn-meeting', 'reconvene-meeting', 'adjourn-meeting'].map((act) =>
      told(act, { meeting: 'first', ...day }),
    );
    const answer = meeting(...all);
    expect(answer.state).toBe('undetermined');
    expect(answer.between?.map(({ state }) => state)).toEqual(['Adjourned', 'Reconvened', 'Adjourned']);
  });

  it('says until when it stands adjourned, by which entry', () => {
    const world = given(...talks, opened, adjourned);
    const [entry] = world.negotiation().ofType('MeetingAdjourned');
    expect(theFirst(world.negotiation()).adjourned).toEqual({ until: '2025-03-10T14:00:00Z', entry: entry?.eventId });
  });
});

it('a meeting of which nothing is on record is none', () => {
  expect(meetingOf(given(...talks, opened).negotiation(), 'second')).toBeUndefined();
});

describe('who is in the room', () => {
  const walkOut = told('change-attendance', { meeting: 'first', who: { party: 'north-union' }, change: 'walked-out', ...at('11:00') });
  const back = told('change-attendance', { meeting: 'first', who: { party: 'north-union' }, change: 'arrived', ...at('11:30') });
  const states = (...before: readonly Told[]) => meeting(opened, attended, ...before).attendance.map(({ party, state }) => [party, state]);

  it('is who was recorded as present', () => {
    expect(states()).toEqual([
      ['north-union', 'present'],
      ['hill-trust', 'present'],
    ]);
  });
  it('is not who walked out, until they come back, whatever was recorded first', () => {
    expect(states(walkOut)).toEqual([
      ['north-union', 'walked-out'],
      ['hill-trust', 'present'],
    ]);
    expect(states(back, walkOut)).toEqual([
      ['north-union', 'present'],
      ['hill-trust', 'present'],
    ]);
  });
  it('is also who came late', () => {
    const late = told('change-attendance', { meeting: 'first', who: { party: 'ministry' }, change: 'arrived', ...at('11:00') });
    expect(states(late)).toContainEqual(['ministry', 'present']);
  });
});

describe('minutes', () => {
  const draft = told('draft-minutes', { meeting: 'first', version: 1, paragraphs: [{ text: 'Hours were counted.' }] });
  const disputed = told('dispute-minutes', { meeting: 'first', version: 1, ground: 'They were not.' });
  const amended = told('amend-minutes', { meeting: 'first', version: 2 });
  const agreed = told('agree-minutes', { meeting: 'first', version: 2 });

  test.each<[string, readonly Told[]]>([
    ['Drafted', [draft]],
    ['Disputed', [draft, disputed]],
    ['Amended', [draft, disputed, amended]],
    ['Agreed', [draft, disputed, amended, agreed]],
    ['NotAgreed', [draft, told('leave-minutes-unagreed', { meeting: 'first', version: 1 })]],
    ['Published', [draft, disputed, amended, agreed, told('publish-minutes', { meeting: 'first', version: 2 })]],
  ])('are %s', (state, before) => {
    expect(meeting(opened, ...before).minutes?.state).toBe(state);
  });
  it('both disputed and agreed on unknown days are undetermined', () => {
    const both = [draft, disputed, told('agree-minutes', { meeting: 'first', version: 1 })];
    expect(meeting(opened, ...both).minutes).toMatchObject({
      state: 'undetermined',
      between: [{ state: 'Disputed' }, { state: 'Agreed' }],
    });
  });
});

describe('what is due', () => {
  const action = told('agree-action', { action: 'count', what: 'Count hours.', due: '2025-03-14' });
  const due = (...before: readonly Told[]) =>
    dueOf(given(...talks, ...before).negotiation()).map(({ what, kind, due: by }) => [kind, what, by]);

  it('holds open actions and meetings to come, soonest first', () => {
    const next = told('schedule-meeting', { title: 'Second', starts: '2025-03-13T09:00:00Z' });
    expect(due(action, next)).toEqual([
      ['meeting', 'Second', '2025-03-13T09:00:00Z'],
      ['action', 'Count hours.', '2025-03-14'],
    ]);
  });
  it('does not hold what is done', () => {
    expect(due(action, told('complete-action', { action: 'count' }))).toEqual([]);
  });
  it('holds the deadline of the version that can be answered, until the proposal is at an end', () => {
    const tabled = (version: number, openUntil: string) =>
      told('table-proposal', { proposal: 'claim', title: 'Claim', version, openUntil });
    const [first, second] = [tabled(1, '2025-03-20'), tabled(2, '2025-03-30')];
    expect(due(first)).toEqual([['reply', 'reply to Claim', '2025-03-20']]);
    expect(due(first, second)).toEqual([['reply', 'reply to Claim', '2025-03-30']]);
    expect(due(first, second, told('withdraw-proposal', { proposal: 'claim' }))).toEqual([]);
  });
  it('holds milestones, in a financial year too, after what is due before its end', () => {
    const milestone = told('announce-milestone', { what: 'New rotas', due: 'FY2024-25' });
    expect(due(milestone, action, told('announce-milestone', { what: 'Review', due: '2025-04' }))).toEqual([
      ['action', 'Count hours.', '2025-03-14'],
      ['milestone', 'New rotas', 'FY2024-25'],
      ['milestone', 'Review', '2025-04'],
    ]);
  });
  it('holds the end of an embargo, as it was set last', () => {
    const raised = told('raise-issue', { issue: 'pay', title: 'Pay', embargo: { until: '2025-04-01' } });
    const released = told('release-embargo', { entry: 'issue:pay' }, { record: 'negotiation' });
    const set = told('set-embargo', { entry: 'issue:pay', until: '2025-05-01' }, { record: 'negotiation' });
    expect(due(raised)).toEqual([['embargo', 'embargo ends', '2025-04-01']]);
    expect(due(raised, released)).toEqual([]);
    expect(due(raised, released, set)).toEqual([['embargo', 'embargo ends', '2025-05-01']]);
  });
});

describe('the fold of meetings', () => {
  const told10 = [
    opened,
    attended,
    told('change-attendance', { meeting: 'first', who: { party: 'north-union' }, change: 'walked-out', occurred: { edtf: '2025-03-10' } }),
    told('adjourn-meeting', { meeting: 'first', sineDie: true, occurred: { edtf: '2025-03-10' } }),
    told('reconvene-meeting', { meeting: 'first' }),
    told('draft-minutes', { meeting: 'first', version: 1 }),
    told('dispute-minutes', { meeting: 'first', version: 1, ground: 'Wrong.' }),
    told('agree-action', { action: 'count', what: 'Count hours.', meeting: 'first', due: '2025-03-14' }),
    told('complete-action', { action: 'count' }),
    told('close-meeting', { meeting: 'first' }),
  ];
  const recorded = given(...talks, ...told10).entries('negotiation-talks');

  it('answers for any part of the record in any order of recording, and names only entries it was given', () => {
    const orders = fc.shuffledSubarray([...recorded], { minLength: 1 });
    fc.assert(
      fc.property(orders, (chosen) => {
        const view = recordOf(chosen.map((entry, revision): Entry => ({ ...entry, revision })));
        const named = JSON.stringify([meetingsOf(view), actionsOf(view), dueOf(view), irregularitiesOf(view)]);
        const ids = new Set(chosen.map((e) => e.eventId));
        for (const [id] of named.matchAll(/00000000-0000-4000-8000-\d{12}/g)) expect(ids).toContain(id);
      }),
    );
  });

  it('says the same whatever was recorded first', () => {
    const states = (entries: readonly Entry[]) => {
      const { state, attendance, minutes } = theFirst(recordOf(entries.map((entry, revision) => ({ ...entry, revision }))));
      return [state, attendance.map((one) => [one.party, one.state]).sort(), minutes?.state];
    };
    const expected = states(recorded);
    fc.assert(
      fc.property(fc.shuffledSubarray([...recorded], { minLength: recorded.length }), (all) => expect(states(all)).toEqual(expected)),
    );
  });
});
