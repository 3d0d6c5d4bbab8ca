import type { Entry } from '@parley/negotiation';
import type { WholeEntryAnswer } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { relatedEntries } from './related-entries';
import { PEOPLE, SOURCES, type Snapshot } from './snapshot';

/** One entry with what was done to it; undefined where there is none at the snapshot's moment. */
export async function wholeEntry(
  snapshot: Snapshot,
  { eventId }: { readonly eventId: string },
  now: number,
): Promise<WholeEntryAnswer | undefined> {
  const fact = await snapshot.rows.selectFrom('fact').select(['stream', 'revision']).where('event_id', '=', eventId).executeTakeFirst();
  if (!fact) return undefined;
  await snapshot.load([fact.stream, PEOPLE, SOURCES]);
  const record = snapshot.record(fact.stream);
  const entry = record?.entries[fact.revision];
  if (!record || !entry) return undefined;
  const answers = new EntryAnswers(record, registersThen(snapshot));
  if (!answers.counts(entry)) return undefined;
  const since = answers.since(entry);
  return {
    ...answers.answer(entry),
    ...(since.some(({ type }) => REPLACES.includes(type)) && { asRecorded: partsOf(entry) }),
    since: since.map((one) => answers.answer(one)),
    ...relatedEntries(answers.standing(entry), record, since),
    reflects: snapshot.reflects(now),
  };
}

/** The types that change what another entry says. */
const REPLACES: readonly string[] = ['EntryCorrected', 'EvidenceAdded', 'DuplicatesMerged'];
const partsOf = ({ type, data, occurred, actors, sources }: Entry) => ({ type, data, occurred, actors, sources });
