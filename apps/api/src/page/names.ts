import type { Tracker } from '@parley/tracker';

const PAGE = 200;
const PAGES_MAX = 25;
type Listed = { readonly items: readonly { readonly id: string; readonly name: string }[]; readonly next?: string };

async function every(ask: (after: { after?: string }) => Promise<Listed>): Promise<Listed['items'][number][]> {
  const found: Listed['items'][number][] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items, next } = await ask(after === undefined ? {} : { after });
    found.push(...items);
    if (next === undefined) break;
    after = next;
  }
  return found;
}

/** The names of parties and people by their ids; an id that is none of theirs stands for itself. */
export async function namesOf(questions: Tracker['ask']): Promise<(id: string) => string> {
  const parties = await every((after) => questions.parties({ limit: PAGE, ...after }));
  const people = await every((after) => questions.people({ limit: PAGE, ...after }));
  const names = new Map([...parties, ...people].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
