import { useSyncExternalStore } from 'react';
import { queries } from '../api/queries';
import { AskingAgain } from './asking-again';
import { LiveFeed, type Feed } from './feed';

/** Asks again what is shown. A question that is under way is waited for rather than broken off, so that a long answer comes at all. */
async function askAgain(): Promise<boolean> {
  const wasAsking = queries.isFetching() > 0;
  await queries.invalidateQueries({}, { cancelRefetch: false });
  return wasAsking;
}
const again = new AskingAgain(askAgain);

/**
 * One feed for the whole page: whatever is shown is asked again when something is recorded. What was asked before the server was lost may never be
 * answered, so coming back asks at once.
 */
const feed = new LiveFeed({ news: () => again.news(), back: () => void queries.invalidateQueries() });

export const startFeed = (): void => feed.start();
export const useLive = (): Feed => useSyncExternalStore(feed.subscribe, feed.snapshot);
/** Called whenever the feed is followed, again or for the first time: the server is there. */
export const onFollowing = (listener: () => void): (() => void) =>
  feed.subscribe(() => {
    if (feed.snapshot().state === 'following') listener();
  });
