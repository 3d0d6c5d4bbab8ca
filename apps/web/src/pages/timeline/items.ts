import { GRADES, type Grade } from '@parley/negotiation';
import type { Clock } from './clock-time';

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

export function itemsOf(spans: readonly Span[], clock: Clock): Items {
  const bounds = clock === 'occurred' ? occurredIn : recordedIn;
  const starts = new Float64Array(spans.length);
  const ends = new Float64Array(spans.length);
  spans.forEach((span, item) => {
    const [start, end] = bounds(span);
    starts[item] = start;
    ends[item] = Math.max(end, start + 1);
  });
  const ranks = Uint8Array.from(spans, ({ grade }) => rankOf(grade));
  return { spans, starts, ends, ranks, unsure: Uint8Array.from(spans, clock === 'occurred' ? unsureOf : () => 0) };
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
  const dated = (times: Float64Array): Float64Array => times.filter((time) => Number.isFinite(time));
  const all = [dated(starts), dated(ends)];
  return {
    earliest: all.reduce((least, times) => times.reduce((a, b) => Math.min(a, b), least), Infinity),
    latest: all.reduce((most, times) => times.reduce((a, b) => Math.max(a, b), most), -Infinity),
  };
}
