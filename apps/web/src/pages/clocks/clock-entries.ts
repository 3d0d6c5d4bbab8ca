/** What is known of an entry on its clocks, as the timeline of its record answers it. Times are ISO instants (UTC), half-open. */
export interface SpanSaid {
  readonly entry: string;
  readonly revision: number;
  readonly type: string;
  readonly says: string;
  readonly date?: string;
  readonly phrase?: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly recordedAt: string;
  /** Null for what is not graded. */
  readonly grade: string | null;
  readonly corrected?: boolean;
  readonly retracted?: boolean;
  readonly parties: readonly string[];
  readonly family: string;
}
/** An entry on both clocks, in UTC milliseconds; when it happened is half-open, and null where the date does not say. */
export interface ClockEntry {
  readonly span: SpanSaid;
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly recordedAt: number;
}
/** Where the crosshair stands: what had happened before `end`, as recorded up to `known`. Absent: no limit, everything up to now. */
export interface Crosshair {
  readonly end?: number | undefined;
  readonly known?: number | undefined;
}

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));
export const clockEntry = (span: SpanSaid): ClockEntry => ({
  span,
  earliest: ms(span.earliest),
  latest: ms(span.latest),
  recordedAt: Date.parse(span.recordedAt),
});

/**
 * What an entry is to whoever stands at the crosshair. `known`: had happened, and was on record. `later`: had happened, and was recorded only
 * later. `perhaps`: recorded later, and its date leaves open whether it had happened. `future`: had not happened, or only perhaps; it is the
 * same whoever knew of it.
 */
export type Side = 'known' | 'later' | 'perhaps' | 'future';
export const SIDES: readonly Side[] = ['known', 'later', 'perhaps', 'future'];

export function sideOf(entry: ClockEntry, { end, known }: Crosshair): Side {
  const wasKnown = known === undefined || entry.recordedAt <= known;
  const had = end === undefined ? 'certain' : happenedBy(entry, end);
  if (had === 'certain') return wasKnown ? 'known' : 'later';
  return had === 'perhaps' && !wasKnown ? 'perhaps' : 'future';
}

/** As the server decides it. What has no grade (openings, corrections and the like) counts at a date unless it certainly came later. */
function happenedBy({ span, earliest, latest }: ClockEntry, end: number): 'certain' | 'perhaps' | 'later' {
  if (earliest !== null && earliest >= end) return 'later';
  return span.grade === null || (latest !== null && latest <= end) ? 'certain' : 'perhaps';
}

export interface Filters {
  readonly party?: string | undefined;
  readonly family?: string | undefined;
}
export const passes = ({ span }: ClockEntry, { party, family }: Filters): boolean =>
  (party === undefined || span.parties.includes(party)) && (family === undefined || span.family === family);

/** The distinct moments at which a date of the record ends, and at which something was recorded, each in order. */
export interface ClockSteps {
  readonly happened: readonly number[];
  readonly recorded: readonly number[];
}
export function clockSteps(entries: readonly ClockEntry[]): ClockSteps {
  const inOrder = (all: readonly number[]): readonly number[] => [...new Set(all)].sort((a, b) => a - b);
  return {
    happened: inOrder(entries.flatMap(({ latest }) => latest ?? [])),
    recorded: inOrder(entries.map(({ recordedAt }) => recordedAt)),
  };
}
