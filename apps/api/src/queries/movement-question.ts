import { record } from '@parley/negotiation';
import { questionFace } from './question';

export const movementQuestion = questionFace({
  name: 'movement',
  path: 'api/negotiations/:id/issues/:issue/movement',
  tag: 'Questions about a negotiation',
  says: 'how each party moved on an issue: its stances, the figures that it put and its replies, step by step, with what moved it',
  own: record({}),
  example: { id: 'example-rota-talks', issue: 'weekend-pay' },
  answer: 'Movement',
  ask: (questions, { ids, moment }) => questions.movement({ ...moment, id: ids['id'] ?? '', issue: ids['issue'] ?? '' }),
});
