import { madeBatches, type Batch, type MadeBatch, type Views } from '@parley/read-model';
import type { NewPlace, Place } from './place';
import { batch, BOOK, cut, dumped, feed, fed, positionOf, storyBook, withCode as code } from './kit';

export function rebuildContract(newPlace: NewPlace): void {
  describe('rebuilding', () => {
    let place: Place;
    let views: Views;
    const book = storyBook();
    const batches = cut(book, [4, 9, 1, 7]);
    beforeEach(async () => {
      place = await newPlace();
      views = await place.open();
      await feed(views, batches);
    });
    afterEach(() => place.destroy());

    it('gives the rows that feeding gives, to the byte', async () => {
      const live = await dumped(views);
      const seen: number[] = [];
      expect(await views.rebuild(fed(batches), { onProgress: (events) => seen.push(events) })).toEqual({ events: book.length });
      expect(await dumped(views)).toEqual(live);
      expect(seen.at(-1)).toBe(book.length);
      expect((await views.search({ text: 'porters' })).items).toHaveLength(1);
      await views.rebuild(fed([batch(book)]));
      expect(await dumped(views)).toEqual(live);
    });

    it('goes on to be fed, and to answer, in the new version', async () => {
      const other = await newPlace();
      const partly = await other.open();
      await feed(partly, [batch(book.slice(0, 25))]);
      await partly.rebuild(fed([batch(book.slice(0, 25))]));
      expect(await partly.checkpoint(BOOK)).toBe(positionOf(24));
      await partly.apply(batch(book.slice(25)));
      expect(await dumped(partly)).toEqual(await dumped(views));
      await other.destroy();
    });

    it('shows the old version, whole, until it switches, and takes in what is recorded meanwhile', async () => {
      const other = await newPlace();
      const partly = await other.open();
      await feed(partly, [batch(book.slice(0, 20))]);
      const titles: string[][] = [];
      async function* slowly(): AsyncGenerator<Batch> {
        for (const one of cut(book.slice(0, 20), [3, 3, 3, 3, 3])) {
          titles.push((await partly.negotiations({})).items.map(({ id }) => id));
          yield one;
        }
        await partly.apply(batch(book.slice(20, 27)));
        await partly.apply(batch([], positionOf(500)));
      }
      expect(await partly.rebuild(slowly())).toEqual({ events: 27 });
      expect(new Set(titles.map((some) => some.join()))).toEqual(new Set(['other,talks']));
      expect(await partly.checkpoint(BOOK)).toBe(positionOf(500));
      expect(await partly.history({ stream: 'negotiation-talks' })).toMatchObject({ items: { length: 11 } });
      await other.destroy();
    });

    it('stays live while it is made, and refuses a second rebuild beside it', async () => {
      await views.apply(batch([], batches.at(-1)?.through));
      async function* slowly(): AsyncGenerator<Batch> {
        await expect(views.rebuild(fed(batches))).rejects.toEqual(code('rebuild-under-way'));
        const second = await place.open();
        await second.checkpoint(BOOK);
        await expect(second.rebuild(fed(batches))).rejects.toEqual(code('rebuild-under-way'));
        expect(views.lag().state).toBe('live');
        yield* fed(batches);
      }
      await views.rebuild(slowly());
    });

    it('goes on from its own checkpoint after it was stopped, in the same process or another', async () => {
      const live = await dumped(views);
      const stopping = new AbortController();
      async function* stopped(): AsyncGenerator<Batch> {
        yield* fed(batches.slice(0, 2));
        stopping.abort(new Error('enough'));
        yield* fed(batches.slice(2));
      }
      await expect(views.rebuild(stopped(), { signal: stopping.signal })).rejects.toThrow('enough');
      expect(await dumped(views)).toEqual(live);
      await views.close();
      const again = await place.open();
      await again.checkpoint(BOOK);
      expect(await again.rebuild(fed(batches))).toEqual({ events: book.length });
      expect(await dumped(again)).toEqual(live);
    });

    it('takes rows that were made before, and goes on in the middle of such a batch', async () => {
      const live = await dumped(views);
      expect(await views.rebuild(madeBatches(fed(batches)))).toEqual({ events: book.length });
      expect(await dumped(views)).toEqual(live);
      const stopping = new AbortController();
      async function* stopped(): AsyncGenerator<MadeBatch> {
        yield* madeBatches(fed(cut(book.slice(0, 17), [9])));
        stopping.abort(new Error('enough'));
      }
      await expect(views.rebuild(stopped(), { signal: stopping.signal })).rejects.toThrow('enough');
      expect(await views.rebuild(madeBatches(fed(cut(book, [15, 5]))))).toEqual({ events: book.length });
      expect(await dumped(views)).toEqual(live);
    });

    it('refuses rows that were made as if others came before them', async () => {
      const live = await dumped(views);
      await expect(views.rebuild(madeBatches(fed(batches), { after: 1 }))).rejects.toEqual(code('batch-apart'));
      expect(await dumped(views)).toEqual(live);
    });

    it('does not switch where the feed leaves something out', async () => {
      const live = await dumped(views);
      await expect(views.rebuild(fed([batch(book.slice(0, 5)), batch(book.slice(6))]))).rejects.toEqual(code('batch-apart'));
      expect(await dumped(views)).toEqual(live);
    });

    it('makes the rows of a new epoch, which feeding refuses', async () => {
      const restored = { ...BOOK, epoch: 2 };
      await expect(views.checkpoint(restored)).rejects.toEqual(code('foreign-epoch'));
      await views.rebuild(fed([batch(book.slice(0, 12))]));
      expect(await views.checkpoint(restored)).toBe(positionOf(11));
      expect((await views.negotiations({})).items.map(({ id }) => id)).toEqual(['talks']);
    });
  });
}
