interface Page {
  readonly reflects: { readonly rules: string; readonly streams: Readonly<Record<string, number>> };
}
export interface Held<P> {
  readonly pages: readonly P[];
  readonly pageParams: readonly unknown[];
}

/**
 * The page that stood at a cursor before, where it was made from the same as the first page is now: it need not be asked for again. So news that is
 * not of this record costs one question, however many pages there are.
 */
export function pageHeld<P extends Page>(
  held: Held<P> | undefined,
  { at, like }: { readonly at: string; readonly like: P | undefined },
): P | undefined {
  const page = held?.pages[held.pageParams.indexOf(at)];
  return page && like && basis(page) === basis(like) ? page : undefined;
}
const basis = ({ reflects: { rules, streams } }: Page): string => JSON.stringify([rules, Object.entries(streams).sort()]);
