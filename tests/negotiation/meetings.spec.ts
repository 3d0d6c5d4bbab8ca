import { given, talks, told, type Told } from './kit';

const at = (time: string) => ({ occurred: { edtf: `2025-03-10T${time}:00Z` } });
const jo = { person: 'Jo Bloggs', party: 'north-union' };
const people: readonly Told[] = [...talks, told('register-person', { name: 'Jo Bloggs' }), told('register-person', { name: 'Sam Sample' })];
const opened = told('open-meeting', { meeting: 'first', forum: 'Joint committee', ...at('10:00') });
const attended = told('record-attendance', { meeting: 'first', present: [jo, { party: 'hill-trust' }], ...at('10:00') });

describe('a meeting', () => {
  it('can be opened without having been scheduled, and gets an id from its title', () => {
    const outcome = given(...talks).when('open-meeting', { title: 'First talks', ...at('10:00') });
    expect(outcome).toMatchObject({
      kind: 'recorded',
      entries: [{ type: 'MeetingOpened', data: { meeting: 'first-talks' } }],
      irregular: [],
    });
  });

  it('that was scheduled is opened under the same id', () => {
    const world = given(...talks, told('schedule-meeting', { meeting: 'first', title: 'First', starts: '2025-03-10' }));
    expect(world.when('open-meeting', { meeting: 'first', ...at('10:00') })).toMatchObject({ kind: 'recorded', irregular: [] });
  });

  it('can have its scheduling recorded after its opening', () => {
    const world = given(...talks, opened);
    const scheduling = world.when('schedule-meeting', {
      meeting: 'first',
      title: 'First',
      starts: '2025-03-10',
      occurred: { edtf: '2025-03-01' },
    });
    expect(scheduling).toMatchObject({ kind: 'recorded', irregular: [] });
  });

  it('of a title used before gets an id of its own', () => {
    const world = given(...talks, told('open-meeting', { title: 'Weekly', ...at('10:00') }));
    expect(world.when('open-meeting', { title: 'Weekly' })).toMatchObject({ entries: [{ data: { meeting: 'meeting-2' } }] });
  });

  test.each(['open-meeting', 'schedule-meeting'])('is not made twice by %s', (act) => {
    const body = { meeting: 'first', title: 'First', ...(act === 'schedule-meeting' && { starts: '2025-03-10' }) };
    expect(given(...talks, told(act, body)).when(act, body)).toMatchObject({ kind: 'refused', code: 'id-taken' });
  });

  it('whose making was retracted is not opened again under its id', () => {
    const world = given(...talks, opened);
    const [entry] = world.negotiation().ofType('MeetingOpened');
    world.having(told('retract-entry', { entry: entry?.eventId, reason: 'Another matter.' }, { record: 'negotiation' }));
    expect(world.when('open-meeting', { meeting: 'first' })).toMatchObject({ kind: 'refused', code: 'id-taken' });
  });

  it('that nobody recorded cannot be closed', () => {
    expect(given(...talks).when('close-meeting', { meeting: 'first' })).toMatchObject({ kind: 'refused', code: 'meeting-unknown' });
  });

  it('that was only scheduled and is closed is recorded and flagged', () => {
    const world = given(...talks, told('schedule-meeting', { meeting: 'first', title: 'First', starts: '2025-03-10' }));
    expect(world.when('close-meeting', { meeting: 'first', ...at('12:00') })).toMatchObject({
      kind: 'recorded',
      irregular: ['meeting-not-open'],
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['adjourn-meeting', { sineDie: true }],
    ['reconvene-meeting', {}],
    ['close-meeting', {}],
    ['change-attendance', { who: { party: 'hill-trust' }, change: 'left' }],
  ])('after its closing takes no %s without being flagged', (act, body) => {
    const world = given(...people, opened, attended, told('close-meeting', { meeting: 'first', ...at('12:00') }));
    expect(world.when(act, { meeting: 'first', ...body, ...at('12:30') })).toMatchObject({ kind: 'recorded', irregular: ['meeting-over'] });
  });

  it('is not flagged where the dates do not tell the order', () => {
    const day = { occurred: { edtf: '2025-03-10' } };
    const world = given(...people, told('open-meeting', { meeting: 'first', ...day }), told('close-meeting', { meeting: 'first', ...day }));
    expect(world.when('adjourn-meeting', { meeting: 'first', ...day })).toMatchObject({ kind: 'recorded', irregular: [] });
  });

  it('is reconvened only from an adjournment', () => {
    const world = given(...talks, opened);
    expect(world.when('reconvene-meeting', { meeting: 'first', ...at('11:00') })).toMatchObject({ irregular: ['meeting-out-of-turn'] });
    world.having(told('adjourn-meeting', { meeting: 'first', until: '2025-03-11', ...at('11:30') }));
    expect(world.when('reconvene-meeting', { meeting: 'first', ...at('12:00') })).toMatchObject({ irregular: [] });
  });

  it('is adjourned until a time or sine die, not both', () => {
    const both = given(...talks, opened).when('adjourn-meeting', { meeting: 'first', until: '2025-03-11', sineDie: true });
    expect(both).toMatchObject({ kind: 'faulty', faults: [{ path: 'sineDie', code: 'until-and-sine-die' }] });
  });
});

describe('attendance', () => {
  it('of somebody who was not there is flagged when they leave', () => {
    const world = given(...people, opened, attended);
    const stranger = { meeting: 'first', who: { person: 'Sam Sample' }, change: 'left', ...at('11:00') };
    expect(world.when('change-attendance', stranger)).toMatchObject({ kind: 'recorded', irregular: ['not-in-the-room'] });
  });

  test.each([{ party: 'north-union' }, { person: 'Jo Bloggs' }, { party: 'hill-trust', asPrinted: 'their finance director' }])(
    'of %j is known from the list',
    (who) => {
      const world = given(...people, opened, attended);
      expect(world.when('change-attendance', { meeting: 'first', who, change: 'walked-out', ...at('11:00') })).toMatchObject({
        irregular: [],
      });
    },
  );

  it('of a late arrival who leaves again is in order', () => {
    const sam = { meeting: 'first', who: { person: 'Sam Sample' } };
    const world = given(...people, opened, attended, told('change-attendance', { ...sam, change: 'arrived', ...at('10:30') }));
    expect(world.when('change-attendance', { ...sam, change: 'left', ...at('11:00') })).toMatchObject({ irregular: [] });
  });
});

describe('minutes', () => {
  const draft = told('draft-minutes', { meeting: 'first', version: 1, paragraphs: [{ number: '1', text: 'Hours were counted.' }] });
  const agreed = told('agree-minutes', { meeting: 'first', version: 1, sides: ['management-side', 'staff-side'], ...at('13:00') });
  const published = told('publish-minutes', { meeting: 'first', version: 1, ...at('14:00') });

  test.each(['dispute-minutes', 'agree-minutes', 'leave-minutes-unagreed', 'publish-minutes'])(
    'of a version that is not out cannot be the matter of %s',
    (act) => {
      const body = { meeting: 'first', version: 2, ...(act === 'dispute-minutes' && { ground: 'The hours.' }) };
      expect(given(...talks, opened, draft).when(act, body)).toMatchObject({ kind: 'refused', code: 'minutes-unknown' });
    },
  );

  it('go out under a number once', () => {
    expect(given(...talks, opened, draft).when('draft-minutes', draft.body)).toMatchObject({ kind: 'refused', code: 'version-frozen' });
  });

  it('are amended only where there is a draft', () => {
    const amended = { meeting: 'first', version: 2 };
    expect(given(...talks, opened).when('amend-minutes', amended)).toMatchObject({ kind: 'refused', code: 'minutes-unknown' });
    expect(given(...talks, opened, draft).when('amend-minutes', amended)).toMatchObject({ kind: 'recorded' });
  });

  test.each(['draft-minutes', 'amend-minutes'])('are frozen once published: no %s', (act) => {
    const world = given(...talks, opened, draft, agreed, published);
    expect(world.when(act, { meeting: 'first', version: 2 })).toMatchObject({ kind: 'refused', code: 'minutes-frozen' });
  });

  it('can be disputed even when published', () => {
    const dispute = { meeting: 'first', version: 1, ground: 'Not what was said.' };
    expect(given(...talks, opened, draft, agreed, published).when('dispute-minutes', dispute)).toMatchObject({ kind: 'recorded' });
  });

  it('published again are published already', () => {
    expect(given(...talks, opened, draft, agreed, published).when('publish-minutes', published.body)).toEqual({ kind: 'already' });
  });

  it('published before they were settled are flagged', () => {
    const world = given(...talks, opened, draft);
    expect(world.when('publish-minutes', { meeting: 'first', version: 1 })).toMatchObject({ irregular: ['minutes-published-unsettled'] });
  });

  test.each<[Readonly<Record<string, unknown>>, readonly string[]]>([
    [{ sides: ['staff-side'] }, ['minutes-agreed-by-one-side']],
    [{ parties: ['north-union'] }, ['minutes-agreed-by-one-side']],
    [{ sides: ['staff-side', 'management-side'] }, []],
    [{ parties: ['north-union', 'hill-trust'] }, []],
    [{}, []],
  ])('agreed by %j', (by, rules) => {
    expect(given(...talks, opened, draft).when('agree-minutes', { meeting: 'first', version: 1, ...by })).toMatchObject({
      irregular: rules,
    });
  });

  it('agreed by one side and later by the other are no longer flagged', () => {
    const one = (side: string) => told('agree-minutes', { meeting: 'first', version: 1, sides: [side] });
    expect(given(...talks, opened, draft, one('staff-side')).irregular()).toEqual(['minutes-agreed-by-one-side']);
    expect(given(...talks, opened, draft, one('staff-side'), one('management-side')).irregular()).toEqual([]);
  });
});

describe('an action', () => {
  const action = told('agree-action', { action: 'count', what: 'Count hours.', due: '2025-03-14', ...at('11:00') });

  test.each([
    ['2025-03-14', []],
    ['2025-03-15', ['action-after-due']],
    ['2025-03-09', ['action-before-agreement']],
  ])('completed on %s', (edtf, rules) => {
    expect(given(...talks, action).when('complete-action', { action: 'count', occurred: { edtf } })).toMatchObject({ irregular: rules });
  });
});

describe('a meeting logged as a whole', () => {
  const walkOut = { who: { party: 'north-union' }, change: 'walked-out', occurred: { edtf: '2025-03-10T11:40:00Z' } };
  const log = {
    title: 'First talks',
    present: [jo, { party: 'hill-trust' }],
    changes: [walkOut],
    actions: [{ what: 'Count hours.' }, { what: 'Ask the staff.' }],
    adjourned: { sineDie: true, occurred: { edtf: '2025-03-10T11:45:00Z' } },
    ...at('10:00'),
  };

  it('is one append of its events, each at its own time', () => {
    const outcome = given(...people).when('log-meeting', log);
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
    expect(outcome.entries.map((e) => [e.type, e.data['meeting'], e.occurred.edtf?.slice(11, 16)])).toEqual([
      ['MeetingOpened', 'first-talks', '10:00'],
      ['AttendanceRecorded', 'first-talks', '10:00'],
      ['AttendanceChanged', 'first-talks', '11:40'],
      ['ActionAgreed', 'first-talks', '10:00'],
      ['ActionAgreed', 'first-talks', '10:00'],
      ['MeetingAdjourned', 'first-talks', '11:45'],
    ]);
    expect(outcome.entries.flatMap((e) => e.data['action'] ?? [])).toEqual(['action-1', 'action-2']);
    expect(outcome.irregular).toEqual([]);
  });

  it('takes up one that was scheduled', () => {
    const world = given(
      ...people,
      told('schedule-meeting', { meeting: 'first', title: 'First', starts: '2025-03-10', occurred: { edtf: '2025-03-01' } }),
    );
    expect(world.when('log-meeting', { ...log, meeting: 'first' })).toMatchObject({ kind: 'recorded', irregular: [] });
  });

  it('records nothing where one of its events is refused', () => {
    const world = given(...people);
    const before = world.negotiation().size;
    const outcome = world.when('log-meeting', { ...log, changes: [{ ...walkOut, who: { person: 'Nobody' } }] });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'person-unknown' });
    expect(world.negotiation().size).toBe(before);
  });

  it('says who was present where it says who was not', () => {
    const outcome = given(...people).when('log-meeting', { title: 'First', apologies: [jo] });
    expect(outcome).toMatchObject({ kind: 'faulty', faults: [{ path: 'present' }] });
  });
});
