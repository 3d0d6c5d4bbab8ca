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
          {choices.map((one) => (
            <option key={one.id} value={written(one, choices)} />
          ))}
        </datalist>
      ))}
      {children}
    </Suggestions>
  );
}

/** The name alone, where nothing else of its kind has it. */
function written(one: Choice, among: readonly Choice[]): string {
  const name = short(one.name);
  return among.some(({ id, name: other }) => id !== one.id && short(other) === name) ? `${name} (${one.id})` : name;
}

function suggestedFrom(id: string, all: Choices): Suggested {
  const of = (kind: string): readonly Choice[] => all[kind] ?? [];
  return {
    list: (kind) => (of(kind).length > 0 ? `${id}-${kind}` : undefined),
    nameOf: (kind, given) => {
      const found = of(kind).find((one) => one.id === given);
      return found ? written(found, of(kind)) : given;
    },
    idOf: (kind, typed) => of(kind).find((one) => written(one, of(kind)) === typed)?.id ?? typed,
  };
}
