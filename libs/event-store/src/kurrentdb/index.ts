export { openKurrentStore, type KurrentStore, type KurrentStoreOptions } from './kurrent-store';
