import { eventOf, type Description, type Entry } from '@parley/negotiation';

/** A thing of another record that an entry names. */
export interface NamedThing {
  readonly kind: string;
  readonly id: string;
}
/** What rows are made of beside the entry itself, found in one walk. */
export interface WordsAndNames {
  /** Everything that people would look for: own texts, actors and dates as printed, quotes. One line each. */
  readonly words: string;
  readonly names: readonly NamedThing[];
}
interface Found {
  readonly words: string[];
  readonly names: NamedThing[];
}
/** Kinds of things that records name across each other; what a record makes for itself is found in its fold. */
const ACROSS: ReadonlySet<string> = new Set(['party', 'person', 'office', 'source', 'negotiation', 'consortium']);

export function wordsAndNames(entry: Entry): WordsAndNames {
  const found: Found = { words: [], names: [] };
  const shape = eventOf(entry.type)?.data;
  if (shape) walk(shape, ownFields(entry), found);
  for (const actor of entry.actors) {
    for (const kind of ['party', 'person', 'office'] as const) name(found, kind, actor[kind]);
    word(found, actor.asPrinted);
  }
  for (const { source, quote } of entry.sources) {
    name(found, 'source', source);
    word(found, quote);
  }
  word(found, entry.occurred.phrase);
  return { words: found.words.join('\n'), names: found.names };
}

function word({ words }: Found, text: string | undefined): void {
  if (text !== undefined) words.push(text);
}

/** What a correction or further evidence gives to another entry is found there; its own is the reason. */
function ownFields({ type, data }: Entry): Entry['data'] {
  if (type !== 'EntryCorrected' && type !== 'EvidenceAdded') return data;
  return data['reason'] === undefined ? {} : { reason: data['reason'] };
}

function walk(shape: Description, value: unknown, found: Found): void {
  if (value === undefined) return;
  switch (shape.kind) {
    case 'text':
      // Texts that are checked for a form (dates, decimals, currencies) are values, not words.
      if (!shape.check) found.words.push(value as string);
      return;
    case 'list':
      for (const item of value as readonly unknown[]) walk(shape.of, item, found);
      return;
    case 'record':
      for (const key in shape.fields) walk(shape.fields[key] as Description, (value as Record<string, unknown>)[key], found);
      return;
    case 'newId':
      return name(found, shape.of, value as string);
    case 'reference':
      return name(found, shape.to, value as string);
    case 'slug':
      return name(found, shape.names, value as string);
    case 'integer':
    case 'flag':
    case 'oneOf':
    case 'instant':
    case 'unread':
      return;
  }
}

function name({ names }: Found, kind: string | undefined, id: string | undefined): void {
  if (kind !== undefined && id !== undefined && ACROSS.has(kind)) names.push({ kind, id });
}
