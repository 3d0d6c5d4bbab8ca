import { Desk } from './parley';
import { eventsIn } from './book-file';
import { manyIssues, SMALL_CASE, writeActs } from './small-case';

/** As much of the answers as these tests look into. */
interface Answer {
  readonly items: readonly { readonly type: string }[];
  readonly objections: readonly { readonly entries: readonly string[] }[];
  readonly next?: string;
  readonly reflects: { readonly asOf: string | null };
}

describe('a book filled from a file', () => {
  const desk = new Desk();
  const json = async (...args: string[]) => JSON.parse((await desk.run([...args, '--json'])).out) as Answer;
  afterAll(() => desk.clear());
  beforeAll(async () => {
    const { code, out, err } = await desk.run(['import', writeActs(desk.path('small.jsonl'), SMALL_CASE)], {
      PARLEY_RECORDER: 'Jo Bloggs',
    });
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'small.jsonl: 7 acts recorded (7 events), 0 on record before, 0 refused\n',
      err: 'small.jsonl …\n',
    });
  });

  it('holds the same after a second import, which finds every act on record', async () => {
    const before = eventsIn(desk.path('data/parley.db'));
    const again = await json('import', desk.path('small.jsonl'), '--as', 'Jo Bloggs');
    expect(again).toMatchObject({ files: [{ recorded: 0, repeated: 7, refused: [] }] });
    expect(eventsIn(desk.path('data/parley.db'))).toBe(before);
  });

  it('says where the talks stand, each statement with its entries', async () => {
    const { code, out } = await desk.run(['position', 'test-talks']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Talks about shifts \(test-talks\)$/m);
    expect(out).toMatch(/^State +Exploring/m);
    expect(out).toMatch(/1 open objection/);
    expect(out).toContain('too-many-nights: Raised (@2); by The Test Union against issue night-shifts, 2025-02-03, “last');
  });

  it('answers in JSON with what it stands on', async () => {
    const position = await json('position', 'test-talks');
    expect(position).toMatchObject({
      id: 'test-talks',
      counts: { objectionsOpen: 1 },
      reflects: { asOf: null, streams: { 'negotiation-test-talks': 3 } },
    });
    expect(position.objections[0]?.entries).toHaveLength(1);
  });

  it('asks as of a day, and leaves out what came later', async () => {
    const then = await json('position', 'test-talks', '--as-of', '2025-02-02');
    expect(then.objections).toEqual([]);
    expect(then.reflects.asOf).toBe('2025-02-02');
  });

  it('shows the history with its dates, sources and recorder', async () => {
    const { out } = await desk.run(['history', 'test-talks']);
    expect(out).toMatch(/^@2 +Objection raised – The Test Union$/m);
    expect(out).toContain('occurred 2025-02-03, “last Monday”');
    expect(out).toContain('source test-letter, p. 2 [on-record]');
    expect(out).toMatch(/recorded \S+Z by Jo Bloggs/);
  });

  it('filters the history, and goes on page by page', async () => {
    const graded = await json('history', 'test-talks', '--grade', 'on-record');
    expect(graded.items.map(({ type }) => type)).toEqual(['ObjectionRaised']);
    const byUnion = await json('history', 'test-talks', '--party', 'test-union', '--kind', 'raise-objection');
    expect(byUnion.items).toHaveLength(1);
    const recorded = await json('history', 'test-talks', '--recorded-by', 'Jo Bloggs');
    expect(recorded.items).toHaveLength(4);
    const first = await json('history', 'test-talks', '--limit', '3');
    expect(first.items).toHaveLength(3);
    const rest = await json('history', 'test-talks', '--limit', '3', '--after', String(first.next));
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeUndefined();
  });

  it('lists the talks and finds words', async () => {
    expect(await json('list')).toMatchObject({ items: [{ id: 'test-talks', open: { objections: 1 } }] });
    expect((await desk.run(['list'])).out).toContain('open: 0 questions, 1 objection, 0 conflicts, 0 actions');
    const found = await desk.run(['search', 'nights', 'row']);
    expect(found.code).toBe(0);
    expect(found.out).toContain('‹');
    expect(found.out).toMatch(/\(entry [0-9a-f-]{36}, in the negotiation [^,]+, test-talks\)/);
  });

  it('shows no sign that would steer the terminal, in text or in JSON', async () => {
    for (const args of [
      ['history', 'test-talks'],
      ['position', 'test-talks'],
      ['history', 'test-talks', '--json'],
    ]) {
      const { out } = await desk.run(args);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(out).toContain('red');
    }
  });

  it('makes the views anew and answers the same', async () => {
    const before = await json('position', 'test-talks');
    expect(await json('rebuild')).toMatchObject({ events: expect.any(Number) });
    expect(await json('position', 'test-talks')).toEqual(before);
  });

  it('ends with 1 for what is not on record', async () => {
    for (const args of [
      ['position', 'other-talks'],
      ['history', 'other-talks'],
      ['history', 'test-talks', '--person', 'Nobody'],
    ]) {
      const { code, out, err } = await desk.run(args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^parley: /);
    }
  });
});

