/** The assembly: one tracker over a book and its views. */
export { NotRecorded, type Followed, type Receipt, type Submission, type Tracker, type TrackerStatus } from './tracker';
export { openTracker, type TrackerOptions } from './open-tracker';
export { BadAddress, sqliteAddress } from './store-address';
export { examine, type DoctorFault, type DoctorReport } from './doctor';
