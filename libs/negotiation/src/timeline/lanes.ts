import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import { mentionsOf } from '../record/mentions';

/** Fields that name whose doing an entry is. */
const DOING: readonly string[] = ['party', 'member', 'author', 'by'];

/** The parties in whose lanes an entry lies: who did it, else whose doing it is; else every party that it names. */
export function partiesActing(entry: Entry): readonly string[] {
  const acting = entry.actors.flatMap(({ party }) => party ?? []);
  if (acting.length > 0) return [...new Set(acting)];
  const named = mentionsOf(entry, (of) => eventOf(of)?.data).filter(({ kind }) => kind === 'party');
  const doing = named.filter(({ path }) => DOING.includes(path.split('.')[0] ?? ''));
  return [...new Set((doing.length > 0 ? doing : named).map(({ id }) => id))];
}
