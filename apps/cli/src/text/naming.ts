import type { Tracker } from '@parley/tracker';
import type { EntryAnswer, Moment } from '../answers';

/** How things are called in a text: people by name, entries by their place in the record. */
export interface Naming {
  readonly person: (id: string) => string;
  /** A party, or a person or a printed name where one stands in its place. */
  readonly party: (id: string) => string;
  /** A recorded text that may be the id of a person or of an entry of this record. */
  readonly leaf: (text: string) => string;
  /** " (@3, @7)"; empty where none of the entries stands in this record. */
  readonly refs: (entries: readonly string[]) => string;
}
const PAGE = 200;

type Page<T> = { readonly items: readonly T[]; readonly next?: string };

async function* everyPage<T>(ask: (after?: string) => Promise<Page<T> | undefined>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page: Page<T> | undefined = await ask(after);
    yield* page?.items ?? [];
    after = page?.next;
  } while (after !== undefined);
}
const from = (after: string | undefined): { after?: string } => (after === undefined ? {} : { after });

/** Names as they were known at the moment asked for, and the places of one record's entries. */
export async function namingFor({ ask }: Tracker, moment: Moment, stream: string): Promise<Naming> {
  const { asOf: _, evidence: __, ...known } = moment;
  const people = new Map<string, string>();
  const parties = new Map<string, string>();
  const revisions = new Map<string, number>();
  for await (const { id, name } of everyPage((after) => ask.people({ ...known, limit: PAGE, ...from(after) }))) people.set(id, name);
  for await (const { id, name } of everyPage((after) => ask.parties({ ...known, limit: PAGE, ...from(after) }))) parties.set(id, name);
  for await (const entry of everyPage<EntryAnswer>((after) => ask.history({ ...known, stream, limit: PAGE, ...from(after) })))
    revisions.set(entry.eventId, entry.revision);
  const refs = (entries: readonly string[]): string => {
    const at = [...new Set(entries)].map((entry) => revisions.get(entry)).filter((revision) => revision !== undefined);
    return at.length === 0
      ? ''
      : ` (${at
          .sort((a, b) => a - b)
          .map((revision) => `@${revision}`)
          .join(', ')})`;
  };
  const person = (id: string): string => people.get(id) ?? id;
  const leaf = (text: string): string => {
    const revision = revisions.get(text);
    return revision === undefined ? person(text) : `@${revision}`;
  };
  return { person, party: (id) => parties.get(id) ?? person(id), leaf, refs };
}
