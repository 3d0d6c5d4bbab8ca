import { openTracker, type Tracker } from '@parley/tracker';
import { Ended, EXIT } from './endings';
import type { Places } from './places';
import { note } from './terminal';

const LOOK_MS = 2_000;
const STUCK_MS = 15_000;

/** Opens a book for as long as the work takes, and closes it however the work ends. A book that is not there is made. */
export async function withBook<T>(
  { store, readModel }: Places,
  work: (tracker: Tracker) => Promise<T>,
  how: { readonly migrates?: boolean; readonly remakes?: boolean } = {},
): Promise<T> {
  const allowClockLift = process.env['PARLEY_ALLOW_CLOCK_LIFT'] === 'true';
  const tracker = await openTracker({ store, readModel, allowClockLift, ...how });
  try {
    return await work(tracker);
  } finally {
    await tracker.close();
  }
}

/** The same, with views that hold all that was recorded when it was opened. */
export const withAnswers = <T>(places: Places, work: (tracker: Tracker) => Promise<T>): Promise<T> =>
  withBook(places, async (tracker) => {
    await caughtUp(tracker);
    return work(tracker);
  });

/** Waits for as long as the views come nearer to the book's present end; gives up where they stand still. */
export async function caughtUp(tracker: Tracker): Promise<void> {
  const head = await tracker.head();
  if (head === null) return;
  let [place, since] = ['', Date.now()];
  while (!(await tracker.waitFor(head, { timeoutMs: LOOK_MS }))) {
    const { views, lastError } = await tracker.status();
    const now = `${views.state} ${views.position} ${views.events}`;
    if (now !== place) [place, since] = [now, Date.now()];
    if (Date.now() - since > STUCK_MS) throw stuck(lastError ?? views.lastError);
    note(`The views are being brought up to date: ${views.events} entries so far.`);
  }
}

const stuck = (fault: string | undefined): Ended =>
  new Ended(
    EXIT.unavailable,
    `The views do not follow the book${fault === undefined ? '' : ` (${fault})`}. Name others with --read-model, or run \`parley rebuild\`.`,
  );
