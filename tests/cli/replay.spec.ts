import { PassThrough } from 'node:stream';
import { Replay, type Entry } from '@parley/negotiation';
import { frameText } from '../../apps/cli/src/replay/frame-text';
import { BEGIN, pressed, type Stepping } from '../../apps/cli/src/replay/keys';
import { screenOf } from '../../apps/cli/src/replay/screen';
import { stepThrough, type Terminal } from '../../apps/cli/src/replay/step-through';
import { given, talks, told } from '../negotiation/kit';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

const world = given(
  ...talks,
  told('raise-issue', { issue: 'nights', title: 'Nights', occurred: { edtf: '2024-03-01' } }),
  told('raise-objection', { objection: 'many', target: { issue: 'nights' }, ground: 'Many \u001b[31m', occurred: { edtf: '2024-03-04' } }),
);
const facts = new Map<string, readonly Entry[]>(world.streamNames().map((stream) => [stream, world.entries(stream)]));
const replay = new Replay(facts, { id: 'talks', rules: 'test', now: 0, clock: 'occurred' });
const ROOM = { steps: 3, lines: 30, rows: 10 };
const after = (...keys: readonly string[]): Stepping => keys.reduce((now, name) => pressed(now, { name }, ROOM), BEGIN);

describe('the keys of a replay', () => {
  it('step forwards and back, to both ends and not beyond', () => {
    expect(
      [after('right'), after('right', 'left'), after('left'), after('end'), after('end', 'right'), after('end', 'home')].map(
        ({ at }) => at,
      ),
    ).toEqual([1, 0, 0, 2, 2, 0]);
  });

  it('play and pause, stop at the last step, and begin again from there', () => {
    expect(after('space', 'tick')).toMatchObject({ at: 1, playing: true });
    expect(after('space', 'tick', 'tick')).toMatchObject({ at: 2, playing: false });
    expect(after('space', 'tick', 'space', 'tick')).toMatchObject({ at: 1, playing: false });
    expect(after('space', 'left')).toMatchObject({ playing: false });
    expect(after('end', 'space')).toMatchObject({ at: 0, playing: true });
    expect(after('tick')).toEqual(BEGIN);
  });

  it('scroll within a frame, and show another from its beginning', () => {
    expect(after('down', 'down', 'up').scrolled).toBe(1);
    expect(after('pagedown', 'pagedown', 'pagedown').scrolled).toBe(20);
    expect(after('up').scrolled).toBe(0);
    expect(after('down', 'right').scrolled).toBe(0);
  });

  it('end: q as wished, Ctrl-C as interrupted, and no other key does anything', () => {
    expect(after('q').ended).toBe('quit');
    expect(pressed(BEGIN, { name: 'c', ctrl: true }, ROOM).ended).toBe('interrupted');
    expect(after('x', 'return')).toEqual(BEGIN);
    expect(pressed(BEGIN, { name: 'right', ctrl: true }, ROOM)).toEqual(BEGIN);
  });
});

