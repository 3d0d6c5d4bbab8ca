import type { Schema } from '../../api/ask';
import type { Register } from '../../names/register';
import { termsOf } from '../../names/terms-of';
import type { About } from '../../notes/line';
import type { Suggestion } from '../../parts/suggested';
import { lower, spoken } from '../../words/in-words';
import type { Thing } from './kinds';

type Position = Schema<'NegotiationPosition'>;

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
    term: () => termsOf(position.proposals).map(({ id, name, hint = '' }) => ({ ...about('term', id, name), hint: `term ${hint}` })),
    objection: () => openFirst(position.objections).map(({ id, ground }) => about('objection', id, ground)),
    question: () => openFirst(position.questions).map(({ id, limbs }) => about('question', id, limbs.join(' / '))),
    party: () => register.parties.map(({ id, name }) => about('party', id, name)),
  };
  return things.flatMap((thing) => of[thing]());
}
