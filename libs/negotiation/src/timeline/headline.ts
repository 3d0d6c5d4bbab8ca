import type { Entry } from '../entry/entry';
import { inWords } from '../changes/subjects';

const LENGTH_MAX = 140;
/** The field that says most of what an entry says, the first that is there. */
const TELLING = [
  'substance',
  'ground',
  'answer',
  'limbs',
  'title',
  'what',
  'text',
  'name',
  'resolution',
  'subject',
  'reason',
  'stance',
  'parameter',
  'response',
  'outcome',
  'proposal',
  'question',
  'member',
  'party',
  'meeting',
] as const;

/** The name of the field that says most of what an entry says; undefined where none of it is in words. */
export const tellingField = (data: Entry['data']): string | undefined => TELLING.find((name) => wordsIn(data[name]) !== undefined);

/** An entry in one line: what it is, and what it says most tellingly, shortened. */
export function headlineOf({ type, data }: Pick<Entry, 'type' | 'data'>): string {
  const field = tellingField(data);
  const kind = inWords(type);
  const words = field === undefined ? '' : `: ${shortened(wordsIn(data[field]) ?? '')}`;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${words}`;
}

function wordsIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value.join(' ') : undefined;
  return undefined;
}

function shortened(text: string): string {
  if (text.length <= LENGTH_MAX) return text;
  const cut = text.slice(0, LENGTH_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LENGTH_MAX / 2)).replace(/[\uD800-\uDBFF]$/, '')} …`;
}
