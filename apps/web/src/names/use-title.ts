import { useQuestion } from '../api/use-question';
import type { Moment } from '../moment/moment';

/**
 * How a negotiation is called at the moment of the page, or at another; by its id where it had not begun. Its row in the list says so, for which
 * no position is derived.
 */
export function useTitle(id: string, at?: Moment): string {
  const { items } = useQuestion('/api/negotiations', { query: { id }, ...(at && { at }) });
  return items[0]?.title ?? id;
}

/** The same of a consortium. */
export function useConsortiumName(id: string): string {
  const { items } = useQuestion('/api/consortia', { query: { id } });
  return items[0]?.name ?? id;
}
