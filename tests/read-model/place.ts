import type { Views } from '@parley/read-model';

/** Rows in one place, opened as often as wanted, as different processes do. */
export interface Place {
  open(options?: { readonly now?: () => number; readonly foldedEntriesMax?: number }): Promise<Views>;
  /** Closes what is still open and takes the rows away. */
  destroy(): Promise<void>;
}
export type NewPlace = () => Promise<Place>;
