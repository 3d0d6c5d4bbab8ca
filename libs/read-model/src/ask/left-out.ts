import type { LeftOut } from '@parley/negotiation';
import type { LeftOutAnswer, Moment, OneRecord, Page, Paging } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { pageAsked, pageOf } from './paging';
import { PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Asked = Moment & Paging & OneRecord & { readonly because?: LeftOut['because'] };

/** The entries that the evidence or the date leaves out, in order of recording, each with the reason. */
export async function leftOut(snapshot: Snapshot, q: Asked, now: number): Promise<Page<LeftOutAnswer> | undefined> {
  const asked = pageAsked('leftOut', q);
  const stream = `${q.record}-${q.id}`;
  await snapshot.load([stream, PEOPLE, SOURCES]);
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const answers = new EntryAnswers(record, registersThen(snapshot));
  const left = snapshot.leftOut(stream).filter(({ because }) => q.because === undefined || because === q.because);
  const { items, ...more } = pageOf(left, ({ entry }) => [entry.revision], asked);
  return {
    items: items.map(({ because, entry }) => ({ because, entry: answers.answer(entry) })),
    ...more,
    reflects: snapshot.reflects(now),
  };
}
