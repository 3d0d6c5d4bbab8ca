import { emptyRecord, type Entry, type RecordView } from '@parley/negotiation';
import type { FoldedRecord } from '../record/folded-record';
import type { NamingRow, TextRow } from '../rows/tables';
import { namingRows, textRow, type Recording } from './entry-rows';
import { wordsAndNames } from './words-and-names';

/** From `at` on the entry no longer says what it said; `opens` is what it says instead, absent where it says nothing any more. */
export interface TextChange {
  readonly eventId: string;
  readonly at: number;
  readonly opens?: TextRow;
  /** What it names from then on. */
  readonly names: readonly NamingRow[];
}

/** Which entries another one changes or takes out. */
const CHANGED_BY: Readonly<Record<string, (data: Entry['data']) => readonly unknown[]>> = {
  EntryCorrected: (data) => [data['entry']],
  EvidenceAdded: (data) => [data['entry']],
  EntryRetracted: (data) => [data['entry']],
  DuplicatesMerged: (data) => [...((data['duplicates'] as readonly string[] | undefined) ?? []), data['kept']],
};
const isChange = ({ type }: Entry): boolean => Object.hasOwn(CHANGED_BY, type);

/** What the entries of a record (`from` inclusive, `to` exclusive) change about what others say, in order of recording. */
export function textChanges(record: FoldedRecord, { from, to }: { readonly from: number; readonly to: number }): TextChange[] {
  const changing = record.entries.slice(from, to).filter(isChange);
  const [only] = changing;
  if (!only) return [];
  if (only.revision === to - 1) return changesBy(only, record.numbers[only.revision] as number, record.view(to));
  const fold = emptyRecord();
  const changes: TextChange[] = [];
  for (const entry of record.entries.slice(0, to)) {
    fold.add(entry);
    if (entry.revision >= from && isChange(entry)) changes.push(...changesBy(entry, record.numbers[entry.revision] as number, fold));
  }
  return changes;
}

/** `then`: the record as it stood when the entry had been recorded. */
function changesBy(by: Entry, n: number, then: RecordView): TextChange[] {
  const changed = CHANGED_BY[by.type]?.(by.data) ?? [];
  const change = { at: by.recordedAt, n };
  return changed
    .filter((id) => typeof id === 'string')
    .map((eventId) => ({ eventId, at: by.recordedAt, ...saidInstead(then, eventId, change) }));
}

function saidInstead(then: RecordView, eventId: string, change: Recording): Pick<TextChange, 'opens' | 'names'> {
  const entry = then.isRetracted(eventId) ? undefined : then.entry(eventId);
  if (!entry) return { names: [] };
  const found = wordsAndNames(entry);
  const opens = textRow({ entry, words: found.words }, { ...change, isChange: true });
  return { ...(opens && { opens }), names: namingRows(entry, found) };
}
