import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import { boundsOf, latestOf } from '../record/in-order';
import type { EntriesView } from '../record/record-view';
import { rememberedEdtf } from '../values/remembered-edtf';
import type { LastAnswer } from './answer';
import { datedOf, idsOf } from './dated';

/**
 * What happened last, informal things included; the record's own housekeeping is nothing that happened, and counts only where
 * nothing else is there. By the dates: of those that may be the last, the one that reaches latest; undated entries only where none
 * has a date. Where several may be, one is shown and `between` names the others.
 */
export function lastOf(view: EntriesView): LastAnswer | null {
  const standing = view.all('last');
  const happened = standing.filter((e) => eventOf(e.type)?.graded);
  return lastAmong(view, reachingLatest(happened.length > 0 ? happened : standing));
}

/** The same, where it is known which entries reach latest; in order of recording. */
export function lastAmong(view: EntriesView, reaching: readonly Entry[]): LastAnswer | null {
  const latest = latestOf(view, reaching);
  const candidates = latest.kind === 'one' ? [latest.entry] : latest.kind === 'undetermined' ? latest.entries : [];
  const shown = candidates.at(-1);
  if (!shown) return null;
  return {
    entry: shown.eventId,
    type: shown.type,
    recordedAt: new Date(shown.recordedAt).toISOString(),
    ...datedOf(shown),
    ...(candidates.length > 1 && { between: idsOf(candidates.slice(0, -1)) }),
  };
}

/**
 * UTC milliseconds (half-open) by which it had happened at the latest, a day being one of UTC. Where its date is not known or open at its
 * end, when it was recorded: it had happened by then.
 */
export function happenedBy({ date, recordedAt }: Pick<LastAnswer, 'date' | 'recordedAt'>): number {
  const parsed = date === undefined ? undefined : rememberedEdtf(date);
  return (parsed?.ok ? parsed.value.latest : null) ?? Date.parse(recordedAt);
}

/** An interval that is open at its end says nothing of how late it was: it counts as undated. */
function reachingLatest(entries: readonly Entry[]): readonly Entry[] {
  let latest: number | null = null;
  for (const e of entries) {
    const bound = boundsOf(e).latest;
    if (bound !== null && (latest === null || bound > latest)) latest = bound;
  }
  return entries.filter((e) => boundsOf(e).latest === latest);
}
