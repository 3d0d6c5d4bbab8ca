import fc from 'fast-check';
import type { Batch, Views } from '@parley/read-model';
import { openDb } from '@parley/read-model/sqlite';
import { Crash, failing, Fault } from './failing-db';
import { given } from '../negotiation/kit';
import { batch, BOOK, cut, dumped, feed, fed, START, shortStory, bookOf } from './kit';
import { newSqlitePlace, type SqlitePlace } from './sqlite-place';

const book = bookOf(given(...shortStory));
const batches = cut(book, [4, 5]);
/** Every statement is a run of its own; on a busy machine that takes a while. */
const ALL_STATEMENTS_MS_MAX = 180_000;
/** Whoever opens after a crash does so later than the lease of the dead lasts. */
const LATER = START + 3_600_000;

async function onPlace<T>(work: (place: SqlitePlace) => Promise<T>): Promise<T> {
  const place = await newSqlitePlace();
  try {
    return await work(place);
  } finally {
    await place.destroy();
  }
}
async function feedFromCheckpoint(views: Views, all: readonly Batch[]): Promise<void> {
  const after = await views.checkpoint(BOOK);
  for (const one of all) if (after === null || one.through > after) await views.apply(one);
}
const expected = (): Promise<string[]> =>
  onPlace(async (place) => {
    const views = await place.open();
    await feed(views, batches);
    return dumped(views);
  });
/** The full text holds exactly what the text rows say. */
function checkFullText(file: string): void {
  const db = openDb(file, { readOnly: false });
  const { live_version: version } = db.prepare('SELECT live_version FROM registry').get() as { live_version: number };
  db.exec(`INSERT INTO fulltext_v${version} (fulltext_v${version}, rank) VALUES ('integrity-check', 1)`);
  db.close();
}

describe('faults while feeding rows in SQLite', () => {
  let whole: string[];
  beforeAll(async () => {
    whole = await expected();
  });

  /** How many statements a piece of work takes. */
  const statementsOf = (work: (views: Views) => Promise<unknown>, before: (views: Views) => Promise<unknown>): Promise<number> =>
    onPlace(async (place) => {
      const fault = new Fault('once');
      const views = await place.open({ openDb: failing(fault), now: () => START });
      await before(views);
      const from = fault.count;
      await work(views);
      return fault.count - from;
    });
  const works: readonly (readonly [string, (views: Views) => Promise<unknown>, (views: Views) => Promise<unknown>])[] = [
    ['feeding', (views) => feed(views, batches), () => Promise.resolve()],
    ['a rebuild', (views) => views.rebuild(fed(batches)), (views) => feed(views, batches.slice(0, 2))],
  ];

  it.each(works)(
    'gives the same rows after a crash at any statement of %s',
    async (_name, work, before) => {
      const statements = await statementsOf(work, before);
      expect(statements).toBeGreaterThan(20);
      let crashes = 0;
      for (let n = 1; n <= statements; n += 1) {
        await onPlace(async (place) => {
          const fault = new Fault('for-good');
          const dying = await place.open({ openDb: failing(fault), now: () => START });
          await before(dying);
          fault.set(n);
          await work(dying).catch((error: unknown) => {
            expect(error).toBeInstanceOf(Crash);
            crashes += 1;
          });
          await dying.close();
          const views = await place.open({ now: () => LATER });
          await feedFromCheckpoint(views, batches);
          await work(views);
          expect(await dumped(views)).toEqual(whole);
          checkFullText(place.file);
        });
      }
      // What follows the last commit may fail without harm to the work: giving up a lease, dropping what is no longer used.
      expect(crashes).toBeGreaterThan(statements - 20);
    },
    ALL_STATEMENTS_MS_MAX,
  );

  it.each(works)(
    'gives the same rows when any statement of %s fails once and the work is done again',
    async (_name, work, before) => {
      const statements = await statementsOf(work, before);
      for (let n = 1; n <= statements; n += 1) {
        await onPlace(async (place) => {
          const fault = new Fault('once');
          const views = await place.open({ openDb: failing(fault), now: () => START });
          await before(views);
          fault.set(n);
          await work(views).catch(() => undefined);
          await feedFromCheckpoint(views, batches);
          await work(views);
          expect(await dumped(views)).toEqual(whole);
          checkFullText(place.file);
        });
      }
    },
    ALL_STATEMENTS_MS_MAX,
  );

  it('gives the same rows after any interleaving of feeding, repetition, rebuilds, restarts and faults', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
        onPlace(async (place) => {
          const life = await Life.on(place);
          for (const { kind, n } of steps) await life[kind](n);
          expect(await life.end()).toEqual(whole);
          checkFullText(place.file);
        }),
      ),
      { numRuns: 30 },
    );
  });
});

const KINDS = ['apply', 'apply', 'again', 'rebuild', 'reopen', 'fail'] as const;
const step = fc.record({ kind: fc.constantFrom(...KINDS), n: fc.integer({ min: 1, max: 30 }) });

/** Views that go through much. Whatever fails is left as it is: the next step finds it so. */
class Life {
  private readonly fault = new Fault('once');
  private now = START;
  private reached: string | null = null;

  private constructor(
    private readonly place: SqlitePlace,
    private views?: Views,
  ) {}

  static async on(place: SqlitePlace): Promise<Life> {
    const life = new Life(place);
    await life.reopen();
    return life;
  }

  async apply(n: number): Promise<void> {
    const done = this.fed().length;
    if (done < book.length) await this.trying((views) => views.apply(batch(book.slice(done, done + n))));
  }
  async again(n: number): Promise<void> {
    const some = this.fed().slice(0, n);
    if (some.length > 0) await this.trying((views) => views.apply(batch(some)));
  }
  rebuild(): Promise<void> {
    const { reached } = this;
    return this.trying((views) => views.rebuild(fed(reached === null ? [] : [batch(this.fed(), reached)])));
  }
  async reopen(): Promise<void> {
    this.fault.set(Infinity);
    await this.views?.close();
    this.now += 60_000;
    this.views = await this.place.open({ openDb: failing(this.fault), now: () => this.now });
    await this.trying(() => Promise.resolve());
  }
  fail(n: number): Promise<void> {
    this.fault.set(n);
    return Promise.resolve();
  }
  async end(): Promise<string[]> {
    this.fault.set(Infinity);
    await this.trying((views) => feedFromCheckpoint(views, [batch(book)]));
    return dumped(this.views as Views);
  }

  private fed(): typeof book {
    return book.filter(({ position }) => this.reached !== null && position <= this.reached);
  }
  private async trying(work: (views: Views) => Promise<unknown>): Promise<void> {
    const views = this.views as Views;
    try {
      await work(views);
    } catch (error) {
      expect(error).toBeInstanceOf(Crash);
    }
    this.fault.set(Infinity);
    this.reached = await views.checkpoint(BOOK);
  }
}
