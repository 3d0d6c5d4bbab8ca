import { StoreError, type AppendResult, type EventStore } from '@parley/event-store';
import { openTalks, passedOn, TestBook } from './shops';

/** What becomes of the first append to the negotiation that is not its opening, and of those after it; each lasts a minute. */
type Fate = 'comes once it was looked for' | 'comes before the next one' | 'never comes, and so do the others';

describe('an act whose append was not answered and was looked for in vain', () => {
  let book: TestBook;
  beforeEach(() => (book = new TestBook()));
  afterEach(() => book.close());

  async function heldUp(fate: Fate) {
    let arrives: (() => Promise<unknown>) | undefined;
    const wrap = (store: EventStore): EventStore => ({
      ...passedOn(store),
      append: async (...asked): Promise<AppendResult> => {
        const [stream, events, { expected }] = asked;
        if (!stream.startsWith('negotiation') || expected.kind === 'noStream') return store.append(...asked);
        if (arrives && fate !== 'never comes, and so do the others') return arrives().then(() => store.append(...asked));
        arrives = () => store.append(...asked).catch(() => undefined);
        const resolve = async () => {
          if (fate === 'comes once it was looked for') await arrives?.();
          book.now += 60_000;
          return 'absent' as const;
        };
        throw new StoreError('AppendOutcomeUnknown', { stream, ids: events.map(({ id }) => id), resolve });
      },
    });
    const shop = await book.open({ wrap });
    await openTalks(shop);
    return shop;
  }
  const issue = { act: 'raise-issue', body: { issue: 'pay', title: 'Pay' }, commandId: 'the-key', expectedRevision: 0 };

  it.each(['comes once it was looked for', 'comes before the next one'] as const)(
    'is no repeat, has not moved the record on for itself, and stands once, where it %s',
    async (fate) => {
      const shop = await heldUp(fate);
      await expect(shop.does(issue)).resolves.toMatchObject({ revision: 1, repeated: false });
      await expect(shop.does(issue)).resolves.toMatchObject({ revision: 1, repeated: true });
    },
  );

  it('is given back as unknown when the time is over, and not called unstored because others were first', async () => {
    const shop = await heldUp('never comes, and so do the others');
    await expect(shop.does(issue)).rejects.toMatchObject({
      code: 'AppendOutcomeUnknown',
      fields: { ids: [expect.any(String), expect.any(String)] },
    });
  });
});
