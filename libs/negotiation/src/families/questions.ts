/**
 * Questions and the replies to them. A question has limbs, counted from 1; a reply addresses one of them or the whole.
 * Names and fields of events are storage: add, never rename.
 */
import { define } from '../act/definition';
import type { Entry } from '../entry/entry';
import { actorsShape } from '../entry/entry-shape';
import type { Irregularity } from '../irregularity';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { refused, type Refusal } from '../refusal';
import { described, integer, list, newId, oneOf, optional, record, reference, text, type Is } from '../shape/shape';
import { target } from './target';

const LIMBS_MAX = 20;
const limb = () => described('Which limb of the question, counted from 1.', integer(1, LIMBS_MAX));
const put = record({
  question: described('Id of the question, made where it is left out.', newId('question')),
  limbs: described('What is asked, one text for each limb.', list(text(4000), { max: LIMBS_MAX })),
  to: optional(described('Who is asked.', actorsShape)),
  condition: optional(
    described(
      'The question is put only on this condition: that another question, or a limb of it, is answered so.',
      record({
        question: reference('question'),
        limb: optional(limb()),
        answer: described('The answer on which it hangs, as in "no".', text(500)),
      }),
    ),
  ),
  about: optional(described('What it is about.', list(target(), { max: 20 }))),
});
const replied = record({
  question: reference('question'),
  limb: optional(limb()),
  addressed: described('How far the reply addresses what was asked.', oneOf('fully', 'partly', 'not')),
  substance: described('What was replied, in substance or as printed.', text(10_000)),
});
export type QuestionPut = Is<typeof put>;
export type ReplyRecorded = Is<typeof replied>;

interface Limb {
  readonly question: string;
  readonly limb?: number;
}
function limbRefusal(record: RecordView, asked: Limb | undefined, path: string): Refusal | undefined {
  if (asked?.limb === undefined) return undefined;
  const limbs = (record.maker('question', asked.question)?.data['limbs'] as readonly string[] | undefined) ?? [];
  return asked.limb <= limbs.length
    ? undefined
    : refused('limb-unknown', `The question has ${limbs.length} limb(s), counted from 1.`, path);
}

function beforeItWasPut(entry: Entry<ReplyRecorded>, view: RecordView): readonly Irregularity[] {
  const question = view.maker('question', entry.data.question);
  if (!question || !comesBefore(view, entry, question)) return [];
  return [
    { rule: 'reply-before-question', says: 'The reply is dated before its question.', entry: entry.eventId, because: [question.eventId] },
  ];
}

export const questions = [
  define<QuestionPut>({
    type: 'QuestionPut',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: put,
    act: 'put-question',
    says: 'Somebody asks a question, of one limb or several, perhaps on condition of the answer to another.',
    refuse: ({ condition }, { record: view }) => limbRefusal(view, condition, 'condition.limb'),
    example: {
      id: 'example-rota-talks',
      body: {
        limbs: ['Will agency staff be told of the new rota?', 'If so, when?'],
        to: [{ party: 'example-health-consortium' }],
        actors: [{ person: 'Jo Bloggs', party: 'example-health-union' }],
        occurred: { edtf: '2025-03-04' },
      },
    },
  }),
  define<ReplyRecorded>({
    type: 'ReplyRecorded',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: replied,
    act: 'record-reply',
    says: 'A question that was put is replied to: fully, partly, or without addressing it.',
    refuse: (data, { record: view }) => limbRefusal(view, data, 'limb'),
    irregular: beforeItWasPut,
    example: {
      id: 'example-rota-talks',
      body: {
        question: 'who-pays',
        addressed: 'partly',
        substance: 'The cost is to be shared; in what parts is not yet known.',
        actors: [{ party: 'example-health-consortium' }],
        occurred: { edtf: '2025-03-11' },
      },
    },
  }),
];
