/** What `of` of a rate holds where the source does not say what the rate is of. In a file of its own, as who compares figures reads no rates. */
export const BASE_NOT_STATED = 'not stated';
