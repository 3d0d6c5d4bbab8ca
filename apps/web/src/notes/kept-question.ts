import { useSuspenseQuery } from '@tanstack/react-query';
import { ask, type Answer, type Asked, type QuestionPath } from '../api/ask';
import { Unreachable } from '../api/problem';
import { keepAnswer, keptAnswer } from './box';

/** The answer, which is kept; where the server cannot be reached, the answer as it was last heard, if it ever was. */
export async function heardOrKept<T>(question: string, hear: () => Promise<T>): Promise<T> {
  try {
    const answer = await hear();
    await keepAnswer(question, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const kept = await keptAnswer(question);
    if (kept === undefined) throw error;
    return kept as T;
  }
}

/** As `useQuestion`, but of the present alone, and also without a server: what was last heard is shown then. */
export function useKeptQuestion<P extends QuestionPath>(path: P, asked: Asked<P> = {}): Answer<P> {
  return useSuspenseQuery({
    queryKey: ['kept', path, asked.ids, asked.query],
    queryFn: ({ signal }) => heardOrKept(`${path} ${JSON.stringify(asked)}`, () => ask(path, asked, signal)),
  }).data;
}
