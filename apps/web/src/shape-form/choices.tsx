import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, use, useId, useMemo, type ReactNode } from 'react';
import { ask, type Schema } from '../api/ask';
import { useNames, type Choice } from '../names/use-names';
import type { IdOf } from './said-by-shape';

type Choices = Readonly<Record<string, readonly Choice[]>>;
interface Suggested {
  readonly list: (kind: string) => string | undefined;
  /** How a thing is written in a field: by its name, where only one has it. */
  readonly nameOf: (kind: string, id: string) => string;
  readonly idOf: IdOf;
}
const Suggestions = createContext<Suggested>({ list: () => undefined, nameOf: (_kind, id) => id, idOf: (_kind, typed) => typed });
export const useSuggestions = (): Suggested => use(Suggestions);

const NOTHING: Choices = {};
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function thingsOf(position: Schema<'NegotiationPosition'>): Choices {
  const { issues, proposals, objections, questions, meetings, actions, conflicts } = position;
  const members = position.consortia.flatMap(({ membership }) => membership?.members ?? []);
  return {
    issue: issues.map(({ id, title }) => ({ id, name: title })),
    proposal: proposals.map(({ id, title }) => ({ id, name: title ?? id })),
    term: proposals.flatMap(({ terms }) => terms.map(({ id, parameter }) => ({ id, name: parameter }))),
    objection: objections.map(({ id, ground }) => ({ id, name: ground })),
    question: questions.map(({ id, limbs }) => ({ id, name: limbs.join('; ') })),
    meeting: meetings.map(({ id, title }) => ({ id, name: title ?? id })),
    action: actions.map(({ id, what }) => ({ id, name: what })),
    conflict: conflicts.map(({ id, parameter }) => ({ id, name: parameter })),
    condition: members.flatMap(({ conditions }) => conditions.map(({ condition, text }) => ({ id: condition, name: text }))),
    consortium: position.consortia.map(({ id, name }) => ({ id, name })),
  };
}

/** The things of a negotiation that its position knows. */
function useThings(negotiation: string | undefined): Choices {
  const { data } = useSuspenseQuery({
    queryKey: ['things to choose', negotiation],
    queryFn: ({ signal }) =>
      negotiation === undefined ? null : ask('/api/negotiations/{id}/position', { ids: { id: negotiation } }, signal),
  });
  return useMemo(() => (data ? thingsOf(data) : NOTHING), [data]);
}

/** Names to choose from in the fields under it: of the register, and of the negotiation where there is one. */
export function WithSuggestions({ negotiation, children }: { readonly negotiation?: string | undefined; readonly children: ReactNode }) {
  const id = useId();
  const { choices: register } = useNames();
  const things = useThings(negotiation);
  const all = useMemo(() => ({ ...things, ...register }), [things, register]);
  const suggested = useMemo(() => suggestedFrom(id, all), [id, all]);
  return (
    <Suggestions value={suggested}>
      {Object.entries(all).map(([kind, choices]) => (
        <datalist key={kind} id={`${id}-${kind}`}>
          {choices.map(({ id: one }) => (
            <option key={one} value={suggested.nameOf(kind, one)} />
          ))}
        </datalist>
      ))}
      {children}
    </Suggestions>
  );
}

/** How each is written, by its id: the name alone, where nothing else of its kind has it. */
function writtenOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const having = new Map<string, Set<string>>();
  for (const { id, name } of choices) having.set(short(name), (having.get(short(name)) ?? new Set()).add(id));
  const isShared = (name: string): boolean => (having.get(name)?.size ?? 0) > 1;
  return new Map(choices.map(({ id, name }) => [id, isShared(short(name)) ? `${short(name)} (${id})` : short(name)]));
}

function suggestedFrom(id: string, all: Choices): Suggested {
  const names = new Map(Object.entries(all).map(([kind, choices]) => [kind, writtenOf(choices)]));
  const ids = new Map([...names].map(([kind, written]) => [kind, new Map([...written].map(([one, name]) => [name, one]))]));
  return {
    list: (kind) => ((names.get(kind)?.size ?? 0) > 0 ? `${id}-${kind}` : undefined),
    nameOf: (kind, given) => names.get(kind)?.get(given) ?? given,
    idOf: (kind, typed) => ids.get(kind)?.get(typed) ?? typed,
  };
}
