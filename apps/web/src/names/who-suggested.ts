import type { Actor } from '@parley/negotiation';
import type { Schema } from '../api/ask';
import type { Suggestion } from '../parts/suggested';
import { lower } from '../words/in-words';
import { ACTOR_FIELDS, actorInWords } from './actor-in-words';
import type { Register } from './register';

const onlyActor = (one: Actor): Actor =>
  Object.fromEntries(ACTOR_FIELDS.flatMap((field) => (one[field] === undefined ? [] : [[field, one[field]]])));

/** Who can be meant: first those in the room, then everybody of the register, each office apart, then the parties. */
export function whoSuggested(
  { people, parties }: Register,
  attendance: Schema<'Meeting'>['attendance'],
  named: (id: string) => string,
): readonly Suggestion<Actor>[] {
  const one = (actor: Actor, hint?: string): Suggestion<Actor> => {
    const label = actorInWords(actor, named);
    return { key: JSON.stringify(actor), label, value: actor, ...(hint !== undefined && { hint }) };
  };
  const here = attendance.map((attendee) => one(onlyActor(attendee as Actor), lower(attendee.state)));
  const known = people.flatMap(({ id, distinguishing, offices }) => [
    ...offices.map(({ office, party }) => one({ person: id, office, ...(party !== undefined && { party }) })),
    one({ person: id }, distinguishing),
  ]);
  const standing = parties.filter(({ mergedInto }) => mergedInto === undefined).map(({ id }) => one({ party: id }));
  const seen = new Set<string>();
  return [...here, ...standing, ...known].filter(({ key }) => !seen.has(key) && seen.add(key));
}
