import type { Entry, RecordView } from '@parley/negotiation';
import { foldedTitle } from '../project/folded-title';
import type { EntryAnswer, Moment, Page, Paging, SourceAnswer } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { streamsNaming } from './naming';
import { pageAsked, pageOf } from './paging';
import { byRecording } from './people';
import { PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Source = Pick<SourceAnswer, 'id' | 'title' | 'kind' | 'retracted'>;

export async function sources(snapshot: Snapshot, q: Moment & Paging, now: number): Promise<Page<Source>> {
  const asked = pageAsked('sources', q);
  await snapshot.load([SOURCES]);
  const register = snapshot.record(SOURCES)?.view;
  const all = (register?.ofType('SourceRegistered') ?? []).map((made) => sourceThen(register as RecordView, made));
  const page = pageOf(all, ({ title, id }) => [foldedTitle(title), id], asked);
  return { ...page, reflects: snapshot.reflects(now) };
}

function sourceThen(register: RecordView, { data }: Entry): Source {
  const { source, title, kind } = data as Record<string, string>;
  const retracted = register.about('source', String(source)).some(({ type }) => type === 'SourceRetracted');
  return { id: String(source), title: String(title), kind: String(kind), retracted };
}

export async function source(snapshot: Snapshot, { id }: { readonly id: string }, now: number): Promise<SourceAnswer | undefined> {
  const streams = await streamsNaming(snapshot, { kinds: ['source'], ids: [id] });
  await snapshot.load([SOURCES, PEOPLE, ...streams]);
  const register = snapshot.record(SOURCES)?.view;
  const made = register?.maker('source', id);
  if (!register || !made || register.isRetracted(made.eventId)) return undefined;
  const entries = streams.flatMap((stream) => restingOn(snapshot, stream, id)).sort(byRecording);
  return { ...sourceThen(register, made), entries, reflects: snapshot.reflects(now) };
}

/** Entries of a record that cite the source. */
function restingOn(snapshot: Snapshot, stream: string, id: string): EntryAnswer[] {
  const record = snapshot.recordNaming(stream, { kinds: ['source'], ids: [id] });
  if (!record) return [];
  const answers = new EntryAnswers(record, registersThen(snapshot));
  const citing = record.view.about('source', id).filter(({ sources: cited }) => cited.some((citation) => citation.source === id));
  return citing.map((entry) => answers.answer(entry));
}
