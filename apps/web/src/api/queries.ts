import { QueryClient } from '@tanstack/react-query';
import { mayPass } from './problem';

const RETRIES = 2;
const STALE_MS = 30_000;

/** What was answered is kept while the page is open, and asked again when the live feed says that something was recorded. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      retry: (failures, error) => failures < RETRIES && mayPass(error),
      retryDelay: (failures) => 300 * 2 ** failures,
      // The server may be on this machine, where it answers without any network.
      networkMode: 'always',
    },
  },
});
