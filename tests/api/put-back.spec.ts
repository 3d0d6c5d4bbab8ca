import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine, openTracker, type Tracker } from '@parley/tracker';
import request from 'supertest';
import { readConfig } from '../../apps/api/src/config';
import { createApp } from '../../apps/api/src/create-app';
import { Desk } from '../cli/parley';
import { verifyViews } from '../faults/verify-views';
import { until } from '../support/patience';
import { newSchema } from '../support/postgres/shared';
import { bookInFile, bookOnNode, type BookToPutBack } from '../support/put-back';

const TALKS = '/api/negotiations/talks';

/** A server in this process, over a book and views that outlive it. */
class Serving {
  private constructor(
    readonly tracker: Tracker,
    private readonly app: Awaited<ReturnType<typeof createApp>>,
    /** What whoever runs it was told. */
    private readonly told: readonly string[],
  ) {}

  static async at(store: string, readModel: string): Promise<Serving> {
    const told: string[] = [];
    const tracker = await openTracker({ store, readModel, told: (line) => told.push(line) });
    const app = await createApp({ tracker, config: readConfig({ PARLEY_LOG_LEVEL: 'silent', PARLEY_WAIT_MS: '20000' }) });
    await app.listen(0, '127.0.0.1');
    return new Serving(tracker, app, told);
  }

  act(path: string, body: object, key: string = randomUUID()) {
    return request(this.app.getHttpServer()).post(path).set({ 'parley-recorder': 'Robin', 'idempotency-key': key }).send(body);
  }

  raise(issue: string, key?: string) {
    return this.act(`${TALKS}/raise-issue`, { issue, title: `Issue ${issue}` }, key);
  }

  get(path: string) {
    return request(this.app.getHttpServer()).get(path);
  }

  /** Ids of what stands in the record, once the answers hold all that is recorded. */
  async entries(): Promise<string[]> {
    const { body } = await this.get(`${TALKS}/history?limit=200&at-least=head`).expect(200);
    return (body.items as { eventId: string }[]).map(({ eventId }) => eventId);
  }

  async halts(): Promise<void> {
    await until(async () => (await this.get('/health/ready')).status === 503);
    for (const asked of [TALKS, `${TALKS}/history?at-least=head`, '/api/negotiations', '/api/search?text=issue', '/api/events'])
      expect([asked, (await this.get(asked)).body]).toEqual([asked, expect.objectContaining({ code: 'book-went-back', status: 503 })]);
    const { status, body } = await this.raise('never');
    expect([status, body.code]).toEqual([503, 'book-went-back']);
    const ready = (await this.get('/health/ready')).body;
    expect(ready).toMatchObject({ status: 'not-ready', writable: false, caughtUp: false, lastError: 'book-went-back' });
    expect(ready.halted).toMatch(/parley rebuild/);
    expect(this.told).toEqual([ready.halted]);
    await this.get('/health/live').expect(200);
    await this.get('/metrics').expect(200);
  }

  async goesOn(): Promise<void> {
    await until(async () => (await this.get('/health/ready')).body.caughtUp === true);
    await this.get('/health/ready').expect(200);
    expect(this.told.at(-1)).toMatch(/taken again/);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.tracker.close();
  }
}

const eventIdOf = ({ body }: { body: { events: { eventId: string }[] } }): string => body.events[0]?.eventId ?? '';

interface Kept {
  readonly readModel: string;
  readonly clear: () => Promise<void>;
}
const inFile = (): Promise<Kept> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-views-'));
  const clear = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  return Promise.resolve({ readModel: `sqlite:${join(folder, 'views.db')}`, clear });
};
const inPostgres = async (): Promise<Kept> => {
  const { connectionString, drop } = await newSchema();
  return { readModel: connectionString, clear: drop };
};

const BOOKS = { 'a file': bookInFile, 'an emulated KurrentDB node': bookOnNode };
const VIEWS = { 'a file': inFile, PostgreSQL: inPostgres };
const EVERY = Object.entries(BOOKS).flatMap(([book, make]) =>
  Object.entries(VIEWS).map(([views, keep]) => ({ book, views, make, keep, isUsual: (make === bookInFile) === (keep === inFile) })),
);

