import type { Entry } from '../entry/entry';
import type { ObjectionRaised, ObjectionResolved } from '../families/objections';
import type { EntriesView } from '../record/record-view';
import type { ObjectionAnswer } from './answer';
import { datedOf, idsOf } from './dated';
import { named } from './named';
import { stateBy } from './stated';

type State = Exclude<ObjectionAnswer['state'], 'undetermined'>;
const OUTCOME = { upheld: 'Upheld', overruled: 'Overruled', withdrawn: 'Withdrawn' } as const;

/** The objections that were raised, in order of recording. What was answered or resolved is so whenever that was said: only between outcomes do dates decide. */
export const objectionsOf = (view: EntriesView): readonly ObjectionAnswer[] =>
  view.ofType('ObjectionRaised').map((raised) => objectionOf(view, raised));

function objectionOf(view: EntriesView, raised: Entry): ObjectionAnswer {
  const { objection, target, ground } = raised.data as ObjectionRaised;
  const about = view.about('objection', objection);
  const answers = about.filter((e) => e.type === 'ObjectionAnswered');
  const resolutions = about.filter((e) => e.type === 'ObjectionResolved');
  const course: readonly Entry[] = [resolutions, answers].find((facts) => facts.length > 0) ?? [raised];
  const state = stateBy(view, course, { stateOf }) ?? { state: 'Raised' as const, entries: [raised.eventId] };
  return {
    id: objection,
    ...state,
    entries: [...new Set([raised.eventId, ...idsOf(answers), ...state.entries])],
    open: state.state === 'Raised',
    by: raised.actors.map((actor) => actor.party ?? named(actor)),
    target,
    ground,
    answers: idsOf(answers),
    ...datedOf(raised),
  };
}

function stateOf(entry: Entry): State {
  if (entry.type === 'ObjectionResolved') return OUTCOME[(entry.data as ObjectionResolved).outcome];
  return entry.type === 'ObjectionAnswered' ? 'Answered' : 'Raised';
}
