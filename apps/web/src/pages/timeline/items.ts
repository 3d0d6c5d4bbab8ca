import { GRADES, type Grade } from '@parley/negotiation';
import type { Clock } from './clock-time';
import { forEachBelow, type Stepwise } from './stepwise';

/** An entry, as the question `…/timeline` gives it. Instants are ISO text; null on a side that is open or not known. */
export interface Span {
  readonly entry: string;
  readonly type: string;
  readonly says: string;
  readonly family: string;
  readonly parties: readonly string[];
  readonly date?: string;
  readonly phrase?: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly recordedAt: string;
  readonly grade: Grade | null;
  readonly when: 'certain' | 'possible';
  /** With how many others its order is not determined. */
  readonly undecided: number;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly late?: boolean;
  readonly leaked?: boolean;
  readonly corrected?: boolean;
  readonly retracted?: boolean;
}

/** Entries as intervals on one clock, item by item in the same places. Ms since 1970, infinite where a side is open or not known. */
export interface Items {
  readonly spans: readonly Span[];
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** 0 for what has no grade, else from 1 for the weakest grade on. */
  readonly ranks: Uint8Array;
  /** 1 where the date itself is said to be uncertain or approximate. */
  readonly unsure: Uint8Array;
}

export const rankOf = (grade: Span['grade']): number => (grade === null ? 0 : GRADES.indexOf(grade) + 1);

export function* itemsOf(spans: readonly Span[], clock: Clock): Stepwise<Items> {
  const bounds = clock === 'occurred' ? occurredIn : recordedIn;
  const { length } = spans;
  const items = {
    starts: new Float64Array(length),
    ends: new Float64Array(length),
    ranks: new Uint8Array(length),
    unsure: new Uint8Array(length),
  };
  yield* forEachBelow(length, (item) => {
    const span = spans[item] as Span;
    const [start, end] = bounds(span);
    items.starts[item] = start;
    items.ends[item] = Math.max(end, start + 1);
    items.ranks[item] = rankOf(span.grade);
    items.unsure[item] = clock === 'occurred' ? unsureOf(span) : 0;
  });
  return { spans, ...items };
}

const unsureOf = ({ date }: Span): number => (date !== undefined && /[?~%]/.test(date) ? 1 : 0);

function occurredIn({ earliest, latest }: Span): readonly [number, number] {
  return [earliest === null ? -Infinity : Date.parse(earliest), latest === null ? Infinity : Date.parse(latest)];
}
function recordedIn({ recordedAt }: Span): readonly [number, number] {
  const at = Date.parse(recordedAt);
  return [at, at + 1];
}

/** Nothing is known of when it was: it stands beside the time, and nowhere in it. */
export const isUndated = ({ starts, ends }: Items, item: number): boolean => starts[item] === -Infinity && ends[item] === Infinity;

/** The first and the last instant that are dated; infinite where there is none. */
export function extentOf({ starts, ends }: Items): { readonly earliest: number; readonly latest: number } {
  let [earliest, latest] = [Infinity, -Infinity];
  for (const times of [starts, ends]) {
    for (const time of times) {
      if (!Number.isFinite(time)) continue;
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
  }
  return { earliest, latest };
}
