import { everyAct, type ActDefinition } from '@parley/negotiation';
import { commandKey, sha256 } from '../command-key';
import { instantOf, NO_INSTANT } from '../instant-of';
import { LINE_BYTES_MAX, type Faulty, type Imported, type PlacedFault, type Step } from '../imported';
import { linesOf, type Line } from './lines';

/**
 * Steps of a JSON Lines file: one act a line, its body beside
 *  - `act`: the act's name, as in table-proposal;
 *  - `negotiation` or `consortium`: the id of the record (for an act that opens a record: the new id, as in its body), or
 *    `register`: parties, people or sources, where the act can stand in several registers. Where the body has a field of that
 *    name itself, as a link to another negotiation has, `record` addresses the record: `negotiation/south-west-pay`;
 *  - `commandId`: a text of 1 to 200 characters, the same at every import. Without it one is made from what the line says;
 *  - `local`: a name by which later lines refer to the entries of this one;
 *  - `recordedAt`: when it was recorded where it comes from, `2012-07-16T12:00:00Z`; counts only where a record is taken over as it was.
 * Empty lines are passed over.
 */
export async function* stepsOfJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Imported> {
  const seen = new Map<string, number>();
  for await (const line of linesOf(chunks, LINE_BYTES_MAX)) {
    if ('text' in line && line.text.trim() === '') continue;
    yield 'text' in line ? stepOf(line, seen) : faulty(line.number, unreadable(line));
  }
}

const faulty = (line: number, fault: Omit<PlacedFault, 'line'>): Faulty => ({
  kind: 'faulty',
  line,
  label: `line ${line}`,
  faults: [{ line, ...fault }],
});
const unreadable = ({ fault }: Line & { fault: string }): Omit<PlacedFault, 'line'> =>
  fault === 'too-long'
    ? { path: '', code: 'line-too-long', says: `A line has at most ${LINE_BYTES_MAX} bytes.` }
    : { path: '', code: 'not-utf-8', says: 'The line is no UTF-8 text; save the file as UTF-8.' };

function stepOf({ number, text }: { number: number; text: string }, seen: Map<string, number>): Imported {
  const parsed = parsedJson(text);
  if ('code' in parsed) return faulty(number, parsed);
  const place = addressOf(parsed.value);
  if ('code' in place) return faulty(number, place);
  const given: Record<string, unknown> = { commandId: repeatable(text, seen), ...parsed.value };
  const wrong = ['commandId', 'local'].find((key) => given[key] !== undefined && typeof given[key] !== 'string');
  if (wrong !== undefined) return faulty(number, { path: wrong, code: 'wrong-type', says: 'Give a text in quotes.' });
  const recordedAt = recordedIn(given['recordedAt']);
  if (recordedAt === 'wrong') return faulty(number, { path: 'recordedAt', ...NO_INSTANT });
  const [commandId, local] = [given['commandId'] as string, given['local'] as string | undefined];
  const optional = { ...(local !== undefined && { local }), ...(recordedAt !== undefined && { recordedAt }) };
  return { kind: 'step', line: number, label: local ?? `line ${number}`, ...place, commandId, ...optional };
}

const recordedIn = (given: unknown): number | undefined | 'wrong' =>
  given === undefined ? undefined : typeof given === 'string' ? (instantOf(given) ?? 'wrong') : 'wrong';

/** A key out of what the line says, and for a line that is repeated, how often it was there before. */
function repeatable(text: string, seen: Map<string, number>): string {
  const digest = sha256(text);
  const before = seen.get(digest) ?? 0;
  seen.set(digest, before + 1);
  return commandKey('line', digest, before);
}

type Found<T> = T | Omit<PlacedFault, 'line'>;
function parsedJson(text: string): Found<{ value: Record<string, unknown> }> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: value as Record<string, unknown> };
    return { path: '', code: 'wrong-type', says: 'Give one object in braces a line.' };
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const column = at === undefined ? {} : { column: Number(at) + 1 };
    return { path: '', ...column, code: 'not-json', says: 'The line is no JSON; mend it at this place.' };
  }
}

const ADDRESS = ['act', 'commandId', 'local', 'recordedAt', 'record', 'register'];
/** Which act of which record a line is, and the body that is left. */
function addressOf(given: Record<string, unknown>): Found<Pick<Step, 'act' | 'record' | 'id' | 'body'>> {
  const called = everyAct().filter(({ act }) => act === given['act']);
  if (called.length === 0) return { path: 'act', code: 'act-unknown', says: 'There is no such act; the API document lists them.' };
  const found = placed(called, given) ?? addressed(called, given);
  if (!found) return { path: 'act', code: 'record-missing', says: `Say where it stands: ${called.map(placeName).join(', or ')}.` };
  const { act, record, opens } = found.act;
  const consumed = opens || 'record' in given ? ADDRESS : [...ADDRESS, record];
  const body = Object.fromEntries(Object.entries(given).filter(([key]) => !consumed.includes(key)));
  return { act, record, body, ...(!opens && found.id !== undefined && { id: found.id }) };
}

interface Placed {
  readonly act: ActDefinition;
  readonly id?: string | undefined;
}
/** Where the line says outright in which record it stands. */
function placed(called: readonly ActDefinition[], { record, register }: Record<string, unknown>): Placed | undefined {
  const said = typeof record === 'string' ? record : typeof register === 'string' ? `register-${register}` : undefined;
  const [kind, id] = said?.split('/', 2) ?? [];
  const act = called.find((one) => one.record === kind);
  return act && { act, id };
}
/** Otherwise the record whose id is given, the one that the act opens, or the only register it can stand in. */
function addressed(called: readonly ActDefinition[], given: Record<string, unknown>): Placed | undefined {
  const named = called.flatMap((act) => {
    const id = given[act.record];
    return typeof id === 'string' ? [{ act, id }] : [];
  });
  if (named.length === 1) return named[0];
  const [act, another] = called;
  return act && !another && (act.opens || act.record.startsWith('register-')) ? { act } : undefined;
}
const placeName = ({ record }: ActDefinition): string =>
  record.startsWith('register-') ? `"register": "${record.slice('register-'.length)}"` : `"${record}": its id`;
