import type { Entry } from '../entry/entry';
import type { EdtfBounds } from '../values/edtf-date';
import { orderAmong, orderOf, type OccurredEntry, type OccurredOrder } from '../values/occurred-order';
import { rememberedEdtf } from '../values/remembered-edtf';
import type { EntriesView } from './record-view';

const UNKNOWN: Pick<EdtfBounds, 'earliest' | 'latest'> = { earliest: null, latest: null };
const derived = new WeakMap<Entry, Pick<EdtfBounds, 'earliest' | 'latest'>>();
/** How many entries reached through stated relations are looked at; past that, dates alone speak. */
const RELATED_MAX = 500;

/** When an entry occurred, half-open in UTC milliseconds; null on a side that is open or unknown. */
export function boundsOf(entry: Entry): Pick<EdtfBounds, 'earliest' | 'latest'> {
  const found = derived.get(entry);
  if (found) return found;
  const { edtf, zone } = entry.occurred;
  const parsed = edtf === undefined ? undefined : rememberedEdtf(edtf, zone);
  const bounds = parsed?.ok ? parsed.value : UNKNOWN;
  derived.set(entry, bounds);
  return bounds;
}

/** The order among these entries, by their dates and what was stated of before and after. */
export const orderOfEntries = (view: EntriesView, entries: readonly Entry[]): OccurredOrder => orderAmong(withRelated(view, entries));

/** True only where the dates, or what was stated of before and after, say that `a` occurred before `b`. Order of recording never decides. */
export const comesBefore = (view: EntriesView, a: Entry, b: Entry): boolean =>
  isRelated(a) || isRelated(b)
    ? orderOfEntries(view, [a, b]).orderOf(a.eventId, b.eventId) === 'before'
    : orderOf(boundsOf(a), boundsOf(b)) === 'before';

/** Where nothing was stated of some entries, their dates alone order them, and no graph need be made. */
const isRelated = ({ occurred: { after, before } }: Entry): boolean => after !== undefined || before !== undefined;

export type LatestEntry<E> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly entry: E }
  /** Any of these may be the latest: the dates do not decide. In order of recording. */
  | { readonly kind: 'undetermined'; readonly entries: readonly E[] };

/** Which of these entries occurred last. `follows(a, b)`: a can only have come after b by what it is (a rescission follows its approval). */
export function latestOf<E extends Entry>(view: EntriesView, entries: readonly E[], follows?: (a: E, b: E) => boolean): LatestEntry<E> {
  const [only] = entries;
  if (only === undefined) return { kind: 'none' };
  if (entries.length === 1) return { kind: 'one', entry: only };
  const led = entries.filter((b) => !follows || !entries.some((a) => a !== b && follows(a, b) && !follows(b, a)));
  if (!led.some(isRelated)) return latestByDates(led);
  const latest = orderOfEntries(view, led).latestOf(led.map((e) => e.eventId));
  if (latest.kind === 'undetermined') return { kind: 'undetermined', entries: led.filter((e) => latest.ids.includes(e.eventId)) };
  const one = latest.kind === 'one' ? led.find((e) => e.eventId === latest.id) : undefined;
  return { kind: 'one', entry: one ?? (led[0] as E) };
}

/** Those that do not end before another begins. */
function latestByDates<E extends Entry>(entries: readonly E[]): LatestEntry<E> {
  const lastStart = entries.reduce((last, e) => Math.max(last, boundsOf(e).earliest ?? -Infinity), -Infinity);
  const left = entries.filter((e) => (boundsOf(e).latest ?? Infinity) > lastStart);
  const [first, second] = left;
  return first !== undefined && second === undefined ? { kind: 'one', entry: first } : { kind: 'undetermined', entries: left };
}

function withRelated(view: EntriesView, entries: readonly Entry[]): OccurredEntry[] {
  const found = new Map<string, Entry>(entries.map((e) => [e.eventId, e]));
  for (const entry of found.values()) {
    for (const id of [...(entry.occurred.after ?? []), ...(entry.occurred.before ?? [])]) {
      const related = found.size < RELATED_MAX ? view.entryOrRetracted(id) : undefined;
      if (related) found.set(id, related);
    }
  }
  return [...found.values()].map((e) => ({
    id: e.eventId,
    ...boundsOf(e),
    ...(e.occurred.after && { after: e.occurred.after }),
    ...(e.occurred.before && { before: e.occurred.before }),
  }));
}
