const PAGE_DEFAULT = 500;
const PAGE_MAX = 1_000;

/** Events a page: 1 to 1,000, default 500. */
export function pageLimit(page: number | undefined): number {
  return Math.min(PAGE_MAX, Math.max(1, Math.trunc(page ?? PAGE_DEFAULT)));
}