describe.each(EVERY)('a book in $book that is put back, with its views in $views', ({ make, keep, isUsual }) => {
  const desk = new Desk();
  let book: BookToPutBack;
  let views: Kept;
  let serving: Serving;
  let putBack: () => Promise<void>;
  let kept: string[];
  const serve = async () => (serving = await Serving.at(book.store, views.readModel));
  const parley = (...args: string[]) => desk.run([...args, '--store', book.store, '--read-model', views.readModel]);

  beforeEach(async () => {
    [book, views] = await Promise.all([make(), keep()]);
    await serve();
    await serving.act('/api/negotiations', { negotiation: 'talks', title: 'Talks', level: 'national' }).expect(201);
    await serving.raise('kept').expect(201);
    kept = await serving.entries();
    putBack = await book.keep();
    for (let n = 0; n < 3; n += 1) await serving.raise(`lost-${n}`).expect(201);
    expect(await serving.entries()).toHaveLength(5);
  });
  afterEach(async () => {
    await serving.close();
    await views.clear();
    await book.clear();
  });
  afterAll(() => desk.clear());

  const rebuilt = async () => {
    const [out, err] = [expect.stringContaining('made anew from the book'), expect.not.stringContaining('parley: ')];
    expect(await parley('rebuild')).toEqual({ code: 0, out, err });
  };

  /** The views are as if the lost had never been, the book is whole, and both grow. */
  async function mended(): Promise<void> {
    await serving.goesOn();
    expect(await serving.entries()).toEqual(kept);
    const next = eventIdOf(await serving.raise('lost-0').expect(201));
    expect(await serving.entries()).toEqual([...kept, next]);
    expect((await examine(book.store)).faults).toEqual([]);
    await serving.close();
    expect(await verifyViews({ store: book.store, readModel: views.readModel })).toEqual([]);
    await serve();
  }

  it('halts acts, questions and feeds when it is opened, says so in one line, and goes on once the views are made anew', async () => {
    await serving.close();
    await putBack();
    await serve();
    await serving.halts();
    const asked = await parley('history', 'talks');
    expect([asked.code, asked.err.trim().split('\n')]).toEqual([
      3,
      [expect.stringMatching(/^parley: The book does not hold .*`parley rebuild`/)],
    ]);
    expect((await examine(book.store)).events).toBe(kept.length + 2); // with the book's identity and who records
    await rebuilt();
    await mended();
  });

  if (!isUsual) return;
  it('halts under a running server, records nothing on what is lost, and goes on once the views are made anew', async () => {
    await putBack();
    const refused = await serving.raise('on-what-is-lost');
    expect([refused.status, refused.body.code]).toEqual([503, 'book-went-back']);
    await serving.halts();
    await rebuilt();
    await mended();
  });

  it('halts where others recorded other things instead, and goes on without a restart where the newer state is put back', async () => {
    const forward = await book.keep();
    const before = await serving.entries();
    await putBack();
    const elsewhere = await inFile();
    const other = await Serving.at(book.store, elsewhere.readModel);
    for (let n = 0; n < 6; n += 1) await other.raise(`instead-${n}`).expect(201);
    await other.close();
    await serving.halts();
    await forward();
    await serving.goesOn();
    expect(await serving.entries()).toEqual(before);
    const next = eventIdOf(await serving.raise('next').expect(201));
    expect(await serving.entries()).toEqual([...before, next]);
    expect((await examine(book.store)).faults).toEqual([]);
    await elsewhere.clear();
  });
});

describe('a file that is moved away under a running server', () => {
  it('takes nothing more, and answers nothing more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-moved-'));
    const serving = await Serving.at(`sqlite:${join(folder, 'book.db')}`, `sqlite:${join(folder, 'views.db')}`);
    await serving.act('/api/negotiations', { negotiation: 'talks', title: 'Talks', level: 'national' }).expect(201);
    renameSync(join(folder, 'book.db'), join(folder, 'older.db'));
    expect((await serving.raise('lost').expect(503)).body.code).toBe('store-unavailable');
    await until(async () => (await serving.get(TALKS)).status === 503);
    expect((await serving.get('/health/ready').expect(503)).body).toMatchObject({ status: 'not-ready', writable: false });
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
