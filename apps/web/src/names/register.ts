import { allPages } from '../api/all-pages';
import { ask, type Schema } from '../api/ask';

/** So many pages of the register are read; what stands beyond them is shown by its id. */
const PAGES_MAX = 25;

/** Every party, person and source of the register. */
export interface Register {
  readonly parties: readonly Schema<'PartyRow'>[];
  readonly people: readonly Schema<'PersonRow'>[];
  readonly sources: readonly Schema<'SourceRow'>[];
}

export async function readRegister(signal: AbortSignal): Promise<Register> {
  const [parties, people, sources] = await Promise.all([
    allPages((query) => ask('/api/parties', { query }, signal), PAGES_MAX),
    allPages((query) => ask('/api/people', { query }, signal), PAGES_MAX),
    allPages((query) => ask('/api/sources', { query }, signal), PAGES_MAX),
  ]);
  return { parties, people, sources };
}
