import type { Entry } from '@parley/negotiation';
import type { Recorded } from '@parley/event-store';
import type { FormedEntry } from './stored-event';

/** What is kept at most, while the views do not follow: then the oldest are verified like anybody else's. */
const EVENTS_MAX = 10_000;
const BYTES_MAX = 16 * 1024 * 1024;

type Kept = Pick<FormedEntry, 'event' | 'entry'>;
const bytesOf = ({ event: { header, payload } }: Kept): number => header.byteLength + payload.byteLength;

/**
 * Events that this process formed itself, until they come back out of the book. One that comes back byte for byte as it was formed, at
 * the place it was formed for, needs no second proof; any other is verified as if it had never been here.
 */
export class OwnEvents {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  constructor(private readonly limits: { readonly events: number; readonly bytes: number } = { events: EVENTS_MAX, bytes: BYTES_MAX }) {}

  get size(): number {
    return this.kept.size;
  }

  /** Before they are appended: they may come back before the append is answered. */
  keep(formed: readonly Kept[]): void {
    for (const one of formed) {
      this.forget(one.event.id);
      this.kept.set(one.event.id, one);
      this.bytes += bytesOf(one);
    }
    for (const id of this.kept.keys()) {
      if (this.kept.size <= this.limits.events && this.bytes <= this.limits.bytes) return;
      this.forget(id);
    }
  }

  /** The entry, if what was read is what was formed here. It is kept no longer. */
  take(recorded: Recorded): Entry | undefined {
    const own = this.kept.get(recorded.id);
    this.forget(recorded.id);
    return own && isSame(own, recorded) ? own.entry : undefined;
  }

  forget(id: string): void {
    const own = this.kept.get(id);
    if (own && this.kept.delete(id)) this.bytes -= bytesOf(own);
  }
}

function isSame({ event, entry }: Kept, recorded: Recorded): boolean {
  return (
    recorded.stream === entry.stream &&
    Number(recorded.revision) === entry.revision &&
    recorded.type === event.type &&
    recorded.at === event.at &&
    recorded.correlationId === event.correlationId &&
    recorded.causationId === event.causationId &&
    Buffer.compare(recorded.header, event.header) === 0 &&
    Buffer.compare(recorded.payload, event.payload) === 0
  );
}
