import { gradeOf, objectionsOf, reportsOf } from '@parley/negotiation';
import { given, told } from './kit';
import { before, corrects, objection, where } from './objected';

describe('a retraction', () => {
  const retracts = told('retract-entry', { entry: 'objection:o-1', reason: 'Another meeting.' }, where);

  it('takes an entry out from then on: it can no longer be named, and its id is not used again', () => {
    const world = given(...before, retracts);
    expect(objectionsOf(world.negotiation())).toEqual([]);
    expect(world.when('answer-objection', { objection: 'o-1', answer: 'x' })).toMatchObject({ code: 'entry-retracted' });
    expect(world.when('retract-entry', retracts.body, where)).toMatchObject({ code: 'entry-retracted' });
    expect(world.when('raise-objection', { objection: 'o-1', target: { issue: 'nights' }, ground: 'x' })).toMatchObject({
      code: 'id-taken',
    });
  });

  it('is not of an opening, nor of a change', () => {
    const world = given(...before, corrects({ actors: [] }));
    for (const entry of ['@0', '@3'])
      expect(world.when('retract-entry', { entry, reason: 'x' }, where)).toMatchObject({
        code: 'not-this-entry',
        refusal: { path: 'entry' },
      });
  });

  it('of a party or a person makes them unknown to later entries', () => {
    const world = given(...before);
    world.having(
      told('retract-entry', { entry: 'party:lake-trust', reason: 'No such trust.' }, { record: 'register-parties' }),
      told('retract-entry', { entry: 'person:Jo Bloggs', reason: 'Nobody.' }, { record: 'register-people' }),
    );
    expect(world.when('record-statement', { kind: 'report', substance: 'x', actors: [{ party: 'lake-trust' }] })).toMatchObject({
      code: 'entry-retracted',
    });
    expect(world.when('record-statement', { kind: 'report', substance: 'x', actors: [{ person: 'Jo Bloggs' }] })).toMatchObject({
      code: 'person-unknown',
    });
  });
});

describe('evidence and duplicates', () => {
  const citation = { source: 'letter', locator: 'p. 1', grade: 'on-record' };

  it('lift the grade of an entry by a better citation, once', () => {
    const world = given(...before, told('add-evidence', { entry: 'objection:o-1', citation }, where));
    expect([objection(world).sources, gradeOf(objection(world))]).toEqual([[citation], 'on-record']);
    expect(world.when('add-evidence', { entry: 'objection:o-1', citation }, where)).toEqual({ kind: 'already' });
  });

  it('leave one entry that rests on the citations of all', () => {
    const again = told('raise-objection', { objection: 'o-2', target: { issue: 'nights' }, ground: 'Too many.', sources: [citation] });
    const world = given(...before, again, told('merge-duplicates', { kept: 'objection:o-1', duplicates: ['objection:o-2'] }, where));
    expect(objectionsOf(world.negotiation()).map(({ id }) => id)).toEqual(['o-1']);
    expect(gradeOf(objection(world))).toBe('on-record');
    expect(world.when('merge-duplicates', { kept: '@1', duplicates: ['issue:nights'] }, where)).toMatchObject({ code: 'own-duplicate' });
    expect(world.when('merge-duplicates', { kept: '@1', duplicates: ['@0'] }, where)).toMatchObject({ code: 'not-this-entry' });
    expect(world.when('merge-duplicates', { kept: '@4', duplicates: ['@1'] }, where)).toMatchObject({ code: 'not-this-entry' });
  });
});

describe('marks of an entry', () => {
  const marks = (act: string, over: object) => told(act, { entry: 'objection:o-1', ...over }, where);

  it('say which side, or which party, acknowledges or disputes it; what was recorded last holds', () => {
    const world = given(...before, marks('acknowledge-entry', { side: 'staff-side' }));
    expect(world.when('acknowledge-entry', { entry: 'objection:o-1', side: 'staff-side' }, where)).toEqual({ kind: 'already' });
    expect(world.when('acknowledge-entry', { entry: 'objection:o-1', party: 'hill-trust' }, where)).toMatchObject({ kind: 'recorded' });
    world.having(marks('dispute-entry', { side: 'staff-side', ground: 'Not so.' }));
    expect(world.when('acknowledge-entry', { entry: 'objection:o-1', side: 'staff-side' }, where)).toMatchObject({ kind: 'recorded' });
    for (const whose of [{}, { side: 'staff-side', party: 'hill-trust' }])
      expect(world.when('acknowledge-entry', { entry: '@1', ...whose }, where)).toMatchObject({
        faults: [{ path: 'side', code: 'side-or-party' }],
      });
  });

  it('set an embargo and release it, where there is one', () => {
    const world = given(...before);
    expect(world.when('release-embargo', { entry: 'objection:o-1' }, where)).toMatchObject({ code: 'nothing-to-release' });
    world.having(marks('set-embargo', { until: '2025-05-01' }));
    expect(world.when('set-embargo', { entry: 'objection:o-1', until: '2025-05-01' }, where)).toEqual({ kind: 'already' });
    world.having(marks('release-embargo', {}));
    expect(world.when('release-embargo', { entry: 'objection:o-1' }, where)).toEqual({ kind: 'already' });
    expect(world.when('set-embargo', { entry: 'objection:o-1', until: '2025-05-01' }, where)).toMatchObject({ kind: 'recorded' });
  });

  it('release an embargo that the entry itself carries', () => {
    const world = given(...before, told('raise-issue', { issue: 'days', title: 'Days', embargo: { until: '2025-05-01' } }));
    expect(world.when('release-embargo', { entry: 'issue:days' }, where)).toMatchObject({ kind: 'recorded' });
  });
});

describe('a report', () => {
  it('is stale once an entry that it cites was changed after it went out', () => {
    const issues = told('issue-report', { title: 'Briefing', cites: ['objection:o-1'] }, where);
    const world = given(...before, corrects({ actors: [] }), issues);
    expect(reportsOf(world.negotiation())).toMatchObject([{ id: 'briefing', stale: false, because: [] }]);
    world.having(corrects({ occurred: { edtf: '2025-03' } }, 'issue:nights'));
    expect(reportsOf(world.negotiation())).toMatchObject([{ stale: false }]);
    world.having(corrects({ occurred: { edtf: '2025-03' } }));
    const change = world.entries('negotiation-talks').at(-1)?.eventId;
    expect(reportsOf(world.negotiation())).toMatchObject([{ stale: true, because: [change], cites: [objection(world).eventId] }]);
  });
});
