import { CLOCK_AHEAD_MS_MAX } from '../append-checks';
import type { Answer } from './answers';
import type { Db, Statement } from './node-sqlite';
import type { UnpackedAppend, UnpackedEvent } from './packed-appends';
import { rowSum } from './row-sum';

/** A stream with its last event. */
interface StreamEnd {
  n: number;
  revision: number;
  at: number;
}

interface Place {
  n: number;
  revision: number;
  position: number;
}

interface Clocks {
  readonly lastInStream: number;
  readonly storeNow: number;
}

/** `at` does not fall within an append (checked before it was sent) nor within a stream, and is not far ahead of the store's clock. */
function clockRefusal({ seq, events, allowClockSkew }: UnpackedAppend, { lastInStream, storeNow }: Clocks): Answer | undefined {
  const ats = events.map(({ at }) => at);
  const at = Math.max(...ats);
  if (Math.min(...ats) < lastInStream) return { seq, kind: 'atFalls' };
  if (at > storeNow + CLOCK_AHEAD_MS_MAX && !allowClockSkew) return { seq, kind: 'clockSkewed', at, storeNow };
  return undefined;
}

/** Decides and writes one append inside the transaction that its group has open. */
export class AppendDecision {
  private readonly streamNamed: Statement;
  private readonly streamNew: Statement;
  private readonly typeNamed: Statement;
  private readonly typeNew: Statement;
  private readonly eventNew: Statement;
  private readonly placeOf: Statement;
  private readonly typeIds = new Map<string, number>();

  constructor(db: Db) {
    this.streamNamed = db.prepare(
      `SELECT s.n, e.revision, e.at FROM stream s JOIN event e ON e.n = s.n WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`,
    );
    this.streamNew = db.prepare('INSERT INTO stream (name, category) VALUES (?, ?)');
    this.typeNamed = db.prepare('SELECT type_id FROM type WHERE name = ?');
    this.typeNew = db.prepare('INSERT INTO type (name) VALUES (?)');
    this.eventNew = db.prepare(
      `INSERT INTO event (position, n, revision, id, type_id, at, stored_at, correlation, causation, header, payload, sum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.placeOf = db.prepare('SELECT n, revision, position FROM event WHERE id = ?');
  }

  /** Types learnt in a transaction that was rolled back do not exist. */
  forgetTypes(): void {
    this.typeIds.clear();
  }

  /** `head` is the position of the newest event, those of earlier appends of the group included. */
  decide(append: UnpackedAppend, head: number, storeNow: number): Answer {
    const stream = this.streamNamed.get(append.stream) as StreamEnd | undefined;
    const { revision, at } = stream ?? { revision: -1, at: -Infinity };
    if (revision !== append.first - 1) return this.repeatedOrWrong(append, stream);
    return clockRefusal(append, { lastInStream: at, storeNow }) ?? this.writeAll(append, { n: stream?.n, head, storeNow });
  }

  /** Why a constraint failed: an id that is in the book already; undefined: for another reason. */
  knownIds({ seq, events }: UnpackedAppend): Answer | undefined {
    const known = events.flatMap(({ id }, index) => (this.placeOf.get(id) === undefined ? [] : [index]));
    return known.length > 0 ? { seq, kind: 'partialDuplicate', known } : undefined;
  }

  private repeatedOrWrong(append: UnpackedAppend, stream: StreamEnd | undefined): Answer {
    const { seq, first, events } = append;
    const places = events.map(({ id }) => this.placeOf.get(id) as Place | undefined);
    const isRepeat = stream && places.every((place, index) => place?.n === stream.n && place.revision === first + index);
    const position = places.at(-1)?.position ?? 0;
    if (isRepeat) return { seq, kind: 'done', first, last: first + events.length - 1, position };
    return this.knownIds(append) ?? { seq, kind: 'wrongExpected', actual: stream?.revision ?? null };
  }

  private writeAll(append: UnpackedAppend, to: { n: number | undefined; head: number; storeNow: number }): Answer {
    const { seq, first, events } = append;
    const { head, storeNow } = to;
    const n = to.n ?? this.addStream(append.stream);
    const { stream } = append;
    events.forEach((event, index) => this.write(event, { stream, position: head + 1 + index, n, revision: first + index, storeNow }));
    return { seq, kind: 'done', first, last: first + events.length - 1, position: head + events.length };
  }

  private addStream(name: string): number {
    return Number(this.streamNew.run(name, name.slice(0, name.indexOf('-'))).lastInsertRowid);
  }

  private write(event: UnpackedEvent, place: Place & { stream: string; storeNow: number }): void {
    const { id, type, at, correlation, causation, header, payload } = event;
    const { position, n, revision, storeNow } = place;
    const sum = rowSum({ ...event, ...place, storedAt: storeNow });
    this.eventNew.run(position, n, revision, id, this.typeId(type), at, storeNow, correlation, causation, header, payload, sum);
  }

  private typeId(name: string): number {
    const cached = this.typeIds.get(name);
    if (cached !== undefined) return cached;
    const row = this.typeNamed.get(name) as { type_id: number } | undefined;
    const id = row?.type_id ?? Number(this.typeNew.run(name).lastInsertRowid);
    this.typeIds.set(name, id);
    return id;
  }
}
