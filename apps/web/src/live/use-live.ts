import { useSyncExternalStore } from 'react';
import { queries } from '../api/queries';
import { LiveFeed, type Feed } from './feed';

/** One feed for the whole page: whatever is shown is asked again when something is recorded. */
const feed = new LiveFeed(() => void queries.invalidateQueries());

export const startFeed = (): void => feed.start();
export const useLive = (): Feed => useSyncExternalStore(feed.subscribe, feed.snapshot);
/** Called whenever the feed is followed, again or for the first time: the server is there. */
export const onFollowing = (listener: () => void): (() => void) =>
  feed.subscribe(() => {
    if (feed.snapshot().state === 'following') listener();
  });
