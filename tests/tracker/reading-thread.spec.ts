import type { EventStore, Position } from '@parley/event-store';
import { madeBatches, type MadeBatch } from '@parley/read-model';
import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { wholeBook } from '../../libs/tracker/src/feed';
import { wholeBookApart } from '../../libs/tracker/src/reading-thread';
import { fillBook } from './filled-book';
import { TestBook, type Shop } from './shops';

const EVENTS = 7_500;

interface Made {
  readonly facts: MadeBatch['made']['facts'][number][];
  readonly texts: MadeBatch['made']['texts'][number][];
}
function add({ facts, texts }: Made, { made }: MadeBatch): void {
  facts.push(...made.facts);
  texts.push(...made.texts);
}

describe('a long book that a second thread reads', () => {
  let book: TestBook;
  let shop: Shop;
  /** From where the calling thread read. */
  let readHere: (Position | null)[];
  let store: EventStore;
  beforeAll(async () => {
    book = new TestBook();
    shop = await book.open();
    await fillBook(shop, { events: EVENTS, seed: 3 });
  });
  afterAll(() => book.close());
  beforeEach(() => {
    readHere = [];
    const readAll: EventStore['readAll'] = (options) => {
      readHere.push(options.after);
      return shop.store.readAll(options);
    };
    store = Object.assign(Object.create(shop.store) as EventStore, { readAll });
  });

  /** What was fed, and how it ended. */
  async function fedBy(feed: AsyncIterable<MadeBatch>): Promise<{ made: Made; end: string | null; fault?: string }> {
    const made: Made = { facts: [], texts: [] };
    let end: string | null = null;
    try {
      for await (const batch of feed) {
        add(made, batch);
        end = batch.through;
      }
      return { made, end };
    } catch (error) {
      return { made, end, fault: String(error) };
    }
  }
  const here = () => fedBy(madeBatches(wholeBook(shop.store, { book: shop.book, after: null })));
  const apart = () => fedBy(wholeBookApart(store, { file: book.file, book: shop.book }));

  it('comes as it does in one thread, and what the second has read is not read again', async () => {
    const fed = await apart();
    expect(fed).toEqual(await here());
    expect(readHere).toEqual([null, await shop.store.head()]);
  });

  it('is left where it is by who wants no more', async () => {
    const some: MadeBatch[] = [];
    for await (const batch of wholeBookApart(store, { file: book.file, book: shop.book })) if (some.push(batch) === 24) break;
    const facts = some.flatMap(({ made }) => made.facts);
    expect(facts).toEqual((await here()).made.facts.slice(0, facts.length));
    expect(readHere).toEqual([null]);
  });

  it('fails at a changed event like in one thread, with everything before it', async () => {
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec('DROP TRIGGER event_no_update');
    db.exec(`UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), 'Issue', 'Issve') AS BLOB) WHERE position = ${EVENTS - 500}`);
    db.close();
    const fed = await apart();
    expect(fed).toEqual(await here());
    expect(fed.fault).toContain('commitment');
    expect(readHere).toEqual([null, fed.end]);
  });
});
