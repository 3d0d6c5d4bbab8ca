import type { Entry } from '../entry/entry';
import type { QuestionPut, ReplyRecorded } from '../families/questions';
import type { EntriesView } from '../record/record-view';
import type { QuestionAnswer } from './answer';
import { datedOf, idsOf } from './dated';
import { named } from './named';

/**
 * The questions that were put, in order of recording. Replies add up, whichever came first: a question is addressed once one reply
 * addresses the whole of it fully, or each of its limbs is addressed fully.
 */
export const questionsOf = (view: EntriesView): readonly QuestionAnswer[] => view.ofType('QuestionPut').map((put) => questionOf(view, put));

function questionOf(view: EntriesView, put: Entry): QuestionAnswer {
  const { question, limbs, to, condition } = put.data as QuestionPut;
  const replies = view.about('question', question).filter((e) => e.type === 'ReplyRecorded' && e.data['question'] === question);
  const state = stateBy(
    limbs.length,
    replies.map((e) => e.data as ReplyRecorded),
  );
  return {
    id: question,
    state,
    entries: idsOf([put, ...replies]),
    open: state === 'Put' || state === 'NotAddressed',
    by: put.actors.map(named),
    ...(to && { to: to.map(named) }),
    limbs,
    ...(condition && { conditionalOn: condition }),
    replies: replies.map(replyOf),
    ...datedOf(put),
  };
}

function stateBy(limbs: number, replies: readonly ReplyRecorded[]): Exclude<QuestionAnswer['state'], 'undetermined'> {
  const full = replies.filter(({ addressed }) => addressed === 'fully');
  const isFull = (limb: number): boolean => full.some((reply) => reply.limb === undefined || reply.limb === limb);
  if (limbs > 0 && Array.from({ length: limbs }, (_, index) => index + 1).every(isFull)) return 'Addressed';
  if (replies.some(({ addressed }) => addressed !== 'not')) return 'PartlyAddressed';
  return replies.length > 0 ? 'NotAddressed' : 'Put';
}

function replyOf(entry: Entry): QuestionAnswer['replies'][number] {
  const { limb, addressed } = entry.data as ReplyRecorded;
  return { entry: entry.eventId, addressed, ...(limb !== undefined && { limb }), ...datedOf(entry) };
}
