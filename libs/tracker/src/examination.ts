import { everyMention, isForeign, streamKnowing, UnknownEvent, type Entry, type Mention } from '@parley/negotiation';
import type { Page, Recorded } from '@parley/event-store';
import { FormFault, ZERO_HASH } from '@parley/record-form';
import { LIFT_MS_MAX } from './clock-rule';
import { checkRecorded, entryOf } from './stored-event';

/** The first thing that does not match, by event; `what` says which part, never the content. */
export interface DoctorFault {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly position: string;
  readonly code: string;
  readonly what: string;
}
export interface DoctorReport {
  readonly book: string;
  readonly events: number;
  readonly streams: number;
  /** In the book's order, at most `FAULTS_MAX`; the first is the first event that does not match. Empty: the book is whole. */
  readonly faults: readonly DoctorFault[];
  /**
   * Events whose recorded-at lies further than 60 s from the store's own time: copied in later, or a clock was wrong; no fault of the
   * record. What was taken over with the times at which it was recorded elsewhere does not count.
   */
  readonly clockGaps: number;
  readonly stopped: boolean;
}
export const FAULTS_MAX = 20;

/** What has been read of one stream so far. */
interface Seen {
  revision: number;
  leaf: string;
  at: number;
  readonly things: Set<string>;
}

export interface ExamineOptions {
  /** First the rows are added up, where the store keeps sums of them, then every event is checked. */
  readonly onProgress?: (pass: 'rows' | 'events', done: number) => void;
  readonly signal?: AbortSignal;
}

export class Examination {
  private readonly streams = new Map<string, Seen>();
  private readonly ids = new Set<string>();
  private readonly faults: DoctorFault[] = [];
  private events = 0;
  private clockGaps = 0;

  constructor(private readonly book: string) {}

  /** `pages`: the whole book, in its order. */
  async run(pages: AsyncIterable<Page>, { onProgress, signal }: ExamineOptions): Promise<DoctorReport> {
    for await (const { events } of pages) {
      if (signal?.aborted) break;
      for (const recorded of events) this.look(recorded);
      onProgress?.('events', this.events);
    }
    return this.report(signal?.aborted ?? false);
  }

  private report(stopped: boolean): DoctorReport {
    const { book, events, faults, clockGaps } = this;
    return { book, events, streams: this.streams.size, faults: faults.slice(0, FAULTS_MAX), clockGaps, stopped };
  }

  private look(recorded: Recorded): void {
    this.events += 1;
    const seen = this.seen(recorded.stream);
    const found = this.place(recorded, seen) ?? this.content(recorded, seen);
    if (found && this.faults.length < FAULTS_MAX) {
      const { stream, revision, id, position } = recorded;
      this.faults.push({ stream, revision: Number(revision), eventId: id, position, ...found });
    }
    seen.revision = Number(recorded.revision);
    seen.at = Math.max(seen.at, recorded.at);
    this.ids.add(recorded.id);
  }

  private seen(stream: string): Seen {
    const found = this.streams.get(stream);
    if (found) return found;
    const made = { revision: -1, leaf: ZERO_HASH, at: 0, things: new Set<string>() };
    this.streams.set(stream, made);
    return made;
  }

  private place(recorded: Recorded, seen: Seen): Found | undefined {
    if (Number(recorded.revision) !== seen.revision + 1)
      return { code: 'gap', what: `revision ${recorded.revision} follows ${seen.revision}` };
    if (recorded.at < seen.at) return { code: 'clock', what: 'recorded-at is below that of the event before' };
    if (this.ids.has(recorded.id)) return { code: 'id-twice', what: 'the event id stands in the book twice' };
    return undefined;
  }

  /** Form and chain, and then, of an event that is whole, what it refers to. */
  private content(recorded: Recorded, seen: Seen): Found | undefined {
    try {
      const checked = checkRecorded(recorded, { book: this.book, prev: seen.leaf });
      seen.leaf = checked.leaf;
      if (checked.header.via !== 'migration' && Math.abs(recorded.storedAt - recorded.at) > LIFT_MS_MAX) this.clockGaps += 1;
      return recorded.stream === 'book-identity' ? undefined : this.references(entryOf(checked), seen);
    } catch (error) {
      if (error instanceof FormFault) return { code: error.code, what: `${error.path}: ${error.message}` };
      if (error instanceof UnknownEvent) return { code: error.code, what: 'a newer program wrote it' };
      throw error;
    }
  }

  private references(entry: Entry, seen: Seen): Found | undefined {
    const mentions = everyMention(entry);
    const lost = mentions.find((mention) => mention.role === 'refers' && !this.isKnown(mention, seen));
    for (const { role, kind, id } of mentions) if (role !== 'refers') seen.things.add(`${kind}:${id}`);
    seen.things.add(`entry:${entry.eventId}`);
    if (lost) return { code: 'reference', what: `${lost.path} names no ${lost.kind} that is on record` };
    const { recordedBy: id } = entry;
    const isOnRecord = id === BY_PROGRAM || this.isKnown({ kind: 'person', id }, seen);
    return isOnRecord ? undefined : { code: 'reference', what: 'by is nobody who is on record' };
  }

  private isKnown({ kind, id }: Pick<Mention, 'kind' | 'id'>, seen: Seen): boolean {
    if (!isForeign(kind)) return seen.things.has(`${kind}:${id}`);
    const stream = streamKnowing(kind, id);
    return this.streams.get(stream)?.things.has(`${kind}:${id}`) ?? false;
  }
}
/** `by` of what the program itself does. */
const BY_PROGRAM = 'system';
interface Found {
  readonly code: string;
  readonly what: string;
}