describe('an import of acts that cannot all be recorded', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());
  const faulty = [
    ...SMALL_CASE.slice(0, 4),
    { act: 'raise-objection', negotiation: 'test-talks', commandId: 'f/5', target: { issue: 'nothing' }, ground: 'None.' },
    { act: 'raise-issue', negotiation: 'test-talks', commandId: 'f/6', title: 'Night shifts', colour: 'red' },
    { act: 'raise-issue', negotiation: 'test-talks', commandId: 'f/7', title: 'Rest' },
  ];

  it('stops at the first, and names its line', async () => {
    const { code, out } = await desk.run(['import', writeActs(desk.path('faulty.jsonl'), faulty), '--as', 'Jo']);
    expect(code).toBe(1);
    expect(out).toMatch(/^faulty\.jsonl: 4 acts recorded \(4 events\), 0 on record before, 1 refused$/m);
    expect(out).toMatch(/line 5 \(line 5\): issue-unknown/);
  });

  it('skips them where told to, and names every line and field', async () => {
    const { code, out } = await desk.run(['import', desk.path('faulty.jsonl'), '--as', 'Jo', '--on-error', 'skip']);
    expect(code).toBe(1);
    expect(out).toMatch(/^faulty\.jsonl: 1 act recorded \(1 event\), 4 on record before, 2 refused$/m);
    expect(out).toMatch(/line 5 \(line 5\): issue-unknown/);
    expect(out).toMatch(/line 6 \(line 6\): body-invalid[\s\S]*colour/);
  });
});

describe('an import that is stopped by Ctrl-C', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it('keeps what it recorded, says how to go on, and then records only the rest', async () => {
    const acts = manyIssues(400);
    const file = writeActs(desk.path('many.jsonl'), acts);
    const book = desk.path('data/parley.db');
    const importing = desk.start(['import', file, '--as', 'Jo', '--json']);
    while (eventsIn(book) < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    importing.child.kill('SIGINT');
    const stopped = await importing.ended;
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain('The same command again records the rest.');
    const { recorded } = JSON.parse(stopped.out).files[0];
    expect(recorded).toBeGreaterThan(10);
    expect(recorded).toBeLessThan(acts.length);

    const resumed = await desk.run(['import', file, '--as', 'Jo', '--json']);
    expect(resumed.code).toBe(0);
    expect(JSON.parse(resumed.out).files[0]).toMatchObject({ recorded: acts.length - recorded, repeated: recorded, refused: [] });
    expect((await desk.run(['doctor'])).code).toBe(0);
  });
});

describe('a record taken over with the times at which it was recorded', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());
  const dated = SMALL_CASE.map((act, n) => ({ ...act, recordedAt: `2025-04-0${n + 1}T09:00:00Z` }));
  const took = (acts: typeof SMALL_CASE, ...more: string[]) =>
    desk.run(['import', writeActs(desk.path('past.jsonl'), acts), '--as', 'Jo Bloggs', '--as-of-record', ...more]);

  it('is refused, act by act, where the file does not say when', async () => {
    const { code, out } = await took([{ ...SMALL_CASE[0] }]);
    expect(code).toBe(1);
    expect(out).toMatch(/line 1 .*recorded-at-missing/);
  });

  it('answers as of what was known then, and can be repeated', async () => {
    expect(await took(dated)).toMatchObject({ code: 0 });
    expect((await took(dated)).out).toContain('0 acts recorded (0 events), 7 on record before');
    const then = JSON.parse((await desk.run(['position', 'test-talks', '--known-at', '2025-04-05T12:00:00Z', '--json'])).out) as Answer;
    expect(then).toMatchObject({ objections: [], reflects: { streams: { 'negotiation-test-talks': 1 } } });
  });

  it('goes into no book in which something was recorded as it came', async () => {
    const more = [{ act: 'raise-issue', negotiation: 'test-talks', commandId: 'small/8', issue: 'pay', title: 'Pay' }];
    expect(await desk.run(['import', writeActs(desk.path('more.jsonl'), more), '--as', 'Jo Bloggs'])).toMatchObject({ code: 0 });
    const { code, err } = await took(dated);
    expect(code).toBe(1);
    expect(err).toContain('into an empty book only');
  });
});
