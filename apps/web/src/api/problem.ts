import type { components } from '@parley/api-types';

export type Problem = components['schemas']['Problem'];

/** The server answered, and not with what was asked for. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}
/** No answer came: whether an act was recorded is not known. */
export class Unreachable extends Error {}

const UNREADABLE: Problem = {
  type: 'about:blank',
  title: 'The answer cannot be read',
  status: 502,
  detail: 'Something between this page and the server answered in its place. Try again later.',
  code: 'unreadable',
  instance: '',
};

export async function refusalOf(reply: Response): Promise<Refused> {
  try {
    return new Refused({ ...UNREADABLE, ...((await reply.json()) as Problem) });
  } catch {
    return new Refused({ ...UNREADABLE, status: reply.status });
  }
}

export const isForeseen = (error: unknown): boolean => error instanceof Unreachable || error instanceof Refused;

/** Worth asking again as it is: the server was not there, or said that it is busy. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && error.problem.status === 503);
