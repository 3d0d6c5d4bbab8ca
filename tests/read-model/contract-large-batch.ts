import type { Views } from '@parley/read-model';
import type { NewPlace, Place } from './place';
import { batch, BOOK, cut, dumped, feed, objectionsOneByOne } from './kit';

/** Others get their turn after so many entries of a batch, or sooner. */
const ENTRIES_A_TURN = 100;

export function largeBatchContract(newPlace: NewPlace): void {
  describe('a large batch', () => {
    let place: Place;
    let views: Views;
    const talks = objectionsOneByOne(420);
    const whole = batch(talks);
    beforeEach(async () => {
      place = await newPlace();
      views = await place.open();
      await views.checkpoint(BOOK);
    });
    afterEach(() => place.destroy());

    /** Applies the batch and asks once in every turn of the event loop meanwhile. */
    async function askedMeanwhile<T>(ask: () => Promise<T>): Promise<T[]> {
      let isApplied = false;
      const applying = views.apply(whole).finally(() => (isApplied = true));
      const answers: T[] = [];
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isApplied) break;
        answers.push(await ask());
      }
      await applying;
      return answers;
    }

    it('does not hold the process: others get their turn in between', async () => {
      const turns = await askedMeanwhile(() => Promise.resolve('asked'));
      expect(turns.length).toBeGreaterThanOrEqual(Math.floor(talks.length / ENTRIES_A_TURN));
    });

    it('is seen whole or not at all', async () => {
      const seen = await askedMeanwhile(async () => (await views.negotiation({ id: 'talks' }))?.objections.length);
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter((objections) => objections !== undefined && objections !== 420)).toEqual([]);
      expect((await views.negotiation({ id: 'talks' }))?.objections).toHaveLength(420);
    });

    it('makes the rows of many small ones', async () => {
      await views.apply(whole);
      const other = await newPlace();
      try {
        const filled = await other.open();
        await feed(filled, cut(talks, [7, 150, 1, 99, 100, 50]));
        expect(await dumped(views)).toEqual(await dumped(filled));
      } finally {
        await other.destroy();
      }
    });
  });
}
