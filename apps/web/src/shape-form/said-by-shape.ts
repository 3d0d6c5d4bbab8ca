import type { Description } from '@parley/negotiation';
import { wholeMeant, wholeOf } from './wholes';

/** The id of what a field names, where people write its name. */
export type IdOf = (kind: string, typed: string) => string;
interface Reading {
  readonly form: FormData;
  readonly idOf: IdOf;
}

/** The name of a field within another, as refusals name it: `sources.0.grade`. */
export const inside = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

/** What the fields under a path say, as the body of an act; undefined where they say nothing. What does not fit its shape is left for the server to refuse. */
export function saidByShape(shape: Description, path: string, reading: Reading): unknown {
  const whole = wholeOf(shape);
  const meant = reading.form.get(path);
  if (whole !== undefined && typeof meant === 'string')
    return meant.trim() === '' ? undefined : wholeMeant(whole, reading.idOf(whole, meant.trim()));
  if (shape.kind === 'record') return saidInRecord(shape.fields, path, reading);
  if (shape.kind === 'list') return saidInList(shape.of, path, reading);
  const typed = reading.form.get(path);
  return typeof typed === 'string' && typed.trim() !== '' ? oneSaid(shape, typed.trim(), reading) : undefined;
}

function oneSaid(shape: Description, typed: string, { idOf }: Reading): unknown {
  if (shape.kind === 'flag') return true;
  if (shape.kind === 'integer') return /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed;
  return shape.kind === 'reference' || shape.kind === 'slug' || shape.kind === 'newId' ? idOf(kindNamed(shape), typed) : typed;
}

/** The same shape where it must be said. */
export function needed(shape: Description): Description {
  const { optional: _, ...rest } = shape;
  return rest;
}

/** The kind of thing that a field names, as `party`. */
export const kindNamed = (shape: Description): string =>
  shape.kind === 'reference' ? shape.to : shape.kind === 'newId' ? shape.of : shape.kind === 'slug' ? (shape.names ?? '') : '';

function saidInRecord(fields: Readonly<Record<string, Description>>, path: string, reading: Reading): object | undefined {
  const said = Object.entries(fields)
    .map(([name, field]) => [name, saidByShape(field, inside(path, name), reading)] as const)
    .filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** Items are numbered as they stand in the form, without the gaps of those that were left empty. */
function saidInList(of: Description, path: string, reading: Reading): readonly unknown[] | undefined {
  const start = `${path}.`;
  const names = [...reading.form.keys()].filter((name) => name.startsWith(start));
  const places = new Set(names.map((name) => Number(name.slice(start.length).split('.')[0])));
  const said = [...places].map((at) => saidByShape(of, inside(path, at), reading)).filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said;
}
