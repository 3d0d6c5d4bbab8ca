import {
  described,
  edtf,
  GRADES,
  instant,
  integer,
  oneOf,
  optional,
  readShape,
  record,
  text,
  type Is,
  type RecordShape,
} from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import type { HttpRequest } from '../edge/http';
import { Problem } from '../problem/problem';
import { faulty } from '../problem/problem-of';

const CURSOR_MAX = 500;
/** The two clocks, the evidence, and how fresh the answer must be: on every question. */
export const momentFields = {
  asOf: optional(described('As of this date (EDTF): what had certainly occurred by its end.', edtf())),
  knownAt: optional(described('As known at this instant (UTC): what was recorded by then.', instant())),
  evidence: optional(described('The lowest grade of evidence that counts.', oneOf(...GRADES))),
  'at-least': optional(
    described('Wait until the answer holds this position of an earlier reply, or head for all that is recorded now.', text(200)),
  ),
};
export const pagingFields = {
  limit: optional(described('At most so many items.', integer(1, 200))),
  after: optional(described('The `next` of the page before, with the same filters.', text(CURSOR_MAX))),
};
const momentOf = () => record(momentFields);
type Given = Is<ReturnType<typeof momentOf>>;
export type Moment = Pick<Given, 'asOf' | 'knownAt' | 'evidence'>;

/** A question as its address and parameters put it. */
export interface Asked<Own> {
  readonly ids: Readonly<Record<string, string>>;
  readonly moment: Moment;
  readonly own: Own;
  readonly atLeast?: string;
}

/** Throws a problem for a parameter that is unknown, given twice, or does not fit. A check of the shape sees the moment too. */
export function askedOf<Own>(shape: RecordShape<Own>, request: HttpRequest): Asked<Own> {
  const { check } = shape;
  const all = { ...record({ ...shape.fields, ...momentOf().fields }), ...(check && { check }) };
  const read = readShape<Own & Given>(all as RecordShape<Own & Given>, withNumbers(all, request.query));
  if (!read.ok) throw faulty(read.faults, 'parameter-invalid');
  const { asOf: _, knownAt, evidence: __, 'at-least': atLeast, ...own } = read.value;
  if (knownAt !== undefined && knownAt > Date.now())
    throw new Problem('known-at-future', 'Ask for an instant that has passed, or leave knownAt out for all that is recorded.');
  return { ids: request.params, moment: momentIn(read.value), own: own as Own, ...(atLeast !== undefined && { atLeast }) };
}

const momentIn = ({ asOf, knownAt, evidence }: Moment): Moment => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
  ...(evidence !== undefined && { evidence }),
});

/** In an address everything is text: what stands for a number is made one, so that the shape can be read. */
function withNumbers({ fields }: RecordShape<unknown>, query: HttpRequest['query']): Readonly<Record<string, unknown>> {
  const entries = Object.entries(query).map(([name, value]) => {
    const number = fields[name]?.kind === 'integer' && typeof value === 'string' && /^\d{1,9}$/.test(value);
    return [name, number ? Number(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Waits until the views hold what the question wants at least; who asks may leave meanwhile. */
export async function settled(
  tracker: Tracker,
  atLeast: string | undefined,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<void> {
  if (atLeast === undefined) return;
  if (atLeast !== 'head') await mustBeOfThisBook(tracker, atLeast);
  if (await tracker.waitFor(atLeast, { timeoutMs, signal })) return;
  throw new Problem('not-yet', 'What was recorded is not in the answers yet. Ask again in a second.', { headers: { 'retry-after': '1' } });
}

/** Positions are of one width and compare as text, so one beyond the head was never given out by this book. */
export async function mustBeOfThisBook(tracker: Tracker, position: string): Promise<void> {
  const head = await tracker.head();
  if (head !== null && position.length === head.length && /^[0-9a-f]+$/.test(position) && position <= head) return;
  throw new Problem('position-foreign', 'Take positions from the replies of this server, as they are.');
}
