const PAGE = 200;
/** So many pages of one question are read, unless it is said otherwise. */
const PAGES_MAX = 10;
export const ITEMS_MAX = PAGE * PAGES_MAX;

interface PageRead<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
interface Asked {
  readonly limit: number;
  readonly after?: string;
}

/** Page after page of a question, each of 200 items: `ITEMS_MAX` items at most, where no other number of pages is said. */
export async function allPages<T>(read: (asked: Asked) => Promise<PageRead<T>>, pagesMax = PAGES_MAX): Promise<readonly T[]> {
  const found: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const { items, next } = await read({ limit: PAGE, ...(after !== undefined && { after }) });
    found.push(...items);
    if (next === undefined) break;
    after = next;
  }
  return found;
}
