import { renameSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, EventStore, Position } from '@parley/event-store';
import { openStore } from '../../libs/tracker/src/open-store';
import { storeAddress } from '../../libs/tracker/src/store-address';
import { bookInFile, bookOnNode, type BookToPutBack } from '../support/put-back';
import { codeOf, event, eventsOf, failureOf, fill, followUntil, idsOf, NO_STREAM } from './book-under-test';
import { sqliteBook } from './sqlite-books';

const STREAM = 'negotiation-south';

/** Follows until it fails; what it delivered, and why it ended. */
function followed(store: EventStore, after: Position | null) {
  const seen: Delivery[] = [];
  const ending = new AbortController();
  const ended = (async () => {
    for await (const delivery of store.subscribeAll({ after, signal: ending.signal })) seen.push(delivery);
  })();
  ended.catch(() => undefined);
  const has = async (count: number): Promise<void> => {
    while (eventsOf(seen).length < count) await Promise.race([sleep(10), ended]);
  };
  return { seen, ended, has, end: () => ending.abort() };
}

describe.each<[string, () => Promise<BookToPutBack>]>([
  ['a file', bookInFile],
  ['an emulated KurrentDB node', bookOnNode],
])('a book in %s that is put back to an earlier state', (_, make) => {
  let book: BookToPutBack;
  let store: EventStore;
  const open = () => openStore(storeAddress('the book', book.store));
  beforeEach(async () => {
    book = await make();
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await book.clear();
  });

  it('ends who follows it with PositionForeign, and not in silence or in tries without end', async () => {
    await fill(store, STREAM, 3);
    const putBack = await book.keep();
    const following = followed(store, null);
    await fill(store, 'negotiation-lost', 3);
    await following.has(6);
    await putBack();
    expect(await codeOf(following.ended)).toBe('PositionForeign');
    expect(eventsOf(following.seen)).toHaveLength(6);
  });

  it('also where other events stand in the place of those that were lost', async () => {
    await fill(store, STREAM, 3);
    const putBack = await book.keep();
    const following = followed(store, null);
    await fill(store, 'negotiation-lost', 3);
    await following.has(6);
    await putBack();
    const other = await open();
    const instead = idsOf(await fill(other, 'negotiation-others', 9));
    await other.close();
    expect(await codeOf(following.ended)).toBe('PositionForeign');
    expect(idsOf(eventsOf(following.seen)).filter((id) => instead.includes(id))).toEqual([]);
  });

  it('takes no position of the later state: neither to read from nor to follow from', async () => {
    await fill(store, STREAM, 3);
    const putBack = await book.keep();
    await fill(store, 'negotiation-lost', 3);
    const after = await store.head();
    await putBack();
    const reading = async () => {
      for await (const _page of store.readAll({ after })) break;
    };
    expect(await codeOf(reading())).toBe('PositionForeign');
    expect(await codeOf(followed(store, after).ended)).toBe('PositionForeign');
  });

  it('is followed on from what it still holds', async () => {
    const written = await fill(store, STREAM, 3);
    const putBack = await book.keep();
    const at = await store.head();
    await fill(store, 'negotiation-lost', 3);
    await putBack();
    const seen = followUntil(store, { after: at }, (deliveries) => eventsOf(deliveries).length > 0);
    const next = event();
    await store.append('negotiation-next', [next], { expected: NO_STREAM });
    expect(idsOf(eventsOf(await seen))).toEqual([next.id]);
    const all = await followUntil(store, { after: null }, (deliveries) => eventsOf(deliveries).length === 4);
    expect(idsOf(eventsOf(all))).toEqual([...idsOf(written), next.id]);
  });
});

describe('a book in a file', () => {
  it('takes and tells nothing more once another file is at its path: what is open would be lost', async () => {
    const book = await sqliteBook();
    await fill(book.store, STREAM, 2);
    const other = await sqliteBook();
    renameSync(book.file, `${book.file}.old`);
    await other.store.close();
    renameSync(other.file, book.file);
    const failures = [book.store.append('negotiation-lost', [event()], { expected: NO_STREAM }), book.store.head()];
    for (const failure of failures) expect(await failureOf(failure)).toMatchObject({ code: 'StorePoisoned' });
    await book.destroy();
    await other.destroy();
  });
});
