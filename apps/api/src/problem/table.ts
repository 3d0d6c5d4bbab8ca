import type { RefusalCode } from '@parley/negotiation';

/** One kind of problem: the status it is answered with, and a title that is the same every time. */
interface ProblemRow {
  readonly status: number;
  readonly title: string;
}
const row = (status: number, title: string): ProblemRow => ({ status, title });

/** The request itself. */
const REQUEST = {
  'malformed-request': row(400, 'The request cannot be read'),
  'malformed-json': row(400, 'The body is not JSON'),
  'nested-too-deep': row(400, 'The JSON is nested too deep'),
  'not-json': row(415, 'Acts are sent as application/json'),
  'body-too-large': row(413, 'The body is over the limit'),
  'body-invalid': row(400, 'The body does not fit the act'),
  'parameter-invalid': row(400, 'A parameter of the question does not fit'),
  'recorder-missing': row(400, 'It is not said who records'),
  'recorder-name': row(400, 'The name of who records cannot be read'),
  'command-id': row(400, 'The Idempotency-Key cannot be used'),
  'if-match-form': row(400, 'The If-Match header cannot be read'),
  'known-at-future': row(400, 'What will be known later cannot be asked'),
  'between-reversed': row(400, 'The earlier moment comes after the later one'),
  'clock-given-twice': row(400, 'A clock is set twice'),
  'facts-whole': row(400, 'Facts are given whole'),
  'cursor-invalid': row(400, 'The page cannot be found again'),
  'position-foreign': row(400, 'This is no position of this book'),
  'host-not-allowed': row(421, 'The server does not answer under this host name'),
  'cross-site': row(403, 'A page of another site may not record here'),
  'route-unknown': row(404, 'There is nothing under this address'),
  'not-found': row(404, 'There is no such thing, or it was not known then'),
  'thing-unknown': row(404, 'The position says nothing of this, or it was not known then'),
  'act-unknown': row(404, 'There is no such act'),
  'method-not-allowed': row(405, 'The address does not take this method'),
} as const;

/** Faults of a body, each by its code; a code that is not listed here is answered as `body-invalid`. */
const BODY = {
  'unknown-property': row(400, 'A field is given that is not known here'),
  missing: row(400, 'A needed field is missing'),
  'wrong-type': row(400, 'A field has the wrong type'),
  empty: row(400, 'A field is empty'),
  'too-long': row(400, 'A text is too long'),
  'too-few': row(400, 'A list has too few items'),
  'too-many': row(400, 'A list has too many items'),
  'not-text': row(400, 'A text holds what is no character'),
  'not-one-of': row(400, 'A field holds none of the words it may hold'),
  'out-of-range': row(400, 'A number is out of its range'),
  'not-a-slug': row(400, 'This cannot be an id'),
  'not-an-entry': row(400, 'This names no entry'),
  'not-an-instant': row(400, 'This is no instant in UTC'),
  'not-edtf': row(400, 'The date is no EDTF'),
  'edtf-form': row(400, 'The date is no EDTF'),
  'edtf-too-long': row(400, 'The date is too long'),
  'date-impossible': row(400, 'There is no such date'),
  'date-out-of-range': row(400, 'The date is too far away'),
  'interval-reversed': row(400, 'The interval ends before it starts'),
  'zone-unknown': row(400, 'The time zone is not known'),
  'value-form': row(400, 'A value does not have its form'),
  'value-field-unknown': row(400, 'A value has a field that it cannot have'),
  'decimal-form': row(400, 'This is no decimal number'),
  'decimal-places': row(400, 'The number has too many decimal places'),
  'currency-unknown': row(400, 'The currency is not known'),
  'rate-unit-unknown': row(400, 'The unit of a rate is not known'),
  'rate-base-form': row(400, 'What the rate is of cannot be read'),
  'count-form': row(400, 'The count cannot be read'),
  'count-kind-unknown': row(400, 'The kind of count is not known'),
  'hours-per': row(400, 'Hours are counted per week'),
  'hours-range': row(400, 'A week does not have so many hours'),
  'bound-op-unknown': row(400, 'The kind of limit is not known'),
  'bound-kind': row(400, 'A limit is set on exactly one figure'),
  'figure-kind': row(400, 'A figure is exactly one value'),
  'attendance-without-present': row(400, 'Nobody is said to be present'),
  'condition-one-sided': row(400, 'A condition needs what is given in return'),
  'package-of-one': row(400, 'A package has at least two terms'),
  'package-with-return': row(400, 'A package has no return'),
  'negotiator-missing': row(400, 'It is not said who negotiates'),
  'side-or-party': row(400, 'A side or a party is needed, and not both'),
  'until-and-sine-die': row(400, 'An adjournment is until a date or sine die'),
  'rate-base-missing': row(400, 'It is not said what the percentage is of'),
  'version-without-proposal': row(400, 'A version is named without its proposal'),
  'compartment-not-open': row(400, 'Only the joint record can be written'),
} as const;

