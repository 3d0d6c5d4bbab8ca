import { recordAct } from '../acts/record-act';
import { Refused } from '../api/problem';
import { noteSource, type Noted } from './note-source';

/** The sources that were registered, or found to be, since this page was opened. */
const registered = new Set<string>();

/** The meeting, with its note-taker, is registered as a source before the first act that cites it. Throws as `recordAct` does. */
export async function registerSource(noted: Noted, source: string): Promise<void> {
  if (registered.has(source)) return;
  try {
    await recordAct({ path: '/api/sources', body: noteSource(noted, source), recorder: noted.by, key: source });
  } catch (error) {
    if (!(error instanceof Refused && error.problem.code === 'id-taken')) throw error;
  }
  registered.add(source);
}
