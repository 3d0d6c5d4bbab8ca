import { emptyRecord, type Entry, type GrowingRecord } from '@parley/negotiation';
import type { EventStore } from '@parley/event-store';
import { ZERO_HASH } from '@parley/record-form';
import type { RepliesAgain } from './replies-again';
import { readEvent } from './stored-event';

/** A command that the stream holds: the revisions of its events, and the digest of what was asked. */
export interface KnownCommand {
  readonly first: number;
  readonly last: number;
  readonly request: string;
}

/** A stream folded up to a revision: what is needed to decide on it and to append to it. */
export class FoldedStream {
  readonly record: GrowingRecord = emptyRecord();
  /** Revision of the last event folded; −1 before the first. */
  revision = -1;
  /** Id of the last event folded; empty before the first. */
  lastId = '';
  /** Recorded-at of the last event, integer milliseconds. */
  lastAt = 0;
  /** Leaf of the last event, 64 zeros before the first. */
  leaf = ZERO_HASH;
  /** Made when a command is repeated for the first time. */
  replies: RepliesAgain | undefined;
  private readonly commands = new Map<string, KnownCommand>();

  constructor(readonly stream: string) {}

  add(event: { readonly entry: Entry; readonly leaf: string; readonly request: string }): void {
    const { entry, leaf, request } = event;
    if (entry.revision !== this.revision + 1) throw new Error(`${this.stream}: revision ${entry.revision} after ${this.revision}`);
    this.record.add(entry);
    this.revision = entry.revision;
    this.lastId = entry.eventId;
    this.lastAt = entry.recordedAt;
    this.leaf = leaf;
    const key = commandKey(entry.recordedBy, entry.commandId);
    const first = this.commands.get(key)?.first ?? entry.revision;
    this.commands.set(key, { first, last: entry.revision, request });
  }

  /** The command of this recorder, where the stream holds it: command ids count per recorder and stream. */
  command(by: string, commandId: string): KnownCommand | undefined {
    return this.commands.get(commandKey(by, commandId));
  }

  /** Folds what the store holds beyond this; chain and commitments are checked on the way. */
  async catchUp(store: EventStore, book: string): Promise<void> {
    const after = this.revision < 0 ? {} : { after: BigInt(this.revision) };
    for await (const page of store.readStream(this.stream, after))
      for (const recorded of page) if (Number(recorded.revision) > this.revision) this.add(readEvent(recorded, { book, prev: this.leaf }));
  }
}

const commandKey = (by: string, commandId: string): string => `${by}/${commandId}`;
