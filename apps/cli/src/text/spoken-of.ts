import { grouped } from '@parley/negotiation';

/** So many names are read at a glance. */
const NAMED_MAX = 12;

const kindOf = (thing: string): string => thing.replace(/:.*/s, '');

/** What can be asked instead of a thing that is not known: those of its kind by name, or else every kind with one to begin with. */
export function spokenOf(thing: string, things: readonly string[]): string {
  const kinds = grouped(things, kindOf);
  const alike = kinds.get(kindOf(thing)) ?? [];
  const rest = alike.length > NAMED_MAX ? ` and ${alike.length - NAMED_MAX} more of the kind` : '';
  if (alike.length > 0) return `It speaks of: ${alike.slice(0, NAMED_MAX).join(', ')}${rest}.`;
  const told = [...kinds.values()].map(([first = '', ...more]) => (more.length > 0 ? `${first} (one of ${more.length + 1})` : first));
  return `It speaks of: ${told.join(', ')}.`;
}
