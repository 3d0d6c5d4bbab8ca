import { betweenOf, betweenShape } from './between';
import { questionFace, type QuestionFace } from './question';

/** A kind of record of which the history can be asked, with one of the sample book. */
interface RecordFace {
  readonly record: 'negotiation' | 'consortium';
  readonly plural: string;
  readonly id: string;
  /** Two dates between which something happened in it. */
  readonly between: { readonly from: string; readonly to: string };
}
const FACES: readonly RecordFace[] = [
  { record: 'negotiation', plural: 'negotiations', id: 'example-rota-talks', between: { from: '2025-03-05', to: '2025-03-20' } },
  { record: 'consortium', plural: 'consortia', id: 'example-health-consortium', between: { from: '2024-01', to: '2024-06' } },
];
const tagOf = (kind: RecordFace['record']): string => `Questions about a ${kind}`;

const changesFace = ({ record: kind, plural, id, between }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}Changes`,
    path: `api/${plural}/:id/changes`,
    tag: tagOf(kind),
    says: `what differs in the position of a ${kind} between two moments, as sentences and as data, each with its causes`,
    own: betweenShape,
    example: { id, ...between },
    answer: 'Changes',
    ask: (questions, { ids, moment, own: { from, to, clock, ...paging } }) =>
      questions.changes({
        ...moment,
        ...paging,
        record: kind,
        id: ids['id'] ?? '',
        ...betweenOf({ from, ...(to !== undefined && { to }), ...(clock !== undefined && { clock }) }),
      }),
  });

export const replayQuestions: readonly QuestionFace[] = FACES.map(changesFace);