/** What cannot be a true record, by the rules' own codes. */
const REFUSALS: Readonly<Record<RefusalCode, ProblemRow>> = {
  'record-exists': row(409, 'The record exists already'),
  'record-unknown': row(404, 'There is no such record'),
  'id-taken': row(409, 'The id is used already'),
  'party-unknown': row(422, 'The party is not in the register'),
  'person-unknown': row(422, 'The person is not in the register'),
  'person-ambiguous': row(422, 'Several people have this name'),
  'office-unknown': row(422, 'The office is not in the register'),
  'source-unknown': row(422, 'The source is not in the register'),
  'negotiation-unknown': row(422, 'There is no such negotiation'),
  'consortium-unknown': row(422, 'There is no such consortium'),
  'issue-unknown': row(422, 'The issue is not on this record'),
  'proposal-unknown': row(422, 'The proposal is not on this record'),
  'term-unknown': row(422, 'The term is not on this record'),
  'objection-unknown': row(422, 'The objection is not on this record'),
  'question-unknown': row(422, 'The question was never put on this record'),
  'meeting-unknown': row(422, 'The meeting is not on this record'),
  'action-unknown': row(422, 'The action is not on this record'),
  'conflict-unknown': row(422, 'The conflict is not on this record'),
  'milestone-unknown': row(422, 'The milestone is not on this record'),
  'position-unknown': row(422, 'The position is not on this record'),
  'statement-unknown': row(422, 'The statement is not on this record'),
  'report-unknown': row(422, 'The report is not on this record'),
  'condition-unknown': row(422, 'The condition is not on this record'),
  'limb-unknown': row(422, 'The question has no such limb'),
  'entry-unknown': row(422, 'The entry is not on this record'),
  'party-merged': row(422, 'The party was merged into another'),
  'source-retracted': row(422, 'The source was retracted'),
  'entry-retracted': row(422, 'The entry was retracted'),
  'side-unknown': row(422, 'There is no such side'),
  'version-not-out': row(422, 'This version of the proposal is not out'),
  'version-frozen': row(422, 'This version of the proposal is out and stays as it is'),
  'version-out-of-step': row(422, 'The version does not follow the one before'),
  'minutes-unknown': row(422, 'There are no such minutes'),
  'minutes-frozen': row(422, 'The minutes are published and stay as they are'),
  'not-a-member': row(422, 'The party is no member of the consortium'),
  'nothing-to-rescind': row(422, 'There is nothing to rescind'),
  'nothing-to-release': row(422, 'There is nothing to release'),
  'correction-empty': row(422, 'The correction changes nothing'),
  'correction-misfit': row(422, 'The correction does not fit its entry'),
  'own-duplicate': row(422, 'Two different things are needed'),
  'not-this-entry': row(422, 'The entry is not of the needed kind'),
};

/** Recording, and the store. */
const RECORDING = {
  'not-recorded': row(422, 'This cannot be recorded'),
  'recorder-unknown': row(422, 'Who records is not in the register'),
  'recorder-ambiguous': row(422, 'Several people have the name of who records'),
  'revision-moved': row(412, 'The record has moved on'),
  'key-reused': row(422, 'The key was used for another request'),
  'entry-too-large': row(413, 'The entry is too large for the book'),
  clock: row(503, 'The clock cannot be trusted'),
  busy: row(503, 'Others kept writing first'),
  'store-unfit': row(503, 'The store of the book has to be mended by its operator'),
  'store-unavailable': row(503, 'The book cannot be written or read now'),
  'book-went-back': row(503, 'The book does not hold what it held'),
  'views-unavailable': row(503, 'The answers cannot be had now'),
  'outcome-unknown': row(503, 'It is not known whether the act was recorded'),
  'not-yet': row(503, 'The answer does not hold that much yet'),
  'too-many-followers': row(503, 'Too many follow the live feed'),
  stopping: row(503, 'The server is stopping'),
  'page-not-built': row(503, 'The page is not built'),
  fault: row(500, 'The program failed'),
} as const;

/** Every problem the server answers with; the one place in which a status is decided. */
export const PROBLEMS = { ...REQUEST, ...BODY, ...REFUSALS, ...RECORDING };
export type ProblemCode = keyof typeof PROBLEMS;
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);
/** Where a problem is described; it is its `type`, and it can be asked. */
export const problemType = (code: ProblemCode): string => `/api/problems/${code}`;
