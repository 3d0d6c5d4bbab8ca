export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store';
export type { WriterSettings } from './schema';
export type { DamagedRow } from './event-row';
export { inspectFile } from './inspect-file';
export { pagesOfOpenBook } from './pages';
