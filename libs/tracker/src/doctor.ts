import type { EventStore, Inspection } from '@parley/event-store';
import type { DamagedRow, SqliteStore } from '@parley/event-store/sqlite';
import { inspectStore, mustBeThere, openStore } from './open-store';
import { Examination, FAULTS_MAX, type DoctorFault, type DoctorReport, type ExamineOptions } from './examination';
import { storeAddress } from './store-address';

/**
 * Whether the place at an address will do for a book, whether there is one or not. Writes nothing. Throws `BadAddress`, and `StoreRefused`
 * where the place cannot be had now.
 */
export async function inspect(storeAt: string): Promise<Inspection> {
  const at = storeAddress('PARLEY_STORE', storeAt);
  mustBeThere(at);
  return inspectStore(at);
}

/**
 * Re-reads a whole book, event by event: form, commitments, chain, revisions, clocks, ids and references; before that, where the store
 * keeps a sum beside each row, its rows. Writes nothing.
 */
export async function examine(storeAt: string, options: ExamineOptions = {}): Promise<DoctorReport> {
  const at = storeAddress('PARLEY_STORE', storeAt);
  mustBeThere(at);
  const store = await openStore(at);
  try {
    const damaged = keepsSums(store) ? await damagedRows(store, options) : [];
    const book = await identityOf(store, damaged);
    const stopped = options.signal?.aborted ?? false;
    if (book === undefined) return { book: '', events: 0, streams: 0, faults: damaged, clockGaps: 0, stopped };
    const report = await new Examination(book).run(store.readAll({ after: null, page: 500 }), options);
    return { ...report, faults: inOrder(report.faults, damaged) };
  } finally {
    await store.close();
  }
}

const keepsSums = (store: EventStore): store is SqliteStore => 'damaged' in store;

/** Undefined where the very event that says which book this is was damaged: then nothing can be checked against it. */
async function identityOf(store: EventStore, damaged: readonly DoctorFault[]): Promise<string | undefined> {
  try {
    return (await store.identity()).book;
  } catch (error) {
    if (damaged.length === 0) throw error;
    return undefined;
  }
}

/** The rows that the store itself finds changed or gone: what the form cannot see, as the newest header of a stream. */
async function damagedRows(store: SqliteStore, { onProgress, signal }: ExamineOptions): Promise<DoctorFault[]> {
  const faults: DoctorFault[] = [];
  for await (const { rows, done } of store.damaged()) {
    faults.push(...rows.map(damageFault));
    onProgress?.('rows', done);
    if (faults.length >= FAULTS_MAX || signal?.aborted) break;
  }
  return faults.slice(0, FAULTS_MAX);
}

function damageFault({ position, event }: DamagedRow): DoctorFault {
  if (!event)
    return { stream: '', revision: -1, eventId: '', position, code: 'row-gone', what: 'the event is gone from its place in the book' };
  const { stream, revision, id: eventId } = event;
  return { stream, revision, eventId, position, code: 'row-changed', what: 'a stored field of the event was changed' };
}

/** One fault for each place, the form's own words first, in the book's order. */
function inOrder(formal: readonly DoctorFault[], damaged: readonly DoctorFault[]): DoctorFault[] {
  const places = new Set(formal.map(({ position }) => position));
  const all = [...formal, ...damaged.filter(({ position }) => !places.has(position))];
  return all.sort((a, b) => (a.position < b.position ? -1 : 1)).slice(0, FAULTS_MAX);
}
