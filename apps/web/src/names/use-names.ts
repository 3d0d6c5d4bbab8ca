import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { heardOrKept } from '../notes/kept-question';
import { readRegister, type Register } from './register';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Tells it from others of the same name. */
  readonly hint?: string;
}
/** How the register, and the record of the page, call what entries name by id. */
export interface Names {
  /**
   * The name of a party, a person, a source or an office, or of what the record of the page made; an id that is none of theirs stands
   * for itself.
   */
  readonly named: (id: string) => string;
  /** Where in this page a party, a person or a source is shown; undefined for anything else. */
  readonly placeOf: (id: string) => string | undefined;
  /** All of them, kind by kind, to choose from. */
  readonly choices: Readonly<Record<'party' | 'person' | 'office' | 'source', readonly Choice[]>>;
}

function namesOf({ parties, people, sources }: Register): Names {
  const places = new Map<string, string>();
  const names = new Map<string, string>();
  const add = (folder: string, id: string, name: string): void => {
    names.set(id, name);
    places.set(id, `/${folder}/${encodeURIComponent(id)}`);
  };
  for (const { id, title } of sources) add('sources', id, title);
  for (const { id, name } of people) add('people', id, name);
  for (const { id, name } of parties) add('parties', id, name);
  const offices = new Map(people.flatMap((one) => one.offices.map(({ office, title }) => [office, title] as const)));
  const choices = {
    party: parties.map(({ id, name }) => ({ id, name })),
    person: people.map(({ id, name }) => ({ id, name })),
    office: [...offices].map(([id, name]) => ({ id, name })),
    source: sources.map(({ id, title }) => ({ id, name: title })),
  };
  for (const [id, title] of offices) names.set(id, title);
  return { named: (id) => names.get(id) ?? id, placeOf: (id) => places.get(id), choices };
}

const register = {
  queryKey: ['register'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => heardOrKept('register', () => readRegister(signal)),
};

/** The register as it stands now, or as it was last heard. */
export const useRegister = (): Register => useSuspenseQuery(register).data;

/** How what the record of the page made is called, by its ids. */
export const RecordNames = createContext<ReadonlyMap<string, string>>(new Map());

/** The names of the register as it stands now, then those of the record of the page. */
export function useNames(): Names {
  const names = useSuspenseQuery({ ...register, select: namesOf }).data;
  const own = use(RecordNames);
  return useMemo(() => {
    const named = (id: string): string => {
      const called = names.named(id);
      return called === id ? (own.get(id) ?? id) : called;
    };
    return own.size === 0 ? names : { ...names, named };
  }, [names, own]);
}
