import type { EventStore, Recorded } from '@parley/event-store';
import type { MadeFrom } from '@parley/read-model';
import { BookWentBack } from '../../libs/tracker/src/book-went-back';
import { Continuity } from '../../libs/tracker/src/continuity';
import { openTalks, passedOn, raiseIssue, TestBook } from './shops';

const STREAM = 'negotiation-night-talks';

/** Answers are held back until they are let go: what is under way has asked already, and has not been answered. */
class HeldBack {
  private go: () => void = () => undefined;
  private held: Promise<void> = Promise.resolve();

  constructor(private readonly plain: EventStore) {}

  hold(): void {
    this.held = new Promise((resolve) => (this.go = resolve));
  }
  letGo(): void {
    this.go();
  }
  store(): EventStore {
    const answers = async function* (this: HeldBack, ...of: Parameters<EventStore['readStream']>) {
      const held = this.held;
      const pages = [];
      for await (const page of this.plain.readStream(...of)) pages.push(page);
      await held;
      yield* pages;
    };
    return { ...passedOn(this.plain), readStream: answers.bind(this) };
  }
}

describe('whether the book still holds what it held', () => {
  let book: TestBook;
  let held: HeldBack;
  let last: Recorded;
  let rows: MadeFrom;
  let continuity: Continuity;
  const place = (of: Recorded) => ({ stream: STREAM, revision: of.revision, id: of.id, position: of.position });

  beforeEach(async () => {
    book = new TestBook();
    const shop = await book.open();
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    for await (const page of shop.store.readStream(STREAM, {})) last = page.at(-1) as Recorded;
    const { epoch } = await shop.store.identity();
    const newest = { stream: STREAM, revision: 1, eventId: last.id, position: last.position };
    rows = { book: shop.book, epoch, version: 1, position: last.position, newest };
    held = new HeldBack(shop.store);
    const views = {
      madeFrom: () => Promise.resolve(rows),
      halt: () => undefined,
      lag: () => ({ state: 'live' as const, position: rows.position, events: 2 }),
    };
    continuity = new Continuity({ store: held.store(), views, book: shop.book, epoch, forget: () => undefined, told: undefined });
  });
  afterEach(async () => {
    continuity.stop();
    await book.close();
  });

  it('is asked anew once the views are made anew: what was asked of the old ones does not count', async () => {
    const whole = rows;
    const newest = { stream: STREAM, revision: 2, eventId: 'lost', position: last.position };
    rows = { ...whole, newest };
    held.hold();
    const before = continuity.look();
    rows = { ...whole, version: 2 };
    const accepted = continuity.accept();
    held.letGo();
    await expect(before).rejects.toBeInstanceOf(BookWentBack);
    await accepted;
    continuity.check();
  });

  it('is asked anew once an event comes to stand where the book had been before', async () => {
    held.hold();
    const before = continuity.look();
    const lost = { stream: STREAM, revision: 2, eventId: 'lost', position: last.position };
    rows = { ...rows, newest: lost };
    const recorded = continuity.recorded(place(last), last.position);
    held.letGo();
    await before;
    await expect(recorded).rejects.toBeInstanceOf(BookWentBack);
  });
});
