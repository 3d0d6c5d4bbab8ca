import { ask, type Schema } from '../api/ask';

const PAGE = 200;
/** So many pages of the register are read; what stands beyond them is shown by its id. */
const PAGES_MAX = 25;

/** Every party, person and source of the register. */
export interface Register {
  readonly parties: readonly Schema<'PartyRow'>[];
  readonly people: readonly Schema<'PersonRow'>[];
  readonly sources: readonly Schema<'SourceRow'>[];
}
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

export async function readRegister(signal: AbortSignal): Promise<Register> {
  const [parties, people, sources] = await Promise.all([
    every((after) => ask('/api/parties', { query: { limit: PAGE, ...after } }, signal)),
    every((after) => ask('/api/people', { query: { limit: PAGE, ...after } }, signal)),
    every((after) => ask('/api/sources', { query: { limit: PAGE, ...after } }, signal)),
  ]);
  return { parties, people, sources };
}
