export * from './port';
export * from './errors';
export { APPEND_BYTES_MAX, APPEND_EVENTS_MAX, checkAppend, CLOCK_AHEAD_MS_MAX, EVENT_BYTES_MAX, type AppendRequest } from './append-checks';
export type { RetryPolicy } from './attempts';
export { retrying } from './retry';
export { holds, type Place } from './held';
export type { Finding, FindingAbout, Inspection } from './finding';
