import type { Description } from '@parley/negotiation';
import type { Choice } from '../names/use-names';
import { actorInWords } from '../names/actor-in-words';
import { whoSuggested } from '../names/who-suggested';
import type { Register } from '../names/register';
import { lower } from '../words/in-words';

/**
 * Records that people mean as one thing: whom, or what something is about. They are chosen in one field, by name; words that name nothing
 * on record stand for themselves, in the field of the record that takes such words.
 */
const WHOLES = { actor: 'asPrinted', target: 'subject' } as const;
export type Whole = keyof typeof WHOLES;

/** Whether a record of this shape is meant as a whole, and as which. */
export function wholeOf(shape: Description): Whole | undefined {
  if (shape.kind !== 'record' || !shape.atLeastOne) return undefined;
  if (shape.fields['asPrinted'] !== undefined) return 'actor';
  return shape.fields['subject'] !== undefined && shape.fields['issue'] !== undefined ? 'target' : undefined;
}

/** The record that is meant: `id` is that of a choice, or what was typed. */
export function wholeMeant(whole: Whole, id: string): object {
  return id.startsWith('{') ? (JSON.parse(id) as object) : { [WHOLES[whole]]: id };
}

type Choices = Readonly<Record<string, readonly Choice[]>>;
const ABOUT = ['issue', 'proposal', 'term', 'question', 'statement', 'meeting', 'party', 'consortium', 'person'] as const;

/** Everything that something can be about, and everybody who can be meant. */
export function wholesIn(all: Choices, register: Register, named: (id: string) => string): Readonly<Record<Whole, readonly Choice[]>> {
  const target = ABOUT.flatMap((kind) =>
    (all[kind] ?? []).map(({ id, name, hint }) => ({
      id: JSON.stringify({ [kind]: id }),
      name,
      hint: hint === undefined ? lower(kind) : `${lower(kind)} ${hint}`,
    })),
  );
  const actor = whoSuggested(register, [], named).map(({ value, hint }) => ({
    id: JSON.stringify(value),
    name: actorInWords(value, named),
    ...(hint !== undefined && { hint }),
  }));
  return { actor, target };
}
