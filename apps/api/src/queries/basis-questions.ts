import { record } from '@parley/negotiation';
import { Problem } from '../problem/problem';
import { questionFace, type QuestionFace } from './question';

interface DecisionFace {
  readonly record: 'negotiation' | 'consortium';
  readonly plural: string;
  readonly id: string;
  /** A decision of the sample book, by its place in the record: event ids are random. */
  readonly decision: string;
}
const FACES: readonly DecisionFace[] = [
  { record: 'negotiation', plural: 'negotiations', id: 'example-rota-talks', decision: '@91' },
  { record: 'consortium', plural: 'consortia', id: 'example-health-consortium', decision: '@20' },
];

const UNKNOWN =
  'There is no decision of this id in this record, as asked. Decisions are what a board decided, replies, counter-proposals and rejections; the history lists them.';

export const basisQuestions: readonly QuestionFace[] = FACES.map(({ record: kind, plural, id, decision }) =>
  questionFace({
    name: `${kind}DecisionBasis`,
    path: `api/${plural}/:id/decisions/:event/basis`,
    tag: `Questions about a ${kind}`,
    says: `what a decision in a ${kind} was based on: what was on record when the body decided, what was recorded only later, and what was corrected since`,
    own: record({}),
    example: { id, event: decision },
    answer: 'Basis',
    async ask(questions, { ids, moment }) {
      const answer = await questions.basis({ ...moment, record: kind, id: ids['id'] ?? '', entry: ids['event'] ?? '' });
      if (!answer) throw new Problem('not-found', UNKNOWN);
      return answer;
    },
  }),
);
