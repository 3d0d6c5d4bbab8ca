/** The assembly: one tracker over a book and its views. */
export { NotRecorded, type Followed, type Receipt, type Submission, type Tracker, type TrackerStatus } from './tracker';
export { openTracker, type TrackerOptions } from './open-tracker';
export { BadAddress, storeAddress, viewsAddress, withoutPassword } from './store-address';
export { StoreRefused, whyOf } from './store-refused';
export { SETTINGS, unknownSettings } from './settings';
export { examine, inspect } from './doctor';
export { isStoreError } from '@parley/event-store';
export type { Finding, Inspection } from '@parley/event-store';
export type { DoctorFault, DoctorReport } from './examination';
export { copy } from './copy/copy';
export type { CopyOptions, CopyPass, CopyReport } from './copy/copy-book';
export { CopyRefused, type CopyRefusal } from './copy/copy-refused';
