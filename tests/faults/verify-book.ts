import { isDeepStrictEqual } from 'node:util';
import type { Recorded } from '@parley/event-store';
import { examine } from '@parley/tracker';
import { openStore } from '../../libs/tracker/src/open-store';
import { storeAddress } from '../../libs/tracker/src/store-address';
import { checkRecorded } from '../../libs/tracker/src/stored-event';
import type { BookPlaces } from './recording';
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
  /** Where a revision or a position does not follow the one before; positions have no gaps in a file, and only rise on a node. */
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
export async function verifyBook(places: BookPlaces, acks: readonly Ack[]): Promise<Verdict> {
  const [{ events, gaps }, { faults }, views] = await Promise.all([readWhole(places.store), examine(places.store), verifyViews(places)]);
  const at = new Map(events.map((event) => [event.at, event]));
  const acted = events.filter(({ type }) => type === 'IssueRaised');
  const keys = new Set(acks.map(({ act }) => act.commandId));
  const names = events.filter(({ type }) => type === 'PersonRegistered').map(({ data }) => String(data['name']));
  return {
    lost: acks.filter((ack) => !isKept(ack, at)).map(({ act }) => act.commandId),
    doubled: twice(acted.map(({ cmd }) => cmd)),
    unheard: acted.map(({ cmd }) => cmd).filter((cmd) => !keys.has(cmd)),
    gaps,
    recordersTwice: twice(names),
    doctor: faults.map(({ stream, revision, code, what }) => `${stream}@${revision} ${code}: ${what}`),
    views,
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

async function readWhole(address: string): Promise<{ events: StoredEvent[]; gaps: string[] }> {
  const at = storeAddress('the book', address);
  const store = await openStore(at);
  const reading = new Reading({ isDense: at.kind === 'sqlite' });
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
  private position = '';

  constructor(private readonly positions: { readonly isDense: boolean }) {}

  take(recorded: Recorded, book: string): void {
    const { stream, revision, id, type, position } = recorded;
    const end = this.ends.get(stream);
    const { header, payload, leaf } = checkRecorded(recorded, { book, ...(end && { prev: end.leaf }) });
    if (revision !== (end?.revision ?? -1n) + 1n || !this.isNext(position)) this.gaps.push(`${stream}@${revision}`);
    this.position = position;
    this.ends.set(stream, { revision, leaf });
    this.events.push({ at: `${stream}@${revision}`, type, id, leaf, cmd: header.cmd, data: payload.data });
  }

  private isNext(position: string): boolean {
    return this.positions.isDense ? Number.parseInt(position, 16) === this.events.length + 1 : position > this.position;
  }
}

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
