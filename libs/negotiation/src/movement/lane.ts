import type { Entry } from '../entry/entry';
import { boundsOf, latestOf, orderOfEntries } from '../record/in-order';
import { sameValue } from '../record/same-value';
import type { RecordView } from '../record/record-view';
import type { Lane, Moved } from './movement-answer';

/** Moves of a lane that are told; the earliest are only counted. */
const MOVES_MAX = 200;

/** A move before it stands in a lane. `says`: what counts when two are compared. */
export interface Unplaced<M> {
  readonly entry: Entry;
  readonly says: unknown;
  readonly told: M;
}
/** The record that the moves are of, and the entries that may have occurred by the date asked for, but not certainly. */
export interface MovingRecord {
  readonly view: RecordView;
  readonly isPossible: (eventId: string) => boolean;
}

/** The moves in order, each with what it follows. */
export function laneOf<M>(record: MovingRecord, found: readonly Unplaced<M>[]): Lane<M & Moved> {
  const told = [...found].sort(byBounds).slice(-MOVES_MAX);
  const order = orderOfEntries(
    record.view,
    told.map(({ entry }) => entry),
  );
  const ids = new Set(told.map(({ entry }) => entry.eventId));
  const before = new Map([...ids].map((id) => [id, new Set([...order.earlierThan(id)].filter((other) => ids.has(other)))]));
  const placed = new Placed(told, before);
  return {
    moves: placed.inOrder().map((one) => ({ entry: one.entry.eventId, ...one.told, ...placed.moved(one) })),
    ...(told.length < found.length && { earlier: found.length - told.length }),
    last: lastOf(record, found),
  };
}

function lastOf({ view, isPossible }: MovingRecord, found: readonly Unplaced<unknown>[]): readonly string[] {
  const certain = [...new Set(found.map(({ entry }) => entry))].filter(({ eventId }) => !isPossible(eventId));
  const latest = latestOf(view, certain);
  if (latest.kind === 'none') return [];
  return latest.kind === 'one' ? [latest.entry.eventId] : latest.entries.map(({ eventId }) => eventId);
}

/** For reading, and for what is told where there are too many: those without a date come last. */
function byBounds({ entry: a }: Unplaced<unknown>, { entry: b }: Unplaced<unknown>): number {
  const [first, second] = [a, b].map((entry) => boundsOf(entry).earliest ?? Infinity) as [number, number];
  return first === second ? a.revision - b.revision : first - second;
}

type Before = ReadonlyMap<string, ReadonlySet<string>>;

class Placed<M> {
  constructor(
    private readonly moves: readonly Unplaced<M>[],
    private readonly before: Before,
  ) {}

  /** What comes before another has fewer before it; of the rest the earliest possible comes first. */
  inOrder(): readonly Unplaced<M>[] {
    const count = ({ entry }: Unplaced<M>): number => this.earlier(entry.eventId).size;
    return [...this.moves].sort((a, b) => count(a) - count(b) || byBounds(a, b));
  }

  moved({ entry: { eventId }, says }: Unplaced<M>): Omit<Moved, 'entry'> {
    const earlier = [...this.earlier(eventId)];
    const follows = earlier.filter((id) => !earlier.some((later) => this.earlier(later).has(id)));
    const open = this.moves.filter(({ entry: other }) => this.isOpen(eventId, other.eventId)).map(({ entry: other }) => other.eventId);
    return { change: this.change(says, { follows, open }), follows, undecided: open.length };
  }

  private change(says: unknown, { follows, open }: { follows: readonly string[]; open: readonly string[] }): Moved['change'] {
    if (follows.length + open.length === 0) return 'first';
    const wasSame = this.moves
      .filter(({ entry: { eventId } }) => follows.includes(eventId) || open.includes(eventId))
      .map((other) => sameValue(other.says, says));
    if (follows.length > 0 && wasSame.every((same) => same)) return 'same';
    return follows.length > 0 && wasSame.every((same) => !same) ? 'changed' : 'undetermined';
  }

  private isOpen(a: string, b: string): boolean {
    return a !== b && !this.earlier(a).has(b) && !this.earlier(b).has(a);
  }
  private earlier(id: string): ReadonlySet<string> {
    return this.before.get(id) ?? new Set();
  }
}
