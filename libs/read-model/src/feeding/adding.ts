import { setImmediate as nextTurn } from 'node:timers/promises';
import { grouped } from '@parley/negotiation';
import { ViewsError } from '../errors';
import { batchRows } from '../project/batch-rows';
import { categoryOf } from '../project/entry-rows';
import { textChanges, type TextChange } from '../project/text-changes';
import { foldedUpTo, headsOf } from '../record/records';
import type { FoldedRecords } from '../record/folded-record';
import type { Rows, Writing } from '../rows/database';
import type { FactRow, OwnRows, StreamRow } from '../rows/tables';
import type { Batch, FedEntry, MadeBatch } from '../views';

/** The version that is written to, and how much of the book is in it. */
export interface Target {
  readonly writing: Writing;
  readonly version: number;
  readonly records: FoldedRecords;
  readonly events: number;
}
/** A record of the batch: its revisions from `from` on are new, `to` is one past the last. */
interface Grown {
  readonly stream: string;
  readonly from: number;
  to: number;
  readonly first_at: number;
}

/** What of the batch lies beyond a position; refuses what is out of order. */
export const beyond = ({ entries, through }: Batch, position: string | null): readonly FedEntry[] =>
  placedBeyond(entries, { through, position });

/** The same of rows that were made already. */
export function madeBeyond({ made, through }: MadeBatch, position: string | null): OwnRows {
  const facts = placedBeyond(made.facts, { through, position });
  if (facts.length === made.facts.length) return made;
  const events = new Set(facts.map(({ event_id }) => event_id));
  return { facts, namings: made.namings, texts: made.texts.filter(({ event_id }) => events.has(event_id)) };
}

function placedBeyond<T extends { readonly position: string }>(
  placed: readonly T[],
  { through, position }: { readonly through: string; readonly position: string | null },
): readonly T[] {
  let last = '';
  for (const one of placed) {
    if (one.position <= last || one.position > through) throw new ViewsError('batch-malformed', { position: one.position });
    last = one.position;
  }
  return position === null ? placed : placed.filter((one) => one.position > position);
}

/** Entries that are added in one turn of the event loop: they take about 8 ms. */
const ADDED_AT_ONCE = 100;

/**
 * Adds entries to a whole version: their own rows, and the texts they change. Others get their turn in between. The lists follow when they
 * are asked for (`listing.ts`).
 */
export async function addToWhole(target: Target, entries: readonly FedEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += ADDED_AT_ONCE) {
    if (from > 0) await nextTurn();
    await addSome({ ...target, events: target.events + from }, entries.slice(from, from + ADDED_AT_ONCE));
  }
}

async function addSome(target: Target, entries: readonly FedEntry[]): Promise<void> {
  const { writing, version, records } = target;
  const rows = writing.rows(version);
  const added = batchRows(entries, target.events);
  const grown = await addOwnRows(target, added);
  await writing.indexTexts(version, added.texts);
  const byStream = grouped(added.numbered, ({ entry }) => entry.stream);
  for (const { stream, from, to } of grown) {
    const record = await foldedUpTo(rows, records.of(version, stream), { stream, revision: from - 1 });
    for (const { n, entry } of byStream.get(stream) ?? []) record.add(n, entry);
    await changeTexts(target, textChanges(record, { from, to }), { index: true });
  }
}

/** Adds rows to a version that is still being filled; what they change is derived once all are in. */
export async function addToUnfinished(target: Target, added: readonly OwnRows[]): Promise<void> {
  let next = target.events + 1;
  for (const { facts } of added)
    for (const { n, stream, revision } of facts) {
      if (n !== next) throw new ViewsError('batch-apart', { stream, revision, expected: revision });
      next += 1;
    }
  for (const rows of added) await addOwnRows(target, rows);
}

async function addOwnRows({ writing, version }: Target, added: OwnRows): Promise<Grown[]> {
  const grown = await grownBy(writing.rows(version), added.facts);
  await writing.insert(version, 'fact', added.facts);
  await writing.insert(version, 'naming', added.namings);
  await writing.insert(version, 'text', added.texts);
  const streams: StreamRow[] = grown.map(({ stream, to, first_at }) => ({
    stream,
    category: categoryOf(stream),
    revision: to - 1,
    first_at,
    listed: -1,
  }));
  await writing.insert(version, 'stream', streams);
  return grown;
}

async function grownBy(rows: Rows, facts: readonly FactRow[]): Promise<Grown[]> {
  const heads = await headsOf(rows, [...new Set(facts.map(({ stream }) => stream))]);
  const grown = new Map<string, Grown>();
  for (const { stream, revision, recorded_at } of facts) {
    const head = heads.get(stream);
    const from = (head?.revision ?? -1) + 1;
    const seen = grown.get(stream) ?? { stream, from, to: from, first_at: head?.first_at ?? recorded_at };
    if (revision !== seen.to) throw new ViewsError('batch-apart', { stream, revision, expected: seen.to });
    seen.to += 1;
    grown.set(stream, seen);
  }
  return [...grown.values()];
}

/** Ends texts that are no longer said and begins those that are said instead. */
export async function changeTexts(
  { writing, version }: Target,
  changes: readonly TextChange[],
  { index }: { readonly index: boolean },
): Promise<void> {
  const rows = writing.rows(version);
  for (const { eventId, at, opens, names } of changes) {
    await rows.updateTable('text').set({ until_at: at }).where('event_id', '=', eventId).where('until_at', 'is', null).execute();
    if (opens) await writing.insert(version, 'text', [opens]);
    if (opens && index) await writing.indexTexts(version, [opens]);
    await writing.insert(version, 'naming', names);
  }
}
