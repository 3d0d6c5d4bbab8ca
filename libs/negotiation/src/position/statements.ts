import type { Entry } from '../entry/entry';
import type { StatementRecorded, StatementRevised } from '../families/statements';
import { comesBefore, latestOf } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import type { StatementAnswer } from './answer';
import { datedOf } from './dated';
import { named } from './named';
import { stateBy } from './stated';

type State = Exclude<StatementAnswer['state'], 'undetermined'>;
const STATES: Readonly<Record<string, State>> = { StatementRecorded: 'Made', StatementRevised: 'Revised', StatementWithdrawn: 'Withdrawn' };
const ORDER: readonly string[] = Object.keys(STATES);

/** What was said, as it stands after the speakers' own revisions and withdrawals; in order of recording. */
export const statementsOf = (view: RecordView): readonly StatementAnswer[] =>
  view.ofType('StatementRecorded').map((made) => statementOf(view, made));

function statementOf(view: RecordView, made: Entry): StatementAnswer {
  const { statement, about } = made.data as StatementRecorded;
  const isOwn = (e: Entry): boolean => e === made || (e.type !== made.type && ORDER.includes(e.type) && e.data['statement'] === statement);
  const facts = view.about('statement', statement).filter(isOwn);
  const follows = (a: Entry, b: Entry): boolean => ORDER.indexOf(a.type) > ORDER.indexOf(b.type);
  const state = stateBy(view, facts, { stateOf: (e) => STATES[e.type] as State, follows });
  const withdrawal = facts.find((e) => e.type === 'StatementWithdrawn' && e.data['rightsReserved'] === true);
  return {
    id: statement,
    ...(state ?? { state: 'Made', entries: [made.eventId] }),
    ...wordsOf(made, lastRevision(view, made, facts)),
    ...(withdrawal && { rightsReserved: true as const }),
    by: made.actors.map(named),
    about: about ?? [],
    entry: made.eventId,
    ...datedOf(made),
  };
}

function lastRevision(view: RecordView, made: Entry, facts: readonly Entry[]): Entry | undefined {
  const revisions = facts.filter((e) => e.type === 'StatementRevised' && !comesBefore(view, e, made));
  const latest = latestOf(view, revisions);
  return latest.kind === 'one' ? latest.entry : undefined;
}

/** Kind, channel and words: those of the revision where it gives them, else as first made. Verbatim goes with the words. */
function wordsOf(made: Entry, revision: Entry | undefined): Pick<StatementAnswer, 'kind' | 'channel' | 'substance' | 'verbatim'> {
  const first = made.data as StatementRecorded;
  const { kind = first.kind, channel = first.channel, substance, verbatim } = (revision?.data as StatementRevised | undefined) ?? first;
  return { kind, substance, ...(channel !== undefined && { channel }), ...(verbatim && { verbatim }) };
}
