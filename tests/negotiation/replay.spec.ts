import { positionFromFacts, Replay, type Entry, type Facts, type ReplayRange } from '@parley/negotiation';
import { given, talks, told, type World } from './kit';

const on = (edtf: string) => ({ occurred: { edtf } });
const START = Date.UTC(2025, 0, 1);
const world = given(
  ...talks, // 0 to 5
  told('raise-issue', { issue: 'nights', title: 'Nights', ...on('2024-03-01') }), // 6
  told('raise-objection', { objection: 'many', target: { issue: 'nights' }, ground: 'Many.', ...on('2024-03-04T10:00:00Z') }), // 7
  told('answer-objection', { objection: 'many', answer: 'Fewer soon.', ...on('2024-04') }), // 8
  told('raise-objection', { objection: 'undated', target: { issue: 'nights' }, ground: 'When?' }), // 9
  told('correct-entry', { entry: '@2', reason: 'Misread.', replacement: on('2024-03-05') }, { id: 'talks', record: 'negotiation' }), // 10
  told('rename-party', { party: 'hill-trust', name: 'The Hill Foundation Trust' }), // 11
);
const factsOf = (of: World): Facts => new Map<string, readonly Entry[]>(of.streamNames().map((stream) => [stream, of.entries(stream)]));
const ASKED = { id: 'talks', rules: 'test', now: START + 3_600_000 };
const replayed = (range: ReplayRange): Replay => new Replay(factsOf(world), { ...ASKED, ...range });
const dates = (range: ReplayRange) => replayed(range).steps.map(({ at }) => at);
const says = (replay: Replay, n: number) => replay.frame(n)?.changes.map((one) => one.says) ?? [];

describe('the steps of a replay', () => {
  it('are the ends of the spans in which things certainly occurred, and at last all that is on record', () => {
    expect(dates({ clock: 'occurred' })).toEqual(['2024-03-01', '2024-03-05', '2024-04-30', null]);
    expect(dates({ clock: 'occurred', from: '2024-03-03', to: '2024-05' })).toEqual(['2024-03-03', '2024-03-05', '2024-04-30', '2024-05']);
  });

  it('end where they are to end, whatever came later', () => {
    expect(dates({ clock: 'occurred', to: '2024-04-15' })).toEqual(['2024-03-01', '2024-03-05', '2024-04-15']);
  });

  it('are of what was known: a correction that came later moves nothing', () => {
    expect(dates({ clock: 'occurred', knownAt: START + 9_000 })).toEqual(['2024-03-01', '2024-03-04T10:00:00Z', '2024-04-30', null]);
  });

  it('are the times of recording on the other clock, one for each append to the record', () => {
    const at = (second: number) => new Date(START + second * 1_000).toISOString();
    expect(dates({ clock: 'recorded' })).toEqual([5, 6, 7, 8, 9, 10].map(at));
    expect(dates({ clock: 'recorded', from: START, to: START + 6_500 })).toEqual([at(0), at(5), at(6), at(6.5)]);
  });
});

describe('a frame of a replay', () => {
  it('is the position at its moment, and what the step changed, with its entries', () => {
    const replay = replayed({ clock: 'occurred' });
    expect(replay.frame(0)).toMatchObject({ changes: [], possible: 1, position: { objections: [], reflects: { asOf: '2024-03-01' } } });
    expect(says(replay, 1)).toContain('Objection many was raised');
    expect(says(replay, 2)).toContain('Objection many was answered');
    expect(replay.frame(3)?.position?.objections.map(({ id }) => id)).toEqual(['many', 'undated']);
    expect(replay.frame(4)).toBeUndefined();
  });

  it('is the same whether one came to it forwards or back', () => {
    const [forwards, back] = [replayed({ clock: 'recorded' }), replayed({ clock: 'recorded' })];
    const last = forwards.steps.length - 1;
    const plain = (replay: Replay, n: number) => JSON.stringify(replay.frame(n));
    for (let n = 0; n <= last; n += 1) plain(forwards, n);
    for (let n = last; n >= 0; n -= 1) expect(plain(back, n)).toBe(plain(forwards, n));
  });

  it('is folded as every position is', () => {
    for (const range of [{ clock: 'occurred' }, { clock: 'recorded' }, { clock: 'recorded', evidence: 'report' }] as const) {
      const replay = replayed(range);
      replay.steps.forEach(({ moment }, n) =>
        expect(replay.frame(n)?.position).toEqual(positionFromFacts(factsOf(world), { ...ASKED, ...moment })),
      );
    }
  });

  it('before anything was on record is empty, and everything after it is new', () => {
    const replay = replayed({ clock: 'recorded', from: START });
    expect(replay.frame(0)).toMatchObject({ position: null, recorded: [] });
    expect(says(replay, 1)).toContain('The state is exploring');
  });

  it('knows no name that was given later, and no later entry', () => {
    const replay = replayed({ clock: 'recorded' });
    const frame = replay.frame(1);
    expect(frame?.name('hill-trust')).toBe('The hill-trust');
    expect(frame?.recorded.map(({ revision }) => revision)).toEqual([0, 1]);
    expect(replayed({ clock: 'occurred' }).frame(0)?.name('hill-trust')).toBe('The Hill Foundation Trust');
  });
});
