import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { HttpReply, HttpRequest } from '../edge/http';
import { RouteList } from '../edge/route-list';
import { Problem } from './problem';
import { problemOf } from './problem-of';
import { PROBLEMS, problemType } from './table';

const FAULT = new Problem(
  'fault',
  'This is a mistake of the program and not yours. Nothing says that the act was recorded; send it again with the same key.',
);

/** Answers whatever was thrown as application/problem+json (RFC 9457), and never with a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteList) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    const problem = this.understood(error, request);
    for (const [name, value] of Object.entries(problem.more.headers ?? {})) reply.header(name, value);
    const { status } = PROBLEMS[problem.code];
    reply.status(status).type('application/problem+json').header('cache-control', 'no-store').send(bodyOf(problem, request));
  }

  private understood(error: unknown, request: HttpRequest): Problem {
    const problem = problemOf(error);
    if (!problem) request.raw.log.error(withoutContent(error), 'unforeseen');
    const allowed = problem?.code === 'route-unknown' ? this.routes.methodsOf(request.url) : [];
    if (allowed.length === 0 || allowed.includes(request.method)) return problem ?? FAULT;
    return new Problem('method-not-allowed', `Use ${allowed.join(' or ')} here.`, { headers: { allow: allowed.join(', ') } });
  }
}

/** A problem as it is sent. */
export function bodyOf({ code, says, more }: Problem, request: Pick<HttpRequest, 'id'>) {
  const { status, title } = PROBLEMS[code];
  const { faults = [], choice } = more;
  return {
    type: problemType(code),
    title,
    status,
    detail: says,
    code,
    instance: `urn:uuid:${request.id}`,
    ...(faults.length > 0 && { faults }),
    ...(choice && { choice }),
  };
}

/** Where it happened and what kind of error it is. Its message may hold what was recorded, so it is left out. */
function withoutContent(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.constructor.name,
    ...('code' in error && { code: error.code }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}
