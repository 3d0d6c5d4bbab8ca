import { personName } from '@parley/negotiation';
import { foldedTitle } from '../project/folded-title';
import type { EntryAnswer, Moment, Page, Paging, PersonAnswer } from '../questions';
import { defined } from './defined';
import { EntryAnswers, registersThen } from './entry-answer';
import { streamsNaming } from './naming';
import { holdings } from './offices';
import { pageAsked, pageOf } from './paging';
import { PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Person = Omit<PersonAnswer, 'said' | 'reflects'>;

export async function people(
  snapshot: Snapshot,
  q: Moment & Paging & { readonly name?: string; readonly office?: string },
  now: number,
): Promise<Page<Person>> {
  const asked = pageAsked('people', q);
  await snapshot.load([PEOPLE, SOURCES]);
  const register = snapshot.record(PEOPLE)?.view;
  const everybody = (register?.ofType('PersonRegistered') ?? []).flatMap(({ data }) => personThen(snapshot, String(data['person'])) ?? []);
  const name = foldedTitle(q.name ?? '');
  const found = everybody.filter(
    (person) =>
      foldedTitle(person.name).includes(name) && (q.office === undefined || person.offices.some(({ office }) => office === q.office)),
  );
  const page = pageOf(found, (person) => [foldedTitle(person.name), person.id], asked);
  return { ...page, reflects: snapshot.reflects(now) };
}

function personThen(snapshot: Snapshot, id: string): Person | undefined {
  const register = snapshot.record(PEOPLE)?.view;
  const made = register?.maker('person', id);
  if (!register || !made || register.isRetracted(made.eventId)) return undefined;
  const held = register.about('person', id).filter(({ type, data }) => type === 'OfficeHeld' && data['person'] === id);
  const { distinguishing } = made.data as Record<string, string | undefined>;
  return {
    id,
    name: personName(register, id),
    ...defined({ distinguishing }),
    offices: holdings(held, snapshot.moment).map(({ holding }) => holding),
  };
}

export async function person(snapshot: Snapshot, { id }: { readonly id: string }, now: number): Promise<PersonAnswer | undefined> {
  const streams = await streamsNaming(snapshot, { kinds: ['person'], ids: [id] });
  await snapshot.load([PEOPLE, SOURCES, ...streams]);
  const found = personThen(snapshot, id);
  if (!found) return undefined;
  const acted = streams.flatMap((stream) => actedIn(snapshot, stream, id));
  return { ...found, said: byOffice(acted), reflects: snapshot.reflects(now) };
}

interface Acted {
  readonly office: string | null;
  readonly answer: EntryAnswer;
}
/** What the person said or did in a record, each entry under the office it was done in. */
function actedIn(snapshot: Snapshot, stream: string, id: string): Acted[] {
  const record = snapshot.recordNaming(stream, { kinds: ['person'], ids: [id] });
  if (!record) return [];
  const answers = new EntryAnswers(record, registersThen(snapshot));
  return record.view.about('person', id).flatMap((entry) => {
    const offices = new Set(entry.actors.filter((actor) => actor.person === id).map(({ office }) => office ?? null));
    return [...offices].map((office) => ({ office, answer: answers.answer(entry) }));
  });
}

/** Offices by their ids, what was done in none last; in each in order of recording. */
function byOffice(acted: readonly Acted[]): PersonAnswer['said'] {
  const offices = [...new Set(acted.map(({ office }) => office))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return offices.map((office) => ({
    office,
    entries: acted
      .filter((one) => one.office === office)
      .map(({ answer }) => answer)
      .sort(byRecording),
  }));
}

export const byRecording = (a: EntryAnswer, b: EntryAnswer): number =>
  a.recordedAt === b.recordedAt
    ? a.stream === b.stream
      ? a.revision - b.revision
      : a.stream < b.stream
        ? -1
        : 1
    : a.recordedAt < b.recordedAt
      ? -1
      : 1;
