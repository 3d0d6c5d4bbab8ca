/** Where the one open tracker is injected. */
export const TRACKER = Symbol('tracker');
