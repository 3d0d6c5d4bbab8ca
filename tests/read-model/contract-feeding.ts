import fc from 'fast-check';
import type { Views } from '@parley/read-model';
import { PATIENCE_MS } from '../support/patience';
import type { NewPlace, Place } from './place';
import { batch, BOOK, cut, dumped, feed, objectionsOneByOne, positionOf, START, storyBook, withCode as code } from './kit';

export function feedingContract(newPlace: NewPlace): void {
  describe('feeding', () => {
    let place: Place;
    let views: Views;
    const book = storyBook();
    const whole = batch(book);
    beforeEach(async () => {
      place = await newPlace();
      views = await place.open();
    });
    afterEach(() => place.destroy());

    it('begins at the start of the book and goes on where it was', async () => {
      expect(await views.checkpoint(BOOK)).toBeNull();
      await views.apply(batch(book.slice(0, 10)));
      expect(await views.checkpoint(BOOK)).toBe(positionOf(9));
      await views.close();
      expect(await (await place.open()).checkpoint(BOOK)).toBe(positionOf(9));
    });

    it('moves its checkpoint over stretches in which nothing was recorded', async () => {
      await feed(views, [whole, batch([], positionOf(1000))]);
      expect(await views.checkpoint(BOOK)).toBe(positionOf(1000));
    });

    it('skips what is applied already, a whole batch or the beginning of one', async () => {
      await feed(views, [whole]);
      const once = await dumped(views);
      await feed(views, [whole, batch(book.slice(3, 20))]);
      expect(await dumped(views)).toEqual(once);
      const other = await (await newPlaceFor(place)).open();
      await feed(other, [batch(book.slice(0, 20)), batch(book.slice(10))]);
      expect(await dumped(other)).toEqual(once);
    });
    const others: Place[] = [];
    const newPlaceFor = async (_beside: Place): Promise<Place> => {
      const other = await newPlace();
      others.push(other);
      return other;
    };
    afterEach(async () => {
      for (const other of others.splice(0)) await other.destroy();
    });

    it('gives the same rows whatever the batches', async () => {
      await feed(views, [whole]);
      const expected = await dumped(views);
      const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(sizes, async (cuts) => {
          const other = await newPlace();
          try {
            const filled = await other.open();
            await feed(filled, cut(book, cuts));
            expect(await dumped(filled)).toEqual(expected);
          } finally {
            await other.destroy();
          }
        }),
        { numRuns: 25 },
      );
    });

    it('refuses to be fed before it knows from which book', async () => {
      await expect(views.apply(whole)).rejects.toEqual(code('unbound'));
    });

    it('refuses another book and another epoch, and keeps its rows', async () => {
      await feed(views, [whole]);
      const before = await dumped(views);
      await expect(views.checkpoint({ ...BOOK, book: '0b0c0000-0000-4000-8000-000000000002' })).rejects.toEqual(code('foreign-book'));
      await expect(views.apply(batch([], positionOf(2000)))).rejects.toEqual(code('foreign-book'));
      await expect(views.checkpoint({ ...BOOK, epoch: 2 })).rejects.toEqual(code('foreign-epoch'));
      expect(await dumped(views)).toEqual(before);
    });

    it('refuses a batch that leaves something out, and writes nothing of it', async () => {
      await feed(views, [batch(book.slice(0, 13))]);
      const before = await dumped(views);
      await expect(views.apply(batch(book.slice(14)))).rejects.toEqual(code('batch-apart'));
      expect(await dumped(views)).toEqual(before);
      expect(views.lag()).toMatchObject({ state: 'faulted', lastError: 'batch-apart', position: positionOf(12) });
      await views.apply(batch(book.slice(13)));
      expect(views.lag()).toEqual({ state: 'catching-up', position: whole.through, events: book.length });
    });

    it('refuses a batch that is out of order, or reaches beyond its own end', async () => {
      await views.checkpoint(BOOK);
      const [first, second] = book as [(typeof book)[0], (typeof book)[0]];
      await expect(views.apply(batch([second, first]))).rejects.toEqual(code('batch-malformed'));
      await expect(views.apply(batch([first, second], first.position))).rejects.toEqual(code('batch-malformed'));
      expect(await views.checkpoint(BOOK)).toBeNull();
    });

    it('says that it is live once the feed says that nothing more stands behind', async () => {
      await feed(views, [whole]);
      expect(views.lag().state).toBe('catching-up');
      await views.apply(batch([], whole.through));
      expect(views.lag()).toEqual({ state: 'live', position: whole.through, events: book.length });
    });

    it('never says that it feeds before it is its turn', async () => {
      await views.checkpoint(BOOK);
      expect(views.lag().state).toBe('waiting-for-writer');
      const over = new AbortController();
      const states: string[] = [];
      await views.whileLeading(() => Promise.resolve(states.push(views.lag().state)), { signal: over.signal });
      expect(states).toEqual(['catching-up']);
    });

    it('lets one of two openers write, and the other when the first has closed', async () => {
      const second = await place.open({ now: () => START });
      await feed(views, [batch(book.slice(0, 5))]);
      await second.checkpoint(BOOK);
      await expect(second.apply(batch(book.slice(5, 9)))).rejects.toEqual(code('writer-elsewhere'));
      expect(second.lag().state).toBe('waiting-for-writer');
      await second.apply(batch(book.slice(0, 5)));
      await views.close();
      await second.apply(batch(book.slice(5)));
      expect(await second.checkpoint(BOOK)).toBe(whole.through);
    });

    it('takes over from a writer that has said nothing for long, which then writes no more', async () => {
      let now = START;
      const first = await place.open({ now: () => now });
      const second = await place.open({ now: () => now });
      await feed(first, [batch(book.slice(0, 5))]);
      now += 60_000;
      await feed(second, [batch(book.slice(0, 9))]);
      await expect(first.apply(batch(book.slice(9)))).rejects.toEqual(code('writer-elsewhere'));
      await second.apply(batch(book.slice(9)));
      expect((await dumped(second)).length).toBeGreaterThan(book.length);
    });

    it('wakes who waits for a position as soon as it is in the rows', async () => {
      await views.checkpoint(BOOK);
      const waiting = views.waitFor(positionOf(9), { timeoutMs: PATIENCE_MS });
      await views.apply(batch(book.slice(0, 9)));
      await views.apply(batch(book.slice(9, 12)));
      expect(await waiting).toBe(true);
      expect(await views.waitFor(positionOf(3), { timeoutMs: 0 })).toBe(true);
    });

    it('wakes who waits for what another opener writes', async () => {
      const second = await place.open();
      const waiting = second.waitFor(whole.through, { timeoutMs: PATIENCE_MS });
      await feed(views, [whole]);
      expect(await waiting).toBe(true);
    });

    it('gives up waiting at the timeout, at the signal, and when it is closed', async () => {
      expect(await views.waitFor(positionOf(1), { timeoutMs: 20 })).toBe(false);
      const stopping = new AbortController();
      const stopped = views.waitFor(positionOf(1), { timeoutMs: PATIENCE_MS, signal: stopping.signal });
      stopping.abort(new Error('enough'));
      await expect(stopped).rejects.toThrow('enough');
      const closed = views.waitFor(positionOf(1), { timeoutMs: PATIENCE_MS });
      const refused = expect(closed).rejects.toEqual(code('closed'));
      await views.close();
      await refused;
      await expect(views.negotiations({})).rejects.toEqual(code('closed'));
    });

    it('answers from one state of a record, the one that it names, while more is fed', async () => {
      const talks = objectionsOneByOne(60);
      await views.checkpoint(BOOK);
      const second = await place.open();
      let isFed = false;
      const untrue: unknown[] = [];
      const ask = async (asked: Views): Promise<void> => {
        while (!isFed) {
          const position = await asked.negotiation({ id: 'talks' });
          const revision = position?.reflects.streams['negotiation-talks'];
          if (position && position.objections.length !== revision) untrue.push([position.objections.length, revision]);
        }
      };
      const asking = [ask(views), ask(views), ask(second), ask(second)];
      for (const entry of talks) await views.apply(batch([entry]));
      isFed = true;
      await Promise.all(asking);
      expect(untrue).toEqual([]);
    });

    it('answers while it is empty', async () => {
      expect((await views.negotiations({})).items).toEqual([]);
      expect(await views.negotiation({ id: 'talks' })).toBeUndefined();
      expect((await views.search({ text: 'talks' })).items).toEqual([]);
      expect((await views.parties({})).items).toEqual([]);
    });
  });
}
