import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Position } from '@parley/event-store';
import { codeOf, event, events, fill, gather, headerAt, idsOf, NO_STREAM, readBook, readStream, recordedAt } from './book-under-test';
import type { Promised } from './book-under-test';

const STREAM = 'negotiation-south';

export const readPromises: Promised = {
  'a stream that does not exist: nothing, or StreamNotFound where it must exist': async ({ store }) => {
    expect(await gather(store.readStream('negotiation-nowhere'))).toEqual([]);
    expect(await codeOf(gather(store.readStream('negotiation-nowhere', { mustExist: true })))).toBe('StreamNotFound');
  },

  'any range of a stream, either way, in pages of any size: after is exclusive, to inclusive': async ({ store }) => {
    const written = idsOf(await fill(store, STREAM, 7));
    const bound = fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined });
    const asked = fc.record({
      after: bound,
      to: bound,
      direction: fc.constantFrom('forwards' as const, 'backwards' as const),
      page: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ after, to, direction, page }) => {
        const range = { ...(after !== undefined && { after: BigInt(after) }), ...(to !== undefined && { to: BigInt(to) }) };
        const pages = await gather(store.readStream(STREAM, { ...range, direction, page }));
        const wanted = written.filter((_, index) => index > (after ?? -1) && index <= (to ?? 9));
        expect(pages.flatMap(idsOf)).toEqual(direction === 'forwards' ? wanted : wanted.reverse());
        expect(pages.every(({ length }) => length > 0 && length <= page)).toBe(true);
      }),
    );
  },

  'a stream read while it grows ends where it stood at the first page': async ({ store }) => {
    await fill(store, STREAM, 4);
    const seen: string[] = [];
    let count = 4n;
    for await (const page of store.readStream(STREAM, { page: 1 })) {
      seen.push(...idsOf(page));
      await store.append(STREAM, [event()], { expected: { kind: 'at', revision: (count += 1n) - 2n } });
    }
    expect(seen).toHaveLength(4);
  },

  'from the position of any event, or of none, the rest of the book follows exactly once and in order': async ({ store }) => {
    await Promise.all(['negotiation-a', 'consortium-b', 'negotiation-c'].map((stream) => fill(store, stream, 5)));
    const whole = await readBook(store);
    expect(whole).toHaveLength(15);
    for (const [index, { position }] of whole.entries()) {
      expect(idsOf(await readBook(store, undefined, position))).toEqual(idsOf(whole.slice(index + 1)));
    }
  },

  'positions are text of one width whose order is the order of the book': async ({ store }) => {
    await Promise.all(['negotiation-a', 'negotiation-b'].map((stream) => fill(store, stream, 20)));
    const positions = (await readBook(store)).map(({ position }) => position);
    expect([...positions].sort()).toEqual(positions);
    expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
    expect(positions.every((position) => /^[0-9a-f]+$/.test(position))).toBe(true);
  },

  'to is inclusive, and a read of the book ends at the head as it stood when it began': async ({ store }) => {
    await fill(store, STREAM, 5);
    const whole = await readBook(store);
    const middle = whole[2]?.position as Position;
    expect((await gather(store.readAll({ after: null, to: middle }))).flatMap(({ events }) => idsOf(events))).toEqual(
      idsOf(whole.slice(0, 3)),
    );
    const seen: string[] = [];
    for await (const { events } of store.readAll({ after: null, page: 2 })) {
      seen.push(...idsOf(events));
      await store.append(`negotiation-${randomUUID()}`, [event()], { expected: NO_STREAM });
    }
    expect(seen).toEqual(idsOf(whole));
  },

  'pages hold what was asked for at most, and through is the place to go on from': async ({ store }) => {
    await store.append(STREAM, events(25), { expected: NO_STREAM });
    const pages = await gather(store.readAll({ after: null, page: 10 }));
    expect(pages.every(({ events }) => events.length <= 10)).toBe(true);
    expect(pages.flatMap(({ events }) => events)).toHaveLength(25);
    expect(pages.at(-1)?.through).toBe(await store.head());
    let count = 0;
    for (const page of pages) {
      count += page.events.length;
      expect(page.events.every(({ position }) => position <= page.through)).toBe(true);
      expect(await readBook(store, undefined, page.through)).toHaveLength(25 - count);
    }
  },

  'categories: only their streams, whole names before the first dash, and through passes over the rest': async ({ store }) => {
    for (const stream of ['negotiation-a', 'consortium-a', 'negotiationx-a', 'register-parties', 'negotiation-b-c'])
      await fill(store, stream, 2);
    const read = async (categories: string[]): Promise<string[]> => [
      ...new Set((await readBook(store, categories)).map(({ stream }) => stream)),
    ];
    expect(await read(['negotiation'])).toEqual(['negotiation-a', 'negotiation-b-c']);
    expect(await read(['consortium', 'register'])).toEqual(['consortium-a', 'register-parties']);
    expect(await read(['caucus'])).toEqual([]);
    expect((await gather(store.readAll({ after: null, categories: ['caucus'] }))).at(-1)?.through).toBe(await store.head());
  },

  'an empty book: no pages, no head': async ({ store }) => {
    expect(await gather(store.readAll({ after: null }))).toEqual([]);
    expect(await store.head()).toBeNull();
  },

  'a position that is none, or lies past the head: PositionForeign': async (book) => {
    await fill(book.store, STREAM, 3);
    const head = (await book.store.head()) as Position;
    const past = head.replace(/^./, '7') as Position;
    for (const position of [
      past,
      '' as Position,
      `${head}0` as Position,
      'ffffffffffffffff' as Position,
      'x'.repeat(head.length) as Position,
    ]) {
      expect(await codeOf(gather(book.store.readAll({ after: position })))).toBe('PositionForeign');
    }
    expect(await gather(book.store.readAll({ after: head }))).toEqual([]);
  },

  'a signal ends a read with its reason': async ({ store }) => {
    await fill(store, STREAM, 3);
    const reason = new Error('enough');
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _page of store.readStream(STREAM, { page: 1, signal: controller.signal })) controller.abort(reason);
    })();
    await expect(reading).rejects.toBe(reason);
  },

  'reads broken off early hold nothing: appends and reads go on': async ({ store }) => {
    await fill(store, STREAM, 30);
    for (let round = 0; round < 50; round += 1) {
      for await (const _page of store.readStream(STREAM, { page: 1 })) break;
      for await (const _page of store.readAll({ after: null, page: 1 })) break;
    }
    expect(await readStream(store, STREAM, { direction: 'backwards', page: 7 })).toHaveLength(30);
    await store.append(STREAM, [event()], { expected: { kind: 'at', revision: 29n } });
  },

  'which book it is comes from the header at the beginning of book-identity; before that NoIdentity': async (book) => {
    expect(await codeOf(book.store.identity())).toBe('NoIdentity');
    const id = randomUUID();
    await book.store.append('book-identity', [event('', { header: headerAt(recordedAt, { book: id }) })], {
      expected: NO_STREAM,
    });
    const identity = await book.store.identity();
    expect(identity.book).toBe(id);
    expect(Number.isSafeInteger(identity.epoch)).toBe(true);
    expect(await (await book.reopen()).identity()).toEqual(identity);
  },
};
