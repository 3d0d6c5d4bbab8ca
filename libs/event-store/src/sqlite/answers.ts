/** What the writer says of one append. `known` holds indexes into its events. */
export type Answer =
  | { readonly seq: number; readonly kind: 'done'; readonly first: number; readonly last: number; readonly position: number }
  | { readonly seq: number; readonly kind: 'wrongExpected'; readonly actual: number | null }
  | { readonly seq: number; readonly kind: 'partialDuplicate'; readonly known: number[] }
  | { readonly seq: number; readonly kind: 'atFalls' }
  | { readonly seq: number; readonly kind: 'clockSkewed'; readonly at: number; readonly storeNow: number }
  /** Nothing was written, and the next try may succeed. `isBusy`: another writer held the file for as long as this one waits. */
  | { readonly seq: number; readonly kind: 'unavailable'; readonly reason: string; readonly isBusy?: boolean }
  /** Nothing was written, and nothing will be. */
  | { readonly seq: number; readonly kind: 'poisoned'; readonly reason: string }
  /** The commit failed half-way; the store is poisoned. */
  | { readonly seq: number; readonly kind: 'unknown'; readonly reason: string };
