import { described, optional, record, text } from '@parley/negotiation';
import { pagingFields } from './asked';
import { historyFace } from './negotiation-questions';
import { questionFace, type QuestionFace } from './question';

const tag = 'Questions about a consortium';
const example = { id: 'south-west-consortium' };

export const consortiumQuestions: readonly QuestionFace[] = [
  questionFace({
    name: 'consortia',
    path: 'api/consortia',
    tag,
    says: 'every consortium',
    own: record({ id: optional(described('Only this consortium, as the list has it: enough for a heading.', text(200))), ...pagingFields }),
    example: {},
    answer: 'ConsortiumRowPage',
    ask: (questions, { moment, own }) => questions.consortia({ ...moment, ...own }),
  }),
  questionFace({
    name: 'consortiumPosition',
    path: 'api/consortia/:id/position',
    tag,
    says: 'where a consortium stands: who is claimed, named, approved and active',
    own: record({}),
    example,
    answer: 'ConsortiumPosition',
    ask: (questions, { ids, moment }) => questions.consortium({ ...moment, id: ids['id'] ?? '' }),
  }),
  historyFace({ record: 'consortium', plural: 'consortia', id: 'south-west-consortium' }),
  questionFace({
    name: 'approvals',
    path: 'api/consortia/:id/approvals',
    tag,
    says: 'which boards approved which subject, on what conditions',
    own: record({ subject: optional(described('Only this subject: a proposal, or a subject such as joining.', text(200))) }),
    example: { ...example, subject: 'joining' },
    answer: 'ApprovalList',
    async ask(questions, { ids, moment, own: { subject } }) {
      const position = await questions.consortium({ ...moment, id: ids['id'] ?? '' });
      if (!position) return undefined;
      const items = position.approvals.filter((one) => subject === undefined || Object.values(one.subject).includes(subject));
      return { items, reflects: position.reflects };
    },
  }),
];
