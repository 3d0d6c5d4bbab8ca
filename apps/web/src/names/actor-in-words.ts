import type { Actor } from '@parley/negotiation';

export const ACTOR_FIELDS = ['person', 'office', 'body', 'party', 'asPrinted'] as const;

/** Somebody in words: the person, the office, the party. */
export const actorInWords = (actor: Actor, named: (id: string) => string): string =>
  ACTOR_FIELDS.flatMap((field) => actor[field] ?? [])
    .map(named)
    .join(', ');
