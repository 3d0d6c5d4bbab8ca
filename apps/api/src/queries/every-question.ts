import { basisQuestions } from './basis-questions';
import { consortiumQuestions } from './consortium-questions';
import { movementQuestion } from './movement-question';
import { negotiationQuestions } from './negotiation-questions';
import type { QuestionFace } from './question';
import { registerQuestions, searchQuestions } from './register-questions';
import { replayQuestions } from './replay-questions';

export const questionFaces: readonly QuestionFace[] = [
  ...negotiationQuestions,
  ...consortiumQuestions,
  ...replayQuestions,
  movementQuestion,
  ...basisQuestions,
  ...registerQuestions,
  ...searchQuestions,
];
