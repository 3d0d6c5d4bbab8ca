import { emptyRecord, irregularitiesOf, type Entry, type Irregularity } from '@parley/negotiation';
import type { EventStore } from '@parley/event-store';
import { readEvent } from './stored-event';
import type { Receipt } from './tracker';

interface Reply {
  readonly events: Receipt['events'];
  readonly irregularities: readonly Irregularity[];
  readonly last: number;
}

/**
 * The replies that the commands of one stream were given, made again from its stored events, each with the irregularities as of its own
 * revisions. The stream is read once and further as it grows, so that repeating a whole import reads it once and not once an act.
 */
export class RepliesAgain {
  private readonly record = emptyRecord();
  private readonly byFirst = new Map<number, Reply>();
  private reading: Promise<void> = Promise.resolve();
  private revision = -1;

  constructor(private readonly at: { readonly store: EventStore; readonly book: string; readonly stream: string }) {}

  /** The reply to the command whose first event has this revision. */
  async reply(first: number): Promise<Reply> {
    this.reading = this.reading.catch(() => undefined).then(() => (this.byFirst.has(first) ? undefined : this.readOn()));
    await this.reading;
    const found = this.byFirst.get(first);
    if (!found) throw new Error(`${this.at.stream}: no command begins at revision ${first}`);
    return found;
  }

  private async readOn(): Promise<void> {
    const { store, book, stream } = this.at;
    let command: { entry: Entry; leaf: string; position: string }[] = [];
    for await (const page of store.readStream(stream, this.revision < 0 ? {} : { after: BigInt(this.revision) }))
      for (const recorded of page) {
        const event = readEvent(recorded, { book });
        const [{ entry } = event] = command;
        if (entry.commandId !== event.entry.commandId || entry.recordedBy !== event.entry.recordedBy) {
          this.keep(command);
          command = [];
        }
        command.push(event);
      }
    this.keep(command);
  }

  private keep(command: readonly { entry: Entry; leaf: string; position: string }[]): void {
    const [first, last] = [command[0], command.at(-1)];
    if (!first || !last) return;
    const entries = command.map(({ entry }) => entry);
    for (const entry of entries) this.record.add(entry);
    this.revision = last.entry.revision;
    const irregularities = irregularitiesOf(this.record, entries);
    const events = command.map(({ entry, leaf }) => receiptLine(entry, leaf, last.position));
    this.byFirst.set(first.entry.revision, { events, irregularities, last: last.entry.revision });
  }
}

/** `position` is that of the act's last event: what has been applied up to it holds the whole act. */
export const receiptLine = ({ eventId, type, stream, revision }: Entry, leaf: string, position: string) => ({
  eventId,
  type,
  stream,
  revision,
  position,
  leaf,
});
