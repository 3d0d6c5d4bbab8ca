import type { Actor } from '@parley/negotiation';
import type { Schema } from '../../api/ask';
import type { Register } from '../../names/register';
import type { About } from '../../notes/line';
import type { Suggestion } from '../../parts/suggested';
import { lower, spoken } from '../../words/in-words';
import type { Thing } from './kinds';

type Position = Schema<'NegotiationPosition'>;
type Meeting = Schema<'Meeting'>;

const ACTOR = ['person', 'office', 'body', 'party', 'asPrinted'] as const;
/** Somebody in words: the person, the office, the party. */
export const actorInWords = (actor: Actor, named: (id: string) => string): string =>
  ACTOR.flatMap((field) => actor[field] ?? [])
    .map(named)
    .join(', ');

const onlyActor = (one: Actor): Actor =>
  Object.fromEntries(ACTOR.flatMap((field) => (one[field] === undefined ? [] : [[field, one[field]]])));

/** Who can be meant: first those in the room, then everybody of the register, each office apart, then the parties. */
export function whoSuggested(
  { people, parties }: Register,
  { attendance }: Pick<Meeting, 'attendance'>,
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

const about = (thing: Thing, id: string, label: string): Suggestion<About> => ({
  key: `${thing}:${id}`,
  label,
  hint: thing,
  value: { target: { [thing]: id }, label },
});

/** The newest version that was published or tabled; nothing else can be answered. */
const newestOut = ({ versions }: Schema<'Proposal'>): number | undefined =>
  versions
    .filter(({ out }) => out === 'tabled' || out === 'published')
    .map(({ version }) => version)
    .sort((a, b) => b - a)[0];

function proposal(one: Schema<'Proposal'>): Suggestion<About> {
  const version = newestOut(one);
  const plain = about('proposal', one.id, one.title ?? spoken(one.id));
  return { ...plain, hint: `proposal, ${lower(one.state)}`, value: { ...plain.value, ...(version !== undefined && { version }) } };
}

/** What a line can be about: what is open comes first. */
export function aboutSuggested(position: Position, register: Register, things: readonly Thing[]): readonly Suggestion<About>[] {
  const openFirst = <T extends { readonly open: boolean }>(all: readonly T[]): readonly T[] => [
    ...all.filter(({ open }) => open),
    ...all.filter(({ open }) => !open),
  ];
  const of: Readonly<Record<Thing, () => readonly Suggestion<About>[]>> = {
    issue: () => position.issues.map(({ id, title }) => about('issue', id, title)),
    proposal: () => position.proposals.map(proposal),
    term: () => position.proposals.flatMap(({ terms }) => terms.map(({ id, parameter }) => about('term', id, parameter))),
    objection: () => openFirst(position.objections).map(({ id, ground }) => about('objection', id, ground)),
    question: () => openFirst(position.questions).map(({ id, limbs }) => about('question', id, limbs.join(' / '))),
    party: () => register.parties.map(({ id, name }) => about('party', id, name)),
  };
  return things.flatMap((thing) => of[thing]());
}
