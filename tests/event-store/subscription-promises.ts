import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Delivery, Position, Recorded } from '@parley/event-store';
import { event, events, eventsOf, fill, followUntil, idsOf, isCaughtUp, NO_STREAM, readBook, type Promised } from './book-under-test';
import { codeOf, gather } from './book-under-test';

const STREAM = 'negotiation-south';

const has =
  (count: number) =>
  (deliveries: readonly Delivery[]): boolean =>
    eventsOf(deliveries).length >= count;

const throughs = (deliveries: readonly Delivery[]): string[] =>
  deliveries.flatMap((delivery) => (delivery.kind !== 'heartbeat' && delivery.through !== null ? [delivery.through] : []));

/** A node that holds other books too may say that it passed over them. */
const onlyOurs = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ kind }) => kind).filter((kind) => kind !== 'checkpoint');

export const subscriptionPromises: Promised = {
  'an empty book is caught up at once, at no position': async ({ store }) => {
    expect(await followUntil(store, { after: null }, isCaughtUp)).toEqual([{ kind: 'caughtUp', through: null }]);
  },

  'what stood before comes first, then caughtUp once, then what is appended': async ({ store }) => {
    const before = await fill(store, STREAM, 3);
    const seen = followUntil(store, { after: null, page: 2 }, has(5));
    await sleep(50);
    await store.append('consortium-west', events(2), { expected: NO_STREAM });
    const deliveries = await seen;
    const caughtUpAt = deliveries.findIndex(({ kind }) => kind === 'caughtUp');
    expect(idsOf(eventsOf(deliveries.slice(0, caughtUpAt)))).toEqual(idsOf(before));
    expect(deliveries.filter(({ kind }) => kind === 'caughtUp')).toHaveLength(1);
    expect(idsOf(eventsOf(deliveries))).toEqual(idsOf(await readBook(store)));
  },

  'after is exclusive: from the position of any event the next one is the first': async ({ store }) => {
    await fill(store, STREAM, 6);
    const whole = await readBook(store);
    for (const [index, { position }] of whole.entries()) {
      const rest = eventsOf(await followUntil(store, { after: position }, isCaughtUp));
      expect(idsOf(rest)).toEqual(idsOf(whole.slice(index + 1)));
    }
  },

  'an append of this process arrives without waiting for a poll': async ({ store }) => {
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const after = await store.head();
      const seen = followUntil(store, { after }, has(1)).then(() => performance.now());
      await sleep(20);
      await store.append(`negotiation-${round}`, [event()], { expected: NO_STREAM });
      const committed = performance.now();
      waits.push((await seen) - committed);
    }
    expect(waits.sort((a, b) => a - b)[3]).toBeLessThan(200);
  },

  'an append through another handle arrives too, within seconds': async (book) => {
    const other = await book.secondHandle();
    const seen = followUntil(book.store, { after: null }, has(2));
    await other.append(STREAM, [event()], { expected: NO_STREAM });
    await sleep(30);
    const appended = performance.now();
    await other.append('negotiation-other', [event()], { expected: NO_STREAM });
    await seen;
    expect(performance.now() - appended).toBeLessThan(5_000);
    expect(idsOf(eventsOf(await seen))).toEqual(idsOf(await readBook(book.store)));
  },

  'while eight writers append, every event arrives exactly once and in the order of the book': async ({ store }) => {
    const seen = followUntil(store, { after: null, page: 7 }, has(8 * 25));
    await Promise.all(Array.from({ length: 8 }, (_, writer) => fill(store, `negotiation-${writer}`, 25)));
    expect(idsOf(eventsOf(await seen))).toEqual(idsOf(await readBook(store)));
  },

  'through never falls, stays behind the head, and covers the events that came with it': async ({ store }) => {
    for (const stream of ['negotiation-a', 'consortium-b', 'negotiation-c', 'register-parties']) await fill(store, stream, 4);
    const deliveries = await followUntil(store, { after: null, categories: ['negotiation'], page: 3 }, isCaughtUp);
    const places = throughs(deliveries);
    expect(places).toEqual([...places].sort());
    expect((places.at(-1) ?? '') <= ((await store.head()) ?? '')).toBe(true);
    for (const delivery of deliveries) {
      if (delivery.kind === 'events') expect(delivery.events.every(({ position }) => position <= delivery.through)).toBe(true);
    }
  },

  'a filter that matches nothing still moves on: what was passed over is not read again': async ({ store }) => {
    await fill(store, STREAM, 5);
    const deliveries = await followUntil(store, { after: null, categories: ['caucus'] }, isCaughtUp);
    expect(eventsOf(deliveries)).toEqual([]);
    const through = throughs(deliveries).at(-1) as Position;
    await store.append('caucus-one', [event()], { expected: NO_STREAM });
    expect(eventsOf(await followUntil(store, { after: through, categories: ['caucus'] }, has(1)))).toHaveLength(1);
  },

  'live, a filtered-out append brings a checkpoint past it': async ({ store }) => {
    const appended: { position?: Position } = {};
    const moved = (seen: Delivery[]): boolean => (throughs(seen).at(-1) ?? '') >= (appended.position ?? '~');
    const seen = followUntil(store, { after: null, categories: ['caucus'] }, moved);
    await sleep(30);
    appended.position = (await store.append(STREAM, [event()], { expected: NO_STREAM })).position;
    await store.append('negotiation-other', [event()], { expected: NO_STREAM });
    expect((await seen).at(-1)?.kind).toBe('checkpoint');
  },

  'sparse filters, stopped after any message and resumed from its through: every matching event exactly once': async ({ store }) => {
    const categories = ['negotiation', 'consortium', 'register'];
    const order = fc.sample(fc.integer({ min: 0, max: 9 }), { numRuns: 60, seed: 7 });
    for (const [index, pick] of order.entries()) {
      const category = pick === 0 ? 'negotiation' : pick === 1 ? 'consortium' : 'register';
      await store.append(`${category}-${index}`, [event(index)], { expected: NO_STREAM });
    }
    for (const category of categories) {
      const wanted = idsOf(await readBook(store, [category]));
      const seen: Recorded[] = [];
      let after: Position | null = null;
      for (let isDone = false; !isDone;) {
        const deliveries: Delivery[] = await followUntil(store, { after, categories: [category], page: 2 }, () => true);
        seen.push(...eventsOf(deliveries));
        after = (throughs(deliveries).at(-1) ?? after) as Position | null;
        isDone = isCaughtUp(deliveries);
      }
      expect(idsOf(seen)).toEqual(wanted);
    }
  },

  'a reader that stalls delays neither appends nor other readers, and loses nothing': async ({ store }) => {
    await fill(store, STREAM, 3);
    const controller = new AbortController();
    const slow = store.subscribeAll({ after: null, page: 2, signal: controller.signal })[Symbol.asyncIterator]();
    const first = (await slow.next()).value as Delivery;
    await fill(store, 'negotiation-other', 200);
    expect(await readBook(store)).toHaveLength(203);
    const seen: Delivery[] = [first];
    while (!has(203)(seen)) seen.push((await slow.next()).value as Delivery);
    expect(idsOf(eventsOf(seen))).toEqual(idsOf(await readBook(store)));
    controller.abort();
    expect((await slow.next()).done).toBe(true);
  },

  'it ends without an error when the signal is aborted, before or while waiting': async ({ store }) => {
    expect(await gather(store.subscribeAll({ after: null, signal: AbortSignal.abort() }))).toEqual([]);
    const controller = new AbortController();
    const waiting = gather(store.subscribeAll({ after: null, signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    expect(onlyOurs(await waiting)).toEqual(['caughtUp']);
  },

  'it ends without an error when the store is closed': async (book) => {
    const other = await book.secondHandle();
    const waiting = gather(other.subscribeAll({ after: null, signal: new AbortController().signal }));
    await sleep(30);
    await other.close();
    expect(onlyOurs(await waiting)).toEqual(['caughtUp']);
  },

  'a position past the head: PositionForeign rather than silence': async ({ store }) => {
    await fill(store, STREAM, 1);
    const past = ((await store.head()) ?? '').replace(/^./, '7') as Position;
    expect(await codeOf(gather(store.subscribeAll({ after: past, signal: new AbortController().signal })))).toBe('PositionForeign');
  },
};
