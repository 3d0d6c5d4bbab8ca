import { negotiationPosition, type StanceAnswer } from '@parley/negotiation';
import { context, given, talks, told, type World } from './kit';

const issue = told('raise-issue', { issue: 'nights', title: 'Night shifts' });
const stance = (act: string, says: string, over: object = {}) =>
  told(act, { position: 'p', party: 'north-union', target: { issue: 'nights' }, stance: says, ...over });
const on = (day: string) => ({ occurred: { edtf: `2025-${day}` } });
const positions = (world: World): readonly StanceAnswer[] => negotiationPosition(world.negotiation(), context(world)).positions;
const after = (...acts: ReturnType<typeof told>[]): readonly StanceAnswer[] => positions(given(...talks, issue, ...acts));

describe('where a party stands', () => {
  it('is what it last said, since it came to say so', () => {
    const world = given(
      ...talks,
      issue,
      stance('take-position', 'opposes', { ...on('01-10'), ground: 'Too many.' }),
      stance('change-position', 'supports', { ...on('02-10'), ground: 'They were halved.' }),
      stance('restate-position', 'supports', on('03-10')),
    );
    const [, , , changed] = world.entries('negotiation-talks').map(({ eventId }) => eventId);
    expect(positions(world)).toMatchObject([
      {
        party: 'north-union',
        issue: 'nights',
        stance: 'supports',
        since: '2025-02-10',
        ground: 'They were halved.',
        entry: changed,
        positions: ['p'],
      },
    ]);
  });

  it('goes by dates, whatever was recorded last', () => {
    expect(after(stance('take-position', 'supports', on('02-10')), stance('change-position', 'opposes', on('01-10')))[0]).toMatchObject({
      stance: 'supports',
      since: '2025-02-10',
    });
  });

  it('is undetermined between two that have no dates', () => {
    const [both] = after(stance('take-position', 'supports'), stance('change-position', 'opposes'));
    expect(both).toMatchObject({ stance: 'undetermined', between: [{ state: 'supports' }, { state: 'opposes' }] });
  });

  it('is restated without ever having been seen to be taken', () => {
    expect(after(stance('restate-position', 'supports'))).toMatchObject([{ stance: 'supports', since: null }]);
  });

  it('is one stance for one target, under whatever ids it was recorded, and another for each body', () => {
    const all = after(
      stance('take-position', 'opposes', { position: 'a', ...on('01-10') }),
      stance('take-position', 'supports', { position: 'b', ...on('02-10') }),
      stance('take-position', 'opposes', { position: 'c', body: 'members' }),
      stance('take-position', 'seeks', { position: 'd', target: { subject: 'job security' } }),
    );
    expect(all.map(({ stance: says, body, positions: ids }) => [says, body, ids])).toEqual([
      ['supports', undefined, ['a', 'b']],
      ['opposes', 'members', ['c']],
      ['seeks', undefined, ['d']],
    ]);
  });

  it('is withdrawn with the position, also without dates', () => {
    expect(after(stance('take-position', 'supports'), told('withdraw-position', { position: 'p' }))).toMatchObject([
      { stance: 'withdrawn' },
    ]);
  });

  it('names who spoke for the party', () => {
    const person = told('register-person', { name: 'Sam Sample' });
    const actors = [{ party: 'north-union', person: 'Sam Sample' }];
    const [spoken] = positions(given(...talks, issue, person, stance('take-position', 'supports', { actors })));
    expect(spoken?.person).toMatch(/^person-/);
  });
});

describe('what is irregular about a position is shown', () => {
  const irregular = (...acts: ReturnType<typeof told>[]) => given(...talks, issue, ...acts).irregular();
  const taken = stance('take-position', 'supports', on('01-10'));

  it('a restatement that says something else', () => {
    expect(irregular(taken, stance('restate-position', 'opposes', on('02-10')))).toEqual(['restated-differently']);
    expect(irregular(taken, stance('restate-position', 'supports', on('02-10')))).toEqual([]);
    expect(irregular(taken, stance('restate-position', 'opposes', on('01-10')))).toEqual([]);
  });

  it('anything said of it after it was withdrawn', () => {
    const withdrawn = told('withdraw-position', { position: 'p', ...on('02-10') });
    expect(irregular(taken, withdrawn, stance('change-position', 'opposes', on('03-10')))).toEqual(['position-had-been-withdrawn']);
  });
});
