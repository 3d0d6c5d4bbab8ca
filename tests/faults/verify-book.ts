import { isDeepStrictEqual } from 'node:util';
import type { Recorded } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { examine } from '@parley/tracker';
import { checkRecorded } from '../../libs/tracker/src/stored-event';
import type { BookFiles } from './recording';
import { verifyViews } from './verify-views';
import type { Ack } from './writer';

/** What of the acknowledged acts the book does not keep to. Whole: every list is empty. */
export interface Verdict {
  /** Acknowledged, and not at its place with the leaf of its receipt. */
  readonly lost: readonly string[];
  /** Keys under which several acts are stored. */
  readonly doubled: readonly string[];
  /** Stored acts that nobody was told of in the end. */
  readonly unheard: readonly string[];
  /** Where a revision or a position does not follow the one before. */
  readonly gaps: readonly string[];
  /** Names of recorders that are registered twice. */
  readonly recordersTwice: readonly string[];
  readonly doctor: readonly string[];
  /** Tables of the views in which some row is not as a new build from the book makes it. */
  readonly views: readonly string[];
}
export const WHOLE: Verdict = { lost: [], doubled: [], unheard: [], gaps: [], recordersTwice: [], doctor: [], views: [] };

interface StoredEvent {
  readonly at: string;
  readonly type: string;
  readonly id: string;
  readonly leaf: string;
  readonly cmd: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads the book anew, without any cache of the processes that wrote it. */
export async function verifyBook(files: BookFiles, acks: readonly Ack[]): Promise<Verdict> {
  const file = files.book;
  const { events, gaps } = await readWhole(file);
  const at = new Map(events.map((event) => [event.at, event]));
  const acted = events.filter(({ type }) => type === 'IssueRaised');
  const keys = new Set(acks.map(({ act }) => act.commandId));
  const names = events.filter(({ type }) => type === 'PersonRegistered').map(({ data }) => String(data['name']));
  const { faults } = await examine(`sqlite:${file}`);
  return {
    lost: acks.filter((ack) => !isKept(ack, at)).map(({ act }) => act.commandId),
    doubled: twice(acted.map(({ cmd }) => cmd)),
    unheard: acted.map(({ cmd }) => cmd).filter((cmd) => !keys.has(cmd)),
    gaps,
    recordersTwice: twice(names),
    doctor: faults.map(({ stream, revision, code, what }) => `${stream}@${revision} ${code}: ${what}`),
    views: await verifyViews(files),
  };
}

/** One event, where the receipt says, with the id and the leaf of the receipt, under the key and with the content that were sent. */
function isKept({ act, events: [said, ...more] }: Ack, at: ReadonlyMap<string, StoredEvent>): boolean {
  const stored = said && at.get(`${said.stream}@${said.revision}`);
  if (!stored || more.length > 0) return false;
  const sent = { id: said.eventId, leaf: said.leaf, cmd: act.commandId, title: (act.body as { title: string }).title };
  const { id, leaf, cmd, data } = stored;
  return isDeepStrictEqual({ id, leaf, cmd, title: data['title'] }, sent);
}

async function readWhole(file: string): Promise<{ events: StoredEvent[]; gaps: string[] }> {
  const store = await openSqliteStore({ file });
  const reading = new Reading();
  try {
    const { book } = await store.identity();
    for await (const { events } of store.readAll({ after: null })) for (const recorded of events) reading.take(recorded, book);
    return reading;
  } finally {
    await store.close();
  }
}

/** The book so far, each event verified against the one before. */
class Reading {
  readonly events: StoredEvent[] = [];
  readonly gaps: string[] = [];
  private readonly ends = new Map<string, { revision: bigint; leaf: string }>();

  take(recorded: Recorded, book: string): void {
    const { stream, revision, id, type, position } = recorded;
    const end = this.ends.get(stream);
    const { header, payload, leaf } = checkRecorded(recorded, { book, ...(end && { prev: end.leaf }) });
    const follows = revision === (end?.revision ?? -1n) + 1n && Number.parseInt(position, 16) === this.events.length + 1;
    if (!follows) this.gaps.push(`${stream}@${revision}`);
    this.ends.set(stream, { revision, leaf });
    this.events.push({ at: `${stream}@${revision}`, type, id, leaf, cmd: header.cmd, data: payload.data });
  }
}

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
