import { HttpException } from '@nestjs/common';
import type { Fault } from '@parley/negotiation';
import { isStoreError, NotRecorded, whyOf } from '@parley/tracker';
import { Problem } from './problem';
import { isProblemCode, PROBLEMS, type ProblemCode } from './table';

const OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'route-unknown',
  413: 'body-too-large',
  414: 'malformed-request',
  415: 'not-json',
  503: 'stopping',
};
/** What the book and the answers say of themselves, by their codes. */
const OF_BOOK: Readonly<Record<string, { code: ProblemCode; says: string }>> = {
  AppendOutcomeUnknown: { code: 'outcome-unknown', says: 'Send the same act again with the same Idempotency-Key; it is recorded once.' },
  StoreUnavailable: { code: 'store-unavailable', says: 'Nothing was recorded. Send it again later.' },
  StorePoisoned: { code: 'store-unavailable', says: 'The book takes nothing more until the server is started again.' },
  ClockSkewed: { code: 'clock', says: 'Set the clock of the server, then send it again.' },
  EventTooLarge: { code: 'entry-too-large', says: 'Say it in fewer words, or in several entries.' },
  AppendTooLarge: { code: 'entry-too-large', says: 'Say it in fewer words, or in several acts.' },
  'between-reversed': { code: 'between-reversed', says: 'Give the earlier moment as from, and the later one as to.' },
  'cursor-invalid': {
    code: 'cursor-invalid',
    says: 'Take `next` from the answer before, with the same parameters; or begin again without `after`.',
  },
  'views-unreachable': { code: 'views-unavailable', says: 'Acts are recorded all the same. Ask again later.' },
  'book-went-back': {
    code: 'book-went-back',
    says: 'Nothing is recorded or answered until who runs the server has put that right; /health/ready says how. An act may have been recorded: send it again then, with the same Idempotency-Key.',
  },
  PositionForeign: { code: 'position-foreign', says: 'Take positions from the replies of this server.' },
};

/** A body or parameters that do not fit, as the problem of its first fault; all faults are named. */
export function faulty(faults: readonly Fault[], otherwise: 'body-invalid' | 'parameter-invalid'): Problem {
  const [first] = faults;
  const at = first?.path ? `${first.path}: ` : '';
  const code = first && isProblemCode(first.code) ? first.code : otherwise;
  return new Problem(code, first ? `${at}${first.says}` : 'Each fault says where and what to do.', { faults });
}

/** The problem an error stands for; undefined for one that nobody foresaw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof NotRecorded) return notRecorded(error);
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  const known = unfit(error) ?? OF_BOOK[codeOf(error)];
  if (known) return new Problem(known.code, known.says, PROBLEMS[known.code].status === 503 ? { headers: { 'retry-after': '1' } } : {});
  return undefined;
}

/** What only an operator can mend; what the store says of it names a stream or a right, and nothing of what entries say. */
function unfit(error: unknown): { code: ProblemCode; says: string } | undefined {
  if (!isStoreError(error) || (error.code !== 'Unsupported' && error.code !== 'AccessDenied')) return undefined;
  return { code: 'store-unfit', says: `Nothing was recorded: ${whyOf(error)}` };
}

function notRecorded({ code, says, faults, choice }: NotRecorded): Problem {
  if (code === 'body-invalid') return faulty(faults, 'body-invalid');
  return new Problem(isProblemCode(code) ? code : 'not-recorded', says, {
    faults,
    ...(choice.length > 0 && { choice }),
    ...(code === 'busy' && { headers: { 'retry-after': '1' } }),
  });
}

function ofStatus(status: number): Problem | undefined {
  if (status >= 500 && status !== 503) return undefined;
  const code = OF_STATUS[status] ?? 'malformed-request';
  return new Problem(code, SAYS[code] ?? 'Look at the API document, and send it again.');
}

const SAYS: Readonly<Partial<Record<ProblemCode, string>>> = {
  'route-unknown': 'The API document at /api/docs lists every address.',
  'body-too-large': 'Send less at once: one act, and no file.',
  'not-json': 'Send the body with the header Content-Type: application/json.',
  stopping: 'Send it again in a moment.',
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
