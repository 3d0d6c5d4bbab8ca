import { grouped, type Entry, type Facts } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';

const PAGE = 5_000;

/** Everything that a negotiation's position is folded from, by stream, and the rules by which it is; undefined where there is no such negotiation. */
export async function factsOf(
  { ask }: Tracker,
  id: string,
  known: { readonly knownAt?: number },
): Promise<{ facts: Facts; rules: string } | undefined> {
  const entries: Entry[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await ask.facts({ ...known, id, limit: PAGE, ...(after !== undefined && { after }) });
    if (!page) return undefined;
    entries.push(...page.items);
    after = page.next;
    if (after === undefined) return { facts: grouped(entries, ({ stream }) => stream), rules: page.reflects.rules };
  }
}
