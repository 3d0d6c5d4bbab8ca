/** The views: rows made from the record, and the questions asked of them. */
export { isViewsError, ViewsError, ViewsRefused, type ViewsErrorCode, type ViewsErrorFields } from './errors';
export { madeBatches } from './project/made-batches';
export type * from './questions';
export type * from './views';
