import type { Entry, Facts } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';

const PAGE = 5_000;

/** Everything that a negotiation's position is folded from, by stream, and the rules by which it is; undefined where there is no such negotiation. */
export async function factsOf(
  { ask }: Tracker,
  id: string,
  known: { readonly knownAt?: number },
): Promise<{ facts: Facts; rules: string } | undefined> {
  const facts = new Map<string, Entry[]>();
  let after: string | undefined;
  for (;;) {
    const page = await ask.facts({ ...known, id, limit: PAGE, ...(after !== undefined && { after }) });
    if (!page) return undefined;
    for (const entry of page.items) {
      const own = facts.get(entry.stream);
      if (own) own.push(entry);
      else facts.set(entry.stream, [entry]);
    }
    after = page.next;
    if (after === undefined) return { facts, rules: page.reflects.rules };
  }
}
