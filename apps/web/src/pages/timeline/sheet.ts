/** Rows of one sheet of the list: of more, no browser could scroll to the last. */
export const SHEET = 5_000;
