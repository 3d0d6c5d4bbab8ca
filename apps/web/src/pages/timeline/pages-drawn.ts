/**
 * Of so many pages, how many are drawn: all of them at the end, and until then only as often as there is as much again. So sorting what is drawn
 * costs three times the entries at most, however many pages there are.
 */
export const pagesDrawn = (read: number, isMore: boolean): number => (isMore ? 2 ** Math.floor(Math.log2(read)) : read);
