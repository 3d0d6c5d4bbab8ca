/** What was agreed to be done. Names and fields of events are storage: add, never rename. */
import { define } from '../../act/definition';
import { actorShape, edtf } from '../../entry/entry-shape';
import type { Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import { boundsOf, comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import { described, list, newId, optional, record, reference, text, type Is } from '../../shape/shape';
import { rememberedEdtf } from '../../values/remembered-edtf';

export const action = {
  action: described('Id of the action, made where it is left out.', newId('action')),
  what: described('What is to be done.', text(2000)),
  who: optional(described('Who is to do it; left out where nobody was named.', list(actorShape, { max: 50 }))),
  due: optional(described('By when, as EDTF.', edtf())),
};
const agreed = record({ ...action, meeting: optional(described('The meeting at which it was agreed.', reference('meeting'))) });
const completed = record({ action: reference('action'), outcome: optional(text(5000)) });
export type ActionAgreed = Is<typeof agreed>;
export type ActionCompleted = Is<typeof completed>;

/** Done before it was agreed, or certainly after the day it was due. */
function completedOutOfTime(entry: Entry<ActionCompleted>, view: RecordView): readonly Irregularity[] {
  const agreement = view.about('action', entry.data.action).find((e) => e.type === 'ActionAgreed');
  if (!agreement) return [];
  const found = (rule: string, says: string) => [{ rule, says, entry: entry.eventId, because: [agreement.eventId] }];
  if (comesBefore(view, entry, agreement)) return found('action-before-agreement', 'The action was completed before it was agreed.');
  return isAfter(entry, agreement.data['due']) ? found('action-after-due', 'The action was completed after it was due.') : [];
}

function isAfter(entry: Entry<unknown>, due: unknown): boolean {
  const by = typeof due === 'string' ? rememberedEdtf(due) : undefined;
  const { earliest } = boundsOf(entry as Entry);
  return by?.ok === true && by.value.latest !== null && earliest !== null && earliest >= by.value.latest;
}

const inNegotiation = { tv: 1, records: ['negotiation'], graded: true } as const;
const id = 'example-rota-talks';

export const actions = [
  define<ActionAgreed>({
    ...inNegotiation,
    type: 'ActionAgreed',
    data: agreed,
    act: 'agree-action',
    says: 'It is agreed that something is to be done, by whom and by when.',
    example: {
      id,
      body: {
        what: 'Send the rest-room survey to both unions.',
        who: [{ party: 'example-valley-trust' }],
        due: '2025-06-30',
        meeting: 'spare-closed',
        occurred: { edtf: '2025-05-07' },
      },
    },
  }),
  define<ActionCompleted>({
    ...inNegotiation,
    type: 'ActionCompleted',
    data: completed,
    act: 'complete-action',
    says: 'An agreed action is done.',
    irregular: completedOutOfTime,
    example: { id, body: { action: 'publish-rota', outcome: 'The rota is on the notice board.', occurred: { edtf: '2025-05-19' } } },
  }),
];
