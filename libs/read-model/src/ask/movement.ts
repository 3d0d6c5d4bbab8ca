import {
  emptyRecord,
  leftOf,
  movementOn,
  partyName,
  sideBySide,
  withMergedParties,
  type Entry,
  type Lane,
  type LeftOut,
  type Moved,
  type PartyMovement,
  type RecordView,
} from '@parley/negotiation';
import type { EntryEvidence, Moment, MovementAnswer } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { evidenceOf } from './evidence';
import type { RecordThen } from './record-then';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Asked = Moment & { readonly id: string; readonly issue: string };

/** How each party moved on an issue that had come up by then, on whatever evidence; what may have occurred by the date, but not certainly, is there and says so. */
export async function movement(snapshot: Snapshot, { id, issue }: Asked, now: number): Promise<MovementAnswer | undefined> {
  const stream = `negotiation-${id}`;
  await snapshot.load([stream, PARTIES, PEOPLE, SOURCES]);
  const record = snapshot.record(stream);
  const left = snapshot.leftOut(stream);
  const raised = record && raisedBy(record, left, issue);
  if (!raised) return undefined;
  const register = snapshot.record(PARTIES)?.view ?? emptyRecord();
  const possible = left.filter(({ because }) => because === 'possible').map(({ entry }) => entry);
  const view = withMergedParties(withThese(record, possible), register);
  const isPossible = new Set(possible.map(({ eventId }) => eventId));
  const moved = movementOn({ view, isPossible: (eventId) => isPossible.has(eventId) }, issue);
  const evidence = evidenceBy({ view, answers: new EntryAnswers(record, registersThen(snapshot)), isPossible });
  const name = (party: string | null) => ({ party, name: party === null ? null : partyName(register, party) });
  return {
    issue: { id: issue, title: String(raised.data['title']), entry: raised.eventId },
    parties: moved.map((one) => ({ ...name(one.party), ...withEvidence(one, evidence) })),
    sideBySide: sideBySide(moved).map((row) => ({ ...row, held: row.held.map((one) => ({ ...one, ...name(one.party) })) })),
    reflects: snapshot.reflects(now),
  };
}

/** The entry by which the issue came up; not where that was taken back, or certainly occurred later. */
function raisedBy({ whole }: RecordThen, left: readonly LeftOut[], issue: string): Entry | undefined {
  const raised = whole.maker('issue', issue);
  const isLater = left.some(({ entry, because }) => because === 'later' && entry.eventId === raised?.eventId);
  return raised && !isLater && !whole.isRetracted(raised.eventId) ? raised : undefined;
}

function withThese({ view, whole }: RecordThen, entries: readonly Entry[]): RecordView {
  return entries.length === 0
    ? view
    : leftOf(
        whole,
        [...view.all(), ...entries].sort((a, b) => a.revision - b.revision),
      );
}

interface Evidenced {
  readonly view: RecordView;
  readonly answers: EntryAnswers;
  readonly isPossible: ReadonlySet<string>;
}
const evidenceBy =
  ({ view, answers, isPossible }: Evidenced) =>
  (id: string): EntryEvidence => {
    const entry = view.entry(id);
    if (!entry) throw new Error('a move names an entry that is not in its record');
    return { ...evidenceOf(answers, entry), when: isPossible.has(id) ? 'possible' : 'certain' };
  };

function withEvidence({ stances, figures, replies }: PartyMovement, evidence: (id: string) => EntryEvidence) {
  const every = <M extends Moved, L extends Lane<M>>(lane: L & Lane<M>) => ({
    ...lane,
    moves: lane.moves.map((move) => ({ ...move, ...evidence(move.entry) })),
  });
  return { stances: stances.map(every), figures: figures.map(every), replies: replies.map(every) };
}
