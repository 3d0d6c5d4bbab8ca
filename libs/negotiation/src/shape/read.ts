import { inNfc, whyNotKept } from './unread';
import type { Description, Fault, RecordShape, Shape } from './shape';

/** A body read by its shape: the value (a copy, optional fields absent), or every fault found, at most `FAULTS_MAX`. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };
export const FAULTS_MAX = 50;

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** How an entry can be named: by event id, by `@revision` in its record, or by what it made, as in `objection:o-1` or `person:Jo Bloggs`. */
export const ENTRY_NAME =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|@(0|[1-9][0-9]{0,14})|[a-z]+:[a-z0-9]+(-[a-z0-9]+)*|person:.{1,200})$/;
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
export const SLUG_MAX = 80;
export const PERSON_MAX = 200;

export function readShape<T>(shape: RecordShape<T> | Shape<T>, input: unknown): Read<T> {
  const faults: Fault[] = [];
  const value = readValue(shape, input, { path: '', faults });
  return faults.length === 0 ? { ok: true, value: value as T } : { ok: false, faults: faults.slice(0, FAULTS_MAX) };
}

interface At {
  readonly path: string;
  readonly faults: Fault[];
}
const inside = (at: At, key: string | number): At => ({ path: at.path === '' ? String(key) : `${at.path}.${key}`, faults: at.faults });
const fault = (at: At, code: string, says: string): undefined => {
  at.faults.push({ path: at.path, code, says });
  return undefined;
};

function readValue(shape: Description, input: unknown, at: At): unknown {
  const before = at.faults.length;
  const value = readKind(shape, input, at);
  if (at.faults.length === before && value !== undefined && shape.check) {
    const found = shape.check(value as never);
    if (found) fault(found.path === undefined ? at : inside(at, found.path), found.code, found.says);
  }
  return value;
}

function readKind(shape: Description, input: unknown, at: At): unknown {
  switch (shape.kind) {
    case 'text':
      return readText(shape.max, input, at);
    case 'integer':
      return readInteger(shape, input, at);
    case 'flag':
      return readFlag(input, at);
    case 'oneOf':
      return typeof input === 'string' && shape.values.includes(input)
        ? input
        : fault(at, 'not-one-of', `Use one of: ${shape.values.join(', ')}.`);
    case 'list':
      return readList(shape, input, at);
    case 'record':
      return readRecord(shape, input, at);
    case 'newId':
    case 'slug':
      return readSlug(input, at);
    case 'reference':
      return readReference(shape.to, input, at);
    case 'instant':
      return readInstant(input, at);
    case 'unread':
      return readUnread(input, at);
  }
}

function readText(max: number, input: unknown, at: At): unknown {
  if (typeof input !== 'string') return fault(at, 'wrong-type', 'Give a text in quotes.');
  const text = input.normalize('NFC');
  if (text.trim() === '') return fault(at, 'empty', 'Say something here, or leave the field out.');
  if (text.length > max) return fault(at, 'too-long', `At most ${max} characters; this has ${text.length}.`);
  if (!text.isWellFormed() || text.includes('\u0000'))
    return fault(at, 'not-text', 'The text holds half a character or U+0000; take it out.');
  return text;
}

function readUnread(input: unknown, at: At): unknown {
  if (!isObject(input)) return fault(at, 'wrong-type', 'Give an object in braces.');
  const found = whyNotKept(input, at.path);
  if (found) at.faults.push(found);
  return found ? undefined : inNfc(input);
}

function readInteger(shape: { min: number; max: number }, input: unknown, at: At): unknown {
  if (typeof input !== 'number' || !Number.isSafeInteger(input)) return fault(at, 'wrong-type', 'Give a whole number.');
  if (input < shape.min || input > shape.max) return fault(at, 'out-of-range', `Give a number from ${shape.min} to ${shape.max}.`);
  return input === 0 ? 0 : input;
}

function readFlag(input: unknown, at: At): unknown {
  if (typeof input !== 'boolean') return fault(at, 'wrong-type', 'Give true, or leave the field out.');
  return input ? true : undefined;
}

function readSlug(input: unknown, at: At): unknown {
  if (typeof input === 'string' && input.length <= SLUG_MAX && SLUG.test(input)) return input;
  return fault(at, 'not-a-slug', `Use small letters, digits and single dashes, at most ${SLUG_MAX} characters, as in sick-pay.`);
}

function readReference(to: string, input: unknown, at: At): unknown {
  if (to === 'person') return readText(PERSON_MAX, input, at);
  if (to !== 'entry') return readSlug(input, at);
  if (typeof input === 'string' && ENTRY_NAME.test(input)) return input;
  return fault(
    at,
    'not-an-entry',
    'Name the entry by its event id, by its revision in this record as in @12, or by what it made as in objection:o-1.',
  );
}

function readInstant(input: unknown, at: At): unknown {
  const ms = typeof input === 'string' && INSTANT.test(input) ? Date.parse(input) : NaN;
  return Number.isNaN(ms) ? fault(at, 'not-an-instant', 'Give an instant in UTC, as in 2012-07-16T12:00:00Z.') : ms;
}

function readList(shape: { of: Description; min: number; max: number }, input: unknown, at: At): unknown {
  if (!Array.isArray(input)) return fault(at, 'wrong-type', 'Give a list in square brackets.');
  if (input.length < shape.min) return fault(at, 'too-few', `Give at least ${shape.min}.`);
  if (input.length > shape.max) return fault(at, 'too-many', `At most ${shape.max}; this has ${input.length}.`);
  return input.map((item, index) => readValue(shape.of, item, inside(at, index)));
}

const isObject = (input: unknown): input is Record<string, unknown> => typeof input === 'object' && input !== null && !Array.isArray(input);

function readRecord(shape: { fields: Readonly<Record<string, Description>>; atLeastOne: boolean }, input: unknown, at: At): unknown {
  if (!isObject(input)) return fault(at, 'wrong-type', 'Give an object in braces.');
  const given = input;
  for (const key of Object.keys(given).slice(0, FAULTS_MAX))
    if (!Object.hasOwn(shape.fields, key))
      fault(
        inside(at, key.slice(0, SLUG_MAX)),
        'unknown-property',
        `There is no such field; known are: ${Object.keys(shape.fields).join(', ')}.`,
      );
  const value: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(shape.fields)) readField({ key, field, given, value }, at);
  if (shape.atLeastOne && Object.keys(value).length === 0 && at.faults.length === 0)
    return fault(at, 'empty', `Give at least one of: ${Object.keys(shape.fields).join(', ')}.`);
  return value;
}

function readField(one: { key: string; field: Description; given: Record<string, unknown>; value: Record<string, unknown> }, at: At): void {
  const { key, field, given, value } = one;
  if (!Object.hasOwn(given, key) || given[key] === undefined) {
    const makesItself = field.optional === true || field.kind === 'newId';
    if (!makesItself) fault(inside(at, key), 'missing', field.doc ? `This is needed: ${field.doc}` : 'This field is needed.');
    return;
  }
  const read = readValue(field, given[key], inside(at, key));
  if (read !== undefined) value[key] = read;
}
