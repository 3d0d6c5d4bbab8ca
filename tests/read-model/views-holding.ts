import type { FedEntry, Views } from '@parley/read-model';
import { batch, feed, positionOf, START } from './kit';
import type { NewPlace, Place } from './place';

/** Views that hold a book while the tests around are run, by a clock an hour after its beginning; `views` is there from the first test on. */
export function viewsHolding(newPlace: NewPlace, book: readonly FedEntry[]): { readonly views: Views } {
  let place: Place;
  const held = {} as { views: Views };
  beforeAll(async () => {
    place = await newPlace();
    held.views = await place.open({ now: () => START + 3_600_000 });
    await feed(held.views, [batch(book, positionOf(900))]);
  });
  afterAll(() => place.destroy());
  return held;
}