describe('the screen of a replay', () => {
  const lines = (n: number) => {
    const [frame, before] = [replay.frame(n), replay.frame(n - 1)];
    if (!frame) throw new Error('no such step');
    return frameText({ frame, n, of: replay.steps.length, ...(before && { before }) });
  };

  it('says the step, what changed, and marks the lines of the position that were not there before', () => {
    const said = lines(1).map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(['Step 2 of 3: 2024-03-04', '  - Objection many was raised (@2)']));
    const marked = lines(1).filter(({ isNew }) => isNew);
    expect(marked.some(({ text }) => text.includes('many: Raised'))).toBe(true);
    expect(lines(0).some(({ isNew }) => isNew)).toBe(false);
    expect(lines(2).some(({ isNew, text }) => isNew && text.includes('many'))).toBe(false);
  });

  it('is as large as the terminal, and nothing recorded steers it', () => {
    const screen = screenOf(lines(1), BEGIN, { columns: 40, rows: 12 });
    const rows = screen.replace(/^\u001b\[H\u001b\[J/, '').split('\r\n');
    expect(rows).toHaveLength(12);
    const bare = rows.map((row) => row.replace(/\u001b\[[01]m/g, ''));
    expect(bare.every((row) => row.length <= 40 && !row.includes('\u001b'))).toBe(true);
    expect(rows.at(-1)).toMatch(/^←\/→ step/);
  });
});

describe('a replay in a terminal', () => {
  /** A terminal that remembers what was done to it. */
  function aTerminal() {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const raw: boolean[] = [];
    const written: string[] = [];
    output.on('data', (chunk: Buffer) => written.push(chunk.toString()));
    const terminal = {
      input: Object.assign(input, { setRawMode: (on: boolean) => raw.push(on) }),
      output: Object.assign(output, { columns: 80, rows: 20 }),
    } as unknown as Terminal;
    return { terminal, raw, type: (keys: string) => input.write(keys), screens: () => written.join('') };
  }

  it.each([
    ['q', 'q', 0],
    ['Ctrl-C', '\u0003', 130],
  ])('ends by %s and leaves the terminal as it was', async (_key, typed, exit) => {
    const { terminal, raw, type, screens } = aTerminal();
    const ended = stepThrough(replay, terminal, { speed: 1 });
    type('\u001b[C');
    type(typed);
    expect(await ended).toBe(exit);
    expect(raw).toEqual([true, false]);
    expect(screens()).toContain('Step 2 of 3');
    expect(screens().startsWith('\u001b[?1049h\u001b[?25l')).toBe(true);
    expect(screens().endsWith('\u001b[?25h\u001b[?1049l')).toBe(true);
  });

  it('is left by a signal too, and plays by itself', async () => {
    const { terminal, raw, type, screens } = aTerminal();
    const ended = stepThrough(replay, terminal, { speed: 20 });
    type(' ');
    while (!screens().includes('Step 3 of 3')) await new Promise((resolve) => setTimeout(resolve, 10));
    process.emit('SIGTERM');
    expect(await ended).toBe(130);
    expect(raw).toEqual([true, false]);
  });
});

describe('parley replay on a pipe', () => {
  const desk = new Desk();
  const parley = (...args: string[]) => desk.run(['replay', ...args]);
  afterAll(() => desk.clear());
  beforeAll(async () => {
    const { code } = await desk.run(['import', writeActs(desk.path('small.jsonl'), SMALL_CASE)], { PARLEY_RECORDER: 'Jo Bloggs' });
    expect(code).toBe(0);
  });

  it('is one block a step, with what changed', async () => {
    const { code, out } = await parley('test-talks');
    expect(code).toBe(0);
    const blocks = out.split(/^ {2}Step /m).slice(1);
    expect(blocks.map((block) => block.split('\n')[0])).toEqual([
      '1 of 4: 2025-02-01',
      '2 of 4: 2025-02-03',
      '3 of 4: 2025-03-01',
      '4 of 4: all that is on record, dated or not',
    ]);
    expect(blocks[1]).toContain('- Objection too-many-nights was raised (@2)');
    expect(blocks[1]).toMatch(/^\+ .*too-many-nights: Raised/m);
    expect(blocks[0]).not.toContain('too-many-nights');
    expect(out).not.toContain('\u001b');
  });

  it('is one line of JSON a step, between moments, on either clock', async () => {
    const ranged = await parley('test-talks', '--json', '--from', '2025-02-02', '--to', '2025-02-28');
    const steps = ranged.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { at: string; of: number; position: { reflects: object } });
    expect(steps.map(({ at, of }) => [at, of])).toEqual([
      ['2025-02-02', 3],
      ['2025-02-03', 3],
      ['2025-02-28', 3],
    ]);
    const asked = JSON.parse((await desk.run(['position', 'test-talks', '--as-of', '2025-02-03', '--json'])).out) as object;
    expect(steps[1]?.position).toEqual(asked);
    const recorded = await parley('test-talks', '--json', '--clock', 'recorded', '--evidence', 'on-record');
    expect(recorded.out.trim().split('\n')).toHaveLength(4);
  });

  it('keeps the other clock still, and says by what it stands', async () => {
    const last = async (...args: string[]) =>
      JSON.parse((await parley('test-talks', '--json', ...args)).out.trim().split('\n').at(-1) ?? '') as object;
    const asOf = await last('--clock', 'recorded', '--as-of', '2025-02-02');
    expect(asOf).toMatchObject({ position: { objections: [], issues: [{ id: 'night-shifts' }], reflects: { asOf: '2025-02-02' } } });
    const knownAt = new Date().toISOString();
    expect(await last('--known-at', knownAt)).toMatchObject({ position: { reflects: { asOf: null, knownAt } } });
  });

  it.each([
    [1, ['nothing']],
    [2, ['test-talks', '--from', 'Monday']],
    [2, ['test-talks', '--from', '2025-03', '--to', '2025-02']],
    [2, ['test-talks', '--clock', 'recorded', '--from', '2025-01-01']],
    [2, ['test-talks', '--clock', 'recorded', '--to', '2999-01-01T00:00:00Z']],
    [2, ['test-talks', '--from', '2025', '--as-of', '2025']],
    [2, ['test-talks', '--evidence', 'gossip']],
    [2, ['test-talks', '--speed', 'fast']],
  ])('ends with %i and says why: %j', async (exit, args) => {
    const { code, out, err } = await parley(...args);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).not.toBe('');
  });
});
