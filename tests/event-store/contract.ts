import type { BookUnderTest, Promised } from './book-under-test';
import { appendPromises } from './append-promises';
import { readPromises } from './read-promises';
import { subscriptionPromises } from './subscription-promises';

/** By the promise's sentence: why this adapter cannot keep it. */
export type Deviations = Readonly<Record<string, string>>;

/**
 * The contract of the port, one for every adapter: it supplies a factory of empty books and the promises it does not keep, with
 * reasons. A deviation is a test too: it fails once the promise is kept, so that the list cannot outlive its reasons.
 */
export function eventStoreContract(name: string, factory: () => Promise<BookUnderTest>, deviations: Deviations = {}): void {
  const rooms: Record<string, Promised> = { append: appendPromises, read: readPromises, subscribe: subscriptionPromises };
  const sentences = Object.values(rooms).flatMap((promised) => Object.keys(promised));

  describe(`the event store contract: ${name}`, () => {
    let book: BookUnderTest;
    beforeEach(async () => {
      book = await factory();
    });
    afterEach(async () => {
      await book.destroy();
    });

    it('deviates only from promises that exist', () => {
      expect(Object.keys(deviations).filter((sentence) => !sentences.includes(sentence))).toEqual([]);
    });

    describe.each(Object.entries(rooms))('%s', (_room, promised) => {
      for (const [sentence, keep] of Object.entries(promised)) {
        const reason = deviations[sentence];
        if (reason === undefined) it(sentence, () => keep(book));
        else it(`deviates (${reason}): ${sentence}`, () => expect(keep(book)).rejects.toBeDefined());
      }
    });
  });
}
