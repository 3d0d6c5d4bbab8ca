export { openKurrentStore, type KurrentStore, type KurrentStoreOptions } from './kurrent-store';
export { inspectNode } from './inspect/inspect-node';
