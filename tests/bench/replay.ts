import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyRecord, type Entry, type GrowingRecord } from '@parley/negotiation';
import type { EventStore, Recorded } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { identify } from '../../libs/tracker/src/book-identity';
import { checkRecorded, readEvent } from '../../libs/tracker/src/stored-event';
import { interleaved, median, rateOf, type Measured } from './rounds';
import type { Bench } from './report';
import { fillBook } from './sample-talks';

const PER_RECORD = 1_000;

async function stored(store: EventStore): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for await (const { events } of store.readAll({ after: null, categories: ['negotiation', 'register'], page: 1_000 })) all.push(...events);
  return all;
}

/** Each record folded by the program's own rules: indexes of everything named, corrections in force. */
function folded(entries: readonly Entry[]): Map<string, GrowingRecord> {
  const records = new Map<string, GrowingRecord>();
  for (const entry of entries) {
    let record = records.get(entry.stream);
    if (!record) records.set(entry.stream, (record = emptyRecord()));
    record.add(entry);
  }
  return records;
}

interface Plain {
  title: string;
  readonly issues: Map<string, string>;
  readonly open: Set<string>;
  answered: number;
}
/** What one would write by hand for these types, and no more: the title, the issues, the open objections and a count. */
function parsedAndSwitched(events: readonly Recorded[]): Map<string, Plain> {
  const records = new Map<string, Plain>();
  for (const { stream, type, payload } of events) {
    let record = records.get(stream);
    if (!record) records.set(stream, (record = { title: '', issues: new Map(), open: new Set(), answered: 0 }));
    apply(record, type, JSON.parse(textOf(payload)) as { data: Record<string, string> });
  }
  return records;
}

function apply(record: Plain, type: string, { data }: { data: Record<string, string> }): void {
  switch (type) {
    case 'NegotiationRecordOpened':
      record.title = data['title'] ?? '';
      return;
    case 'IssueRaised':
      record.issues.set(data['issue'] ?? '', data['title'] ?? '');
      return;
    case 'ObjectionRaised':
      record.open.add(data['objection'] ?? '');
      return;
    case 'ObjectionAnswered':
      record.answered += 1;
      return;
    case 'ObjectionResolved':
      record.open.delete(data['objection'] ?? '');
  }
}
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

const entriesOf = (events: readonly Recorded[], book: string): Entry[] => events.map((recorded) => readEvent(recorded, { book }).entry);

/** Verifies chain, commitment and form on the way, as a record that is loaded to decide on. */
function verifiedAndFolded(events: readonly Recorded[], book: string): void {
  const leaves = new Map<string, string>();
  const entries = events.map((recorded) => {
    const prev = leaves.get(recorded.stream);
    const { entry, leaf } = readEvent(recorded, { book, ...(prev !== undefined && { prev }) });
    leaves.set(recorded.stream, leaf);
    return entry;
  });
  folded(entries);
}

/** The fold, and the whole way from the file to it, beside a loop that parses the same payloads and switches on their types. */
export async function replayBench({ rounds, events: wanted }: { rounds: number; events: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  try {
    const { book } = await identify(store, Date.now);
    await fillBook(store, book, { events: wanted, perRecord: PER_RECORD });
    const events = await stored(store);
    const measured = await interleaved(sides({ store, events, book }), rounds);
    return benchOf(measured, events);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sides({ store, events, book }: { store: EventStore; events: readonly Recorded[]; book: string }) {
  const over = (work: (events: readonly Recorded[]) => unknown) => () => rateOf(events.length, () => work(events));
  /** Decoded anew each round, as what a fold finds out about an entry is kept with the entry. */
  const foldOnly = () => {
    const entries = entriesOf(events, book);
    return rateOf(entries.length, () => folded(entries));
  };
  const loops = () => rateOf(events.length, async () => parsedAndSwitched(await stored(store)));
  const whole = () => rateOf(events.length, async () => verifiedAndFolded(await stored(store), book));
  return [
    { name: 'fold over decoded entries', round: foldOnly },
    { name: 'JSON.parse and switch', round: over(parsedAndSwitched) },
    { name: 'verify, decode and fold', round: over((all) => verifiedAndFolded(all, book)) },
    { name: 'read, verify, decode and fold', round: whole },
    { name: 'read, JSON.parse and switch', round: loops },
    { name: 'verify only', round: over((all) => all.forEach((recorded) => checkRecorded(recorded, { book }))) },
    { name: 'verify and decode', round: over((all) => entriesOf(all, book)) },
    { name: 'read only', round: () => rateOf(events.length, () => stored(store)) },
  ];
}

function benchOf(measured: readonly Measured[], events: readonly Recorded[]): Bench {
  const side = (name: string): Measured => measured.find((one) => one.name === name) as Measured;
  const micros = (name: string): number => 1e6 / median(side(name).rates);
  const line = (what: string, ours: string, limit: string) => ({ what, unit: 'events/s', ours: side(ours), limit: side(limit) });
  const payload = events.reduce((sum, event) => sum + event.payload.byteLength, 0) / events.length;
  return {
    bench: 'replay',
    says: [
      'Ours, fold: entries already decoded are folded by the rules: every thing they make, name or refer to is indexed, corrections take effect.',
      'Ours, with verification: UTF-8, canonical form and fields of header and payload, commitment, leaf and chain (SHA-256), then decode and fold.',
      'Limit: JSON.parse of the same payload bytes and a switch on the type into hand-written state; no header, no hash, no check, no index.',
    ],
    comparisons: [
      { ...line('fold', 'fold over decoded entries', 'JSON.parse and switch'), aim: 0.8 },
      line('verify, decode and fold', 'verify, decode and fold', 'JSON.parse and switch'),
      line('the same, read from the file', 'read, verify, decode and fold', 'read, JSON.parse and switch'),
    ],
    parts: {
      'event: read from the file': micros('read only'),
      'event: verify (parse, form, three hashes)': micros('verify only'),
      'event: decode to an entry': micros('verify and decode') - micros('verify only'),
      'event: fold': micros('fold over decoded entries'),
      'event: JSON.parse and switch': micros('JSON.parse and switch'),
    },
    facts: { events: events.length, records: Math.ceil(events.length / PER_RECORD), payloadBytesMean: Math.round(payload) },
  };
}
