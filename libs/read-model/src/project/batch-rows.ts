import type { Entry } from '@parley/negotiation';
import type { FactRow, NamingRow, OwnRows, TextRow } from '../rows/tables';
import type { FedEntry } from '../views';
import { inKeyOrder } from './canonical-text';
import { entryOf, factRow, namingRows, textRow } from './entry-rows';
import { wordsAndNames } from './words-and-names';

export interface BatchRows extends OwnRows {
  /** The entries without their place, with their numbers in the book. */
  readonly numbered: readonly { readonly n: number; readonly entry: Entry }[];
}

/** What names stand in rows already, as far as it is remembered; it forgets rather than grow without end. */
export class NamingsMade {
  private readonly made = new Set<string>();

  /** True the first time it is asked for this naming. */
  isNew({ kind, id, stream }: NamingRow): boolean {
    const key = `${kind}:${id}:${stream}`;
    if (this.made.has(key)) return false;
    if (this.made.size >= NAMINGS_MAX) this.made.clear();
    this.made.add(key);
    return true;
  }
}
const NAMINGS_MAX = 500_000;

/** Depends on nothing but its arguments. `after`: how many entries of the book come before the batch; `made`: namings that need no row again. */
export function batchRows(entries: readonly FedEntry[], after: number, made = new NamingsMade()): BatchRows {
  const facts: FactRow[] = [];
  const namings: NamingRow[] = [];
  const texts: TextRow[] = [];
  const numbered = entries.map((fed, index) => ({ n: after + index + 1, entry: inKeyOrder(entryOf(fed)), position: fed.position }));
  for (const { n, entry, position } of numbered) {
    facts.push(factRow(n, entry, position));
    const found = wordsAndNames(entry);
    for (const naming of namingRows(entry, found)) if (made.isNew(naming)) namings.push(naming);
    const text = textRow({ entry, words: found.words }, { n, at: entry.recordedAt });
    if (text) texts.push(text);
  }
  return { facts, namings, texts, numbered };
}
