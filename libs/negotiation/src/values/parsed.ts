/**
 * What reading a value gives: the value, or a fault. `code` is stable and is what a program looks at;
 * `says` is one sentence for a person: what is wrong and what to do.
 */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Fault;

export interface Fault {
  readonly ok: false;
  readonly code: string;
  readonly says: string;
}

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const fault = (code: string, says: string): Fault => ({ ok: false, code, says });

/**
 * The fields of a plain object that may hold the `allowed` names and no others.
 * Faults: `value-form` (no object), `value-field-unknown` (a name that is not allowed).
 */
export function fieldsOf(raw: unknown, what: string, allowed: readonly string[]): Parsed<Readonly<Record<string, unknown>>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return fault('value-form', `${what} is an object with the fields ${allowed.join(', ')}; write it so.`);
  }
  const stranger = Object.keys(raw).find((name) => !allowed.includes(name));
  if (stranger !== undefined) {
    return fault('value-field-unknown', `${what} has no field "${stranger.slice(0, 40)}"; it has ${allowed.join(', ')}.`);
  }
  return parsed({ ...raw });
}
