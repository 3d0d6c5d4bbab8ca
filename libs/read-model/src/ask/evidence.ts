import type { Entry } from '@parley/negotiation';
import type { EntryEvidence } from '../questions';
import type { EntryAnswers } from './entry-answer';
import { known, told } from './timeline';

/** An entry behind a statement, as it stands: what it says, when it can have been, how good it is, who did it and where it is from. */
export function evidenceOf(answers: EntryAnswers, entry: Entry): Omit<EntryEvidence, 'when'> {
  const { parties: _, family: __, ...words } = told(entry);
  const { actors, sources } = entry;
  return { ...words, ...known(answers, entry), actors, sources };
}
