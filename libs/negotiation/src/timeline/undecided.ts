import { orderAmong, orderOf, type OccurredBounds, type OccurredEntry } from '../values/occurred-order';

/** How many entries with a stated order are looked at; past that, dates alone speak. */
const STATED_MAX = 1_000;

/**
 * Of each entry, with how many of the others its order cannot be told, by dates and by what was stated of before and after. Dates cost
 * a sort; only entries that are party to a statement are walked from.
 */
export function undecidedAmong(entries: readonly OccurredEntry[]): ReadonlyMap<string, number> {
  const counts = new Map(entries.map(byDates(entries)));
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const stated = [...statedAmong(entries)].filter((id) => known.has(id)).slice(0, STATED_MAX);
  if (stated.length === 0) return counts;
  const order = orderAmong(entries);
  const walked = new Set<string>();
  for (const id of stated) {
    walked.add(id);
    for (const other of order.decidedWith(id)) {
      if (walked.has(other) || isDated(known, [id, other])) continue;
      for (const one of [id, other]) counts.set(one, (counts.get(one) ?? 0) - 1);
    }
  }
  return counts;
}

const isDated = (known: ReadonlyMap<string, OccurredBounds>, [a, b]: readonly [string, string]): boolean =>
  orderOf(known.get(a) as OccurredBounds, known.get(b) as OccurredBounds) !== 'undetermined';

function statedAmong(entries: readonly OccurredEntry[]): ReadonlySet<string> {
  const stated = new Set<string>();
  for (const { id, after = [], before = [] } of entries) {
    if (after.length + before.length === 0) continue;
    for (const one of [id, ...after, ...before]) stated.add(one);
  }
  return stated;
}

/** With how many others an entry shares a time in which either may have come first. */
function byDates(entries: readonly OccurredEntry[]): (entry: OccurredEntry) => readonly [string, number] {
  const ends = sorted(entries.map(({ latest }) => latest));
  const starts = sorted(entries.map(({ earliest }) => earliest));
  const instants = new Map<number, number>();
  for (const { earliest, latest } of entries)
    if (earliest !== null && latest === earliest + 1) instants.set(earliest, (instants.get(earliest) ?? 0) + 1);
  return ({ id, earliest, latest }) => {
    const ended = earliest === null ? 0 : below(ends, earliest + 1);
    const toCome = latest === null ? 0 : starts.length - below(starts, latest);
    const same = earliest !== null && latest === earliest + 1 ? (instants.get(earliest) ?? 1) - 1 : 0;
    return [id, entries.length - 1 - ended - toCome - same];
  };
}

const sorted = (bounds: readonly (number | null)[]): readonly number[] => bounds.filter((one) => one !== null).sort((a, b) => a - b);

/** How many of the sorted numbers lie below this one. */
function below(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
