import { eventOf, gradeOf, GRADES, type Entry } from '@parley/negotiation';
import type { FactRow, NamingRow, TextRow } from '../rows/tables';
import type { FedEntry } from '../views';
import { occurredBounds } from './occurred-bounds';
import type { WordsAndNames } from './words-and-names';

/** The entry without its place in the book. */
export function entryOf({ position: _position, ...entry }: FedEntry): Entry {
  return entry;
}

/** `entry`: with its keys in order. */
export function factRow(n: number, entry: Entry, position: string): FactRow {
  const { earliest, latest } = occurredBounds(entry);
  return {
    n,
    position,
    stream: entry.stream,
    revision: entry.revision,
    event_id: entry.eventId,
    type: entry.type,
    recorded_at: entry.recordedAt,
    recorded_by: entry.recordedBy,
    grade: eventOf(entry.type)?.graded ? GRADES.indexOf(gradeOf(entry)) : null,
    earliest,
    latest,
    entry: JSON.stringify(entry),
  };
}

export const namingRows = ({ stream }: Entry, { names }: WordsAndNames): NamingRow[] => names.map(({ kind, id }) => ({ kind, id, stream }));

type Titled = Pick<TextRow, 'kind' | 'thing' | 'title'>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** What each opening or registering type is found as. */
const TITLED: Readonly<Record<string, (entry: Entry) => Titled>> = {
  PartyRegistered: ({ data }) => ({ kind: 'party', thing: text(data['party']), title: text(data['name']) }),
  PartyRenamed: ({ data }) => ({ kind: 'party', thing: text(data['party']), title: text(data['name']) }),
  PersonRegistered: ({ data }) => ({ kind: 'person', thing: text(data['person']), title: text(data['name']) }),
  SourceRegistered: ({ data }) => ({ kind: 'source', thing: text(data['source']), title: text(data['title']) }),
  NegotiationRecordOpened: ({ stream, data }) => ({ kind: 'negotiation', thing: recordId(stream), title: text(data['title']) }),
  ConsortiumProposed: ({ stream, data }) => ({ kind: 'consortium', thing: recordId(stream), title: text(data['name']) }),
};
const asEntry = ({ eventId }: Entry): Titled => ({ kind: 'entry', thing: eventId, title: '' });

/** What an entry says, from its own recording on. */
export interface Said {
  readonly entry: Entry;
  readonly words: string;
}
/** The recording that lets it say so: its own, or that of an entry which changes it. */
export interface Recording {
  readonly n: number;
  readonly at: number;
  readonly isChange?: true;
}
/** Ids of things lie above those of entries, so that one order of ids is the order of answers: things, then entries, newest first. */
const THINGS_FROM = 2 ** 48;

/** Nothing where it has no words. */
export function textRow({ entry, words }: Said, { n, at, isChange }: Recording): TextRow | undefined {
  if (words === '') return undefined;
  const titled = (TITLED[entry.type] ?? asEntry)(entry);
  const id = (titled.kind === 'entry' ? 0 : THINGS_FROM) + 2 * n + (isChange ? 1 : 0);
  return { id, ...titled, stream: entry.stream, event_id: entry.eventId, type: entry.type, body: words, from_at: at, until_at: null };
}

/** `negotiation-south-west-pay` is the record `south-west-pay` of the category `negotiation`. */
export const recordId = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
