const PAGE = 200;
/** So many pages of one question are read at most. */
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

/** Page after page of a question, `ITEMS_MAX` items at most. */
export async function allPages<T>(read: (asked: Asked) => Promise<PageRead<T>>): Promise<readonly T[]> {
  const found: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items, next } = await read({ limit: PAGE, ...(after !== undefined && { after }) });
    found.push(...items);
    if (next === undefined) break;
    after = next;
  }
  return found;
}
