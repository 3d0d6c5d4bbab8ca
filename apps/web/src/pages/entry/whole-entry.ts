import { recordIn } from '@parley/negotiation';
import type { Schema } from '../../api/ask';
import { PARTS, type PartName } from '../../words/part-in-words';
import type { OfRecord } from '../../shape-form/things-on-record';

/** One entry with what was done to it. */
export type WholeEntry = Schema<'WholeEntry'>;

export interface EntryFormProps {
  readonly entry: WholeEntry;
}

type Parts = Readonly<Partial<Record<PartName, unknown>>>;
/** The parts that one says otherwise than the other. */
export const partsDiffering = (one: Parts, other: Parts): readonly PartName[] =>
  PARTS.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
/** Differs once anything was done to the entry. */
export const marksOf = ({ since }: WholeEntry): string => since.map(({ eventId }) => eventId).join(' ');

/** The address of an act on the entry's record, with the record's id where it has one. */
export function addressOfAct(
  { stream }: WholeEntry,
  act: string,
): { readonly path: string; readonly ids: Readonly<Record<string, string>> } {
  const record = recordIn(stream);
  const [, folder] = stream.split('register-');
  if (folder !== undefined) return { path: `/api/register/${folder}/${act}`, ids: {} };
  const plural = record === 'negotiation' ? 'negotiations' : 'consortia';
  return { path: `/api/${plural}/{id}/${act}`, ids: { id: stream.slice(record.length + 1) } };
}

/** The negotiation or the consortium that the entry is of; undefined for the registers. */
export function recordOf({ stream }: Pick<WholeEntry, 'stream'>): OfRecord | undefined {
  const record = recordIn(stream);
  return record === 'negotiation' || record === 'consortium' ? { record, id: stream.slice(record.length + 1) } : undefined;
}
