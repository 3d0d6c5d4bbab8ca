import { createContext, use, useMemo, type ReactNode } from 'react';
import { useNames, useRegister, type Choice } from '../names/use-names';
import type { Suggestion } from '../parts/suggested';
import type { IdOf } from './said-by-shape';
import { useThings, type Choices, type OfRecord } from './things-on-record';
import { wholesIn } from './wholes';

interface Suggested {
  readonly suggestions: (kind: string) => readonly Suggestion<string>[];
  /** How a thing is written in a field: by its name, where only one has it. */
  readonly nameOf: (kind: string, id: string) => string;
  readonly idOf: IdOf;
}
const NOTHING: readonly Suggestion<string>[] = [];
const Suggestions = createContext<Suggested>({
  suggestions: () => NOTHING,
  nameOf: (_kind, id) => id,
  idOf: (_kind, typed) => typed,
});
export const useSuggestions = (): Suggested => use(Suggestions);

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** Names to choose from in the fields under it: of the register, and of the record where there is one. */
export function WithSuggestions({ of, children }: { readonly of?: OfRecord | undefined; readonly children: ReactNode }) {
  const { choices, named } = useNames();
  const register = useRegister();
  const things = useThings(of);
  const suggested = useMemo(() => {
    const all = { ...things, ...choices };
    return suggestedFrom({ ...all, ...wholesIn(all, register, named) });
  }, [things, choices, register, named]);
  return <Suggestions value={suggested}>{children}</Suggestions>;
}

interface Written {
  readonly id: string;
  readonly written: string;
  /** What is not written already. */
  readonly hint?: string;
}
/** How each is written: the name alone, where nothing else of its kind has it; else with its hint, or with its id where that is shared too. */
function writtenOf(choices: readonly Choice[]): readonly Written[] {
  const ways = [
    ({ name }: Choice) => short(name),
    ({ name, hint = '' }: Choice) => `${short(name)} (${hint})`,
    ({ name, id }: Choice) => `${short(name)} (${id.replace(/[{}"]/g, '')})`,
  ];
  const having = ways.map((way) => {
    const ids = new Map<string, Set<string>>();
    for (const one of choices) ids.set(way(one), (ids.get(way(one)) ?? new Set()).add(one.id));
    return ids;
  });
  const own = (one: Choice): string => ways.find((way, at) => having[at]?.get(way(one))?.size === 1)?.(one) ?? one.id;
  return choices.map((one) => {
    const { id, hint } = one;
    const written = own(one);
    return { id, written, ...(hint !== undefined && !written.endsWith(`(${hint})`) && { hint }) };
  });
}

function suggestedFrom(all: Choices): Suggested {
  const kinds = new Map(Object.entries(all).map(([kind, choices]) => [kind, writtenOf(choices)]));
  const names = new Map([...kinds].map(([kind, each]) => [kind, new Map(each.map(({ id, written }) => [id, written]))]));
  const ids = new Map([...kinds].map(([kind, each]) => [kind, new Map(each.map(({ id, written }) => [written, id]))]));
  const listed = new Map(
    [...kinds].map(([kind, each]) => [
      kind,
      each.map(({ id, written, hint }) => ({ key: id, label: written, value: written, ...(hint !== undefined && { hint }) })),
    ]),
  );
  return {
    suggestions: (kind) => listed.get(kind) ?? NOTHING,
    nameOf: (kind, given) => names.get(kind)?.get(given) ?? given,
    idOf: (kind, typed) => ids.get(kind)?.get(typed) ?? typed,
  };
}
