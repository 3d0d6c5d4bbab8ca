import fc from 'fast-check';
import { madeBatches, ViewsError, type Batch, type Views } from '@parley/read-model';
import { Crash, Fault } from './fault';
import { given } from '../negotiation/kit';
import { batch, BOOK, cut, dumped, feed, fed, START, shortStory, bookOf } from './kit';
import type { Place } from './place';

const book = bookOf(given(...shortStory));
const batches = cut(book, [4, 5]);
/** Every statement is a run of its own; on a busy machine that takes a while. */
const ALL_STATEMENTS_MS_MAX = 180_000;
/** Whoever opens after a crash does so later than the lease of the dead lasts. */
const LATER = START + 3_600_000;

/** A place that can be opened so that its writing connections fail, and whose full text can be looked into. */
export interface FaultyPlace extends Place {
  openFailing(fault: Fault, options: { readonly now: () => number }): Promise<Views>;
  /** The full text holds exactly what the text rows say, or this throws. */
  checkFullText(): Promise<void>;
}
export interface Faults {
  readonly newPlace: () => Promise<FaultyPlace>;
  /** Looks at each statement, or at one of so many, where each costs much. */
  readonly every: number;
  readonly lives: number;
}

async function onPlace<T>({ newPlace }: Faults, work: (place: FaultyPlace) => Promise<T>): Promise<T> {
  const place = await newPlace();
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
/** What holds whatever statement fails or is the last of a process. */
export function faultsContract(adapter: string, faults: Faults): void {
  describe(`faults while feeding rows in ${adapter}`, () => {
    let whole: string[];
    const { every } = faults;
    beforeAll(async () => {
      whole = await onPlace(faults, async (place) => {
        const views = await place.open();
        await feed(views, batches);
        return dumped(views);
      });
    });

    /** How many statements a piece of work takes. */
    const statementsOf = (work: (views: Views) => Promise<unknown>, before: (views: Views) => Promise<unknown>): Promise<number> =>
      onPlace(faults, async (place) => {
        const fault = new Fault('once');
        const views = await place.openFailing(fault, { now: () => START });
        await before(views);
        const from = fault.count;
        await work(views);
        return fault.count - from;
      });
    const works: readonly (readonly [string, (views: Views) => Promise<unknown>, (views: Views) => Promise<unknown>])[] = [
      ['feeding', (views) => feed(views, batches), () => Promise.resolve()],
      ['a rebuild', (views) => views.rebuild(madeBatches(fed(batches))), (views) => feed(views, batches.slice(0, 2))],
    ];

    it.each(works)(
      `gives the same rows after a crash at ${every === 1 ? 'any statement' : `any ${every}th statement`} of %s`,
      async (_name, work, before) => {
        const statements = await statementsOf(work, before);
        expect(statements).toBeGreaterThan(20);
        let crashes = 0;
        for (let n = 1; n <= statements; n += every) {
          await onPlace(faults, async (place) => {
            const fault = new Fault('for-good');
            const dying = await place.openFailing(fault, { now: () => START });
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
            await place.checkFullText();
          });
        }
        // What follows the last commit may fail without harm to the work: giving up a lease, dropping what is no longer used.
        expect(crashes).toBeGreaterThan(statements / every - 20);
      },
      ALL_STATEMENTS_MS_MAX,
    );

    it.each(works)(
      `gives the same rows when ${every === 1 ? 'any statement' : `any ${every}th statement`} of %s fails once and the work is done again`,
      async (_name, work, before) => {
        const statements = await statementsOf(work, before);
        for (let n = 1; n <= statements; n += every) {
          await onPlace(faults, async (place) => {
            const fault = new Fault('once');
            const views = await place.openFailing(fault, { now: () => START });
            await before(views);
            fault.set(n);
            await work(views).catch(() => undefined);
            await feedFromCheckpoint(views, batches);
            await work(views);
            expect(await dumped(views)).toEqual(whole);
            await place.checkFullText();
          });
        }
      },
      ALL_STATEMENTS_MS_MAX,
    );

    it('gives the same rows after any interleaving of feeding, repetition, rebuilds, restarts and faults', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
          onPlace(faults, async (place) => {
            const life = await Life.on(place);
            for (const { kind, n } of steps) await life[kind](n);
            expect(await life.end()).toEqual(whole);
            await place.checkFullText();
          }),
        ),
        { numRuns: faults.lives },
      );
    });
  });
}

const KINDS = ['apply', 'apply', 'again', 'rebuild', 'reopen', 'fail'] as const;
const step = fc.record({ kind: fc.constantFrom(...KINDS), n: fc.integer({ min: 1, max: 30 }) });

/** The connection of what failed is gone: where undoing it is refused for that, as after a failed COMMIT, the views say so instead. */
const isOfTheFault = (error: unknown): boolean =>
  error instanceof Crash || (error instanceof ViewsError && error.code === 'views-unreachable');

/** Views that go through much. Whatever fails is left as it is: the next step finds it so. */
class Life {
  private readonly fault = new Fault('once');
  private now = START;
  private reached: string | null = null;

  private constructor(
    private readonly place: FaultyPlace,
    private views?: Views,
  ) {}

  static async on(place: FaultyPlace): Promise<Life> {
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
  rebuild(n: number): Promise<void> {
    const { reached } = this;
    const batches = reached === null ? [] : [batch(this.fed(), reached)];
    return this.trying((views) => views.rebuild(n % 2 === 0 ? fed(batches) : madeBatches(fed(batches))));
  }
  async reopen(): Promise<void> {
    this.fault.set(Infinity);
    await this.views?.close();
    this.now += 60_000;
    this.views = await this.place.openFailing(this.fault, { now: () => this.now });
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
      if (!isOfTheFault(error)) throw error;
    }
    this.fault.set(Infinity);
    this.reached = await views.checkpoint(BOOK);
  }
}
