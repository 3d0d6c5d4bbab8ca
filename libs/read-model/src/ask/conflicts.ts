import {
  conflictsOf,
  contradictionsIn,
  emptyRecord,
  figureConflicts,
  partyName,
  withMergedParties,
  type Contradiction,
  type RecordView,
} from '@parley/negotiation';
import type { ConflictsAnswer, Moment } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { evidenceOf } from './evidence';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Asked = Moment & { readonly id: string; readonly open?: boolean };

/** What does not agree in a negotiation: the conflicts that were noted, and those that comparison finds. */
export async function conflicts(snapshot: Snapshot, { id, open }: Asked, now: number): Promise<ConflictsAnswer | undefined> {
  const stream = `negotiation-${id}`;
  await snapshot.load([stream, PARTIES, PEOPLE, SOURCES]);
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const register = snapshot.record(PARTIES)?.view ?? emptyRecord();
  const view = withMergedParties(record.view, register);
  const noted = conflictsOf(view);
  const evidence = evidenceBy(view, new EntryAnswers(record, registersThen(snapshot)));
  const asked = <T extends { readonly open: boolean }>(all: readonly T[]): readonly T[] =>
    open === undefined ? all : all.filter((one) => one.open === open);
  const named = (side: Contradiction['earlier']) => ({ ...side, name: partyName(register, side.party), ...evidence(side.entry) });
  return {
    items: asked(noted).map((one) => ({ ...one, sides: one.disagreeing.filter((id) => view.entry(id)).map(evidence) })),
    figures: asked(figureConflicts(view, noted)).map((one) => ({
      ...one,
      sides: one.sides.map((side) => ({ ...side, ...evidence(side.entry) })),
    })),
    contradictions: asked(contradictionsIn(view)).map((one) => ({ ...one, earlier: named(one.earlier), later: named(one.later) })),
    reflects: snapshot.reflects(now),
  };
}

const evidenceBy = (view: RecordView, answers: EntryAnswers) => (id: string) => {
  const entry = view.entry(id);
  if (!entry) throw new Error('a conflict names an entry that is not in its record');
  return evidenceOf(answers, entry);
};
