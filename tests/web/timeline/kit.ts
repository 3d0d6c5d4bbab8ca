import { itemsOf as itemsInPieces, type Items, type Span } from '../../../apps/web/src/pages/timeline/items';
import { everyItem as everyInPieces, lanesOf as lanesInPieces } from '../../../apps/web/src/pages/timeline/lanes';
import { atOnce } from '../../../apps/web/src/pages/timeline/stepwise';

export const itemsOf = (...of: Parameters<typeof itemsInPieces>) => atOnce(itemsInPieces(...of));
export const lanesOf = (...of: Parameters<typeof lanesInPieces>) => atOnce(lanesInPieces(...of));
export const everyItem = (items: Items) => atOnce(everyInPieces(items));

/** An entry as the question gives it; dates are ISO text, or null where a side is open. */
export function span(entry: string, [earliest, latest]: readonly [string | null, string | null], more: Partial<Span> = {}): Span {
  const dated = { earliest: iso(earliest), latest: iso(latest), recordedAt: '2026-01-01T00:00:00.000Z' };
  const said = { type: 'StatementRecorded', says: entry, family: 'statements' as const, parties: ['a'], grade: 'report' as const };
  return { entry, ...said, ...dated, when: 'certain', undecided: 0, ...more };
}
const iso = (date: string | null): string | null => (date === null ? null : new Date(date).toISOString());

export const DAY = 86_400_000;
/** Names of one lane. */
export const NAMES = { parties: [{ id: 'a', name: 'A', entries: 1 }], families: [{ id: 'statements' as const, entries: 1 }] };

/** So many entries as `itemsOf` would make of them, of which the lanes need only the kind. */
export function manyItems(count: number): Items {
  const [one] = manySpans(1);
  const starts = Float64Array.from({ length: count }, (_none, at) => Date.UTC(2015, 0) + ((at * 7_919) % 3_652) * DAY);
  const ends = starts.map((start, at) => start + (at % 50 === 0 ? 90 : 1) * DAY);
  return {
    spans: new Array<Span>(count).fill(one as Span),
    starts,
    ends,
    ranks: new Uint8Array(count).fill(3),
    unsure: new Uint8Array(count),
  };
}

/** So many entries of a day each, spread over ten years by a fixed rule. */
export function manySpans(count: number): readonly Span[] {
  const start = Date.UTC(2015, 0);
  return Array.from({ length: count }, (_none, at) => {
    const day = start + ((at * 7_919) % 3_652) * DAY;
    const long = at % 50 === 0 ? 90 * DAY : DAY;
    return span(`e${at}`, [new Date(day).toISOString(), new Date(day + long).toISOString()], { parties: [`p${at % 7}`] });
  });
}
