import { useSuspenseQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';

const PAGE = 200;
/** So many pages of the register are read; what stands beyond them is shown by its id. */
const PAGES_MAX = 25;

interface Listed<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}
async function every<Row>(page: (after: { after?: string }) => Promise<Listed<Row>>): Promise<Row[]> {
  const found: Row[] = [];
  let after: string | undefined;
  for (let read = 0; read < PAGES_MAX; read += 1) {
    const { items, next } = await page(after === undefined ? {} : { after });
    found.push(...items);
    if (next === undefined) break;
    after = next;
  }
  return found;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}
/** How the register calls what entries name by id. */
export interface Names {
  /** The name of a party, a person, a source or an office; an id that is none of theirs stands for itself. */
  readonly named: (id: string) => string;
  /** Where in this page a party, a person or a source is shown; undefined for anything else. */
  readonly placeOf: (id: string) => string | undefined;
  /** All of them, kind by kind, to choose from. */
  readonly choices: Readonly<Record<'party' | 'person' | 'office' | 'source', readonly Choice[]>>;
}

async function readNames(signal: AbortSignal): Promise<Names> {
  const [parties, people, sources] = await Promise.all([
    every((after) => ask('/api/parties', { query: { limit: PAGE, ...after } }, signal)),
    every((after) => ask('/api/people', { query: { limit: PAGE, ...after } }, signal)),
    every((after) => ask('/api/sources', { query: { limit: PAGE, ...after } }, signal)),
  ]);
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

/** The names of the register as it stands now. */
export function useNames(): Names {
  return useSuspenseQuery({ queryKey: ['names'], queryFn: ({ signal }) => readNames(signal) }).data;
}
