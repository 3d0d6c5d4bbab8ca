import { allPages, ITEMS_MAX } from '../../apps/web/src/api/all-pages';

/** A list of so many, answered page by page. */
const listOf = (length: number) => (asked: { readonly limit: number; readonly after?: string }) => {
  const from = Number(asked.after ?? 0);
  const items = Array.from({ length: Math.min(asked.limit, length - from) }, (_one, at) => from + at);
  return Promise.resolve({ items, ...(from + asked.limit < length && { next: String(from + asked.limit) }) });
};

describe('a list that is read whole', () => {
  it.each([0, 1, 200, 201, ITEMS_MAX])('has each of its %d items once', async (length) => {
    expect(await allPages(listOf(length))).toEqual(Array.from({ length }, (_one, at) => at));
  });

  it('ends at its bound', async () => {
    expect(await allPages(listOf(ITEMS_MAX + 1))).toHaveLength(ITEMS_MAX);
  });
});
