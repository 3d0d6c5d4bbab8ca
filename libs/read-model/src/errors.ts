/** What each failure says beside its code; never content of entries. */
export interface ViewsErrorFields {
  /** The rows were made from another book. Rebuild, or open the file that belongs to this book. */
  'foreign-book': { readonly rows: string; readonly asked: string };
  /** The rows were made from another epoch of the book (before a restore). Rebuild. */
  'foreign-epoch': { readonly rows: number; readonly asked: number };
  /** The rows are being made by another version of this program. Stop one of the two. */
  'foreign-format': { readonly rows: string; readonly ours: string };
  /** `checkpoint` was not called: nothing is fed before it is known from which book. */
  unbound: Record<string, never>;
  /** Entries out of order, or beyond the batch's own end. */
  'batch-malformed': { readonly position: string };
  /** The batch does not join on to what is in the rows. Ask for the checkpoint and feed from there. */
  'batch-apart': { readonly stream: string; readonly revision: number; readonly expected: number };
  /** Another process feeds these rows; they go on without us. Try again later. */
  'writer-elsewhere': Record<string, never>;
  /** Somebody else moved the checkpoint meanwhile; nothing was written. Ask for the checkpoint and feed from there. */
  'owner-lost': Record<string, never>;
  'rebuild-under-way': Record<string, never>;
  /** The database cannot be reached now. Ask again later. */
  'views-unreachable': Record<string, never>;
  /** The new version does not hold what was fed; it was not switched to. */
  'rebuild-unsound': { readonly events: number; readonly facts: number };
  /** Not a cursor of this question with these filters. Ask again from the first page. */
  'cursor-invalid': Record<string, never>;
  /** The earlier moment lies after the later one. */
  'between-reversed': Record<string, never>;
  'limit-invalid': { readonly min: number; readonly max: number };
  closed: Record<string, never>;
}
export type ViewsErrorCode = keyof ViewsErrorFields;

const RETRYABLE: ReadonlySet<ViewsErrorCode> = new Set<ViewsErrorCode>([
  'batch-apart',
  'writer-elsewhere',
  'owner-lost',
  'views-unreachable',
]);

export class ViewsError<C extends ViewsErrorCode = ViewsErrorCode> extends Error {
  override readonly name = 'ViewsError';
  /** Feeding again from the checkpoint may succeed. */
  readonly retryable: boolean;

  constructor(
    readonly code: C,
    readonly fields: ViewsErrorFields[C],
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(fields)}`, options);
    this.retryable = RETRYABLE.has(code);
  }
}

/** The views cannot be opened where they are said to be; the message is one line that says why, and never holds a password. */
export class ViewsRefused extends Error {
  readonly code = 'views-refused';
}

export const isViewsError = (error: unknown): error is ViewsError => error instanceof ViewsError;
