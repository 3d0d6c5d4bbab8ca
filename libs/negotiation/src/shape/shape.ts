/**
 * The shapes of what an act carries, as plain data: one description serves the reader of bodies, the edge's
 * request classes, the reference check, the API document and the generators of the tests.
 */

/** Things a record makes and refers to by id. */
export type ThingKind =
  | 'issue'
  | 'proposal'
  | 'term'
  | 'objection'
  | 'question'
  | 'meeting'
  | 'action'
  | 'conflict'
  | 'milestone'
  | 'position'
  | 'statement'
  | 'report'
  | 'condition';
/** Things that live in another stream: a register, or a record of its own. */
export type ForeignKind = 'party' | 'person' | 'office' | 'source' | 'negotiation' | 'consortium';
export type ReferenceKind = ThingKind | ForeignKind | 'entry';

/** A fault of a body: where, which, and what to do. `path` reads like `sources.0.grade`; empty for the whole body. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly says: string;
}
/** A check beyond the shape itself, on a value that has the shape; names its own problem code. */
export type Check = (value: never) => { code: string; says: string; path?: string } | undefined;

interface Common {
  readonly doc?: string;
  readonly optional?: true;
  readonly check?: Check;
}
export type Description = Common &
  (
    | { readonly kind: 'text'; readonly max: number }
    | { readonly kind: 'integer'; readonly min: number; readonly max: number }
    | { readonly kind: 'flag' }
    | { readonly kind: 'oneOf'; readonly values: readonly string[] }
    | { readonly kind: 'list'; readonly of: Description; readonly max: number; readonly min: number }
    | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Description>>; readonly atLeastOne: boolean }
    /** A new id of this kind, unique in its record; made from the named field, or `objection-3`, where it is absent. */
    | {
        readonly kind: 'newId';
        readonly of: ThingKind | ForeignKind;
        readonly from?: string;
        /** May name one that is on record already: a meeting is made by its scheduling or, where that is not on record, by its opening. */
        readonly orKnown?: true;
      }
    /** An id that must be known. People may be given by name, entries as `@revision` of the same record. */
    | { readonly kind: 'reference'; readonly to: ReferenceKind }
    /** A slug that names something without making it unique: an office, a milestone's tag. */
    | { readonly kind: 'slug'; readonly names?: ForeignKind }
    /** An instant, `2012-07-16T12:00:00Z`; kept as integer milliseconds since 1970. */
    | { readonly kind: 'instant' }
    /** Fields whose shape another field tells, as a type's name does in a correction; read by that shape when it is known. */
    | { readonly kind: 'unread' }
  );

declare const is: unique symbol;
export type Shape<T> = Description & { readonly [is]?: T };
export type Is<S> = S extends Shape<infer T> ? T : never;
type Fields = Readonly<Record<string, Description>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
/** What a record of these fields holds once read: optional fields are absent, never null or undefined. */
export type Held<F extends Fields> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Is<F[K]> } & { readonly [K in OptionalKeys<F>]?: Is<F[K]> }
>;
export type RecordShape<T> = Shape<T> & { readonly kind: 'record'; readonly fields: Fields; readonly atLeastOne: boolean };

/** Text of 1 to `max` characters (UTF-16 units), in NFC, without U+0000 and lone surrogates. */
export const text = (max = 2000): Shape<string> => ({ kind: 'text', max });
export const integer = (min = 0, max = Number.MAX_SAFE_INTEGER): Shape<number> => ({ kind: 'integer', min, max });
/** True, or absent: `false` is read as absent and never stored. */
export const flag = (): Shape<true> => ({ kind: 'flag' });
export const oneOf = <const V extends readonly string[]>(...values: V): Shape<V[number]> => ({ kind: 'oneOf', values });
export const slug = (names?: ForeignKind): Shape<string> => ({ kind: 'slug', ...(names && { names }) });
export const instant = (): Shape<number> => ({ kind: 'instant' });
export const unread = (): Shape<Readonly<Record<string, unknown>>> => ({ kind: 'unread' });
export const newId = (of: ThingKind | ForeignKind, from?: string): Shape<string> => ({ kind: 'newId', of, ...(from && { from }) });
/** A new id, or that of a thing on record already: whichever of two events came to be recorded makes the thing. */
export const newOrKnownId = (of: ThingKind, from?: string): Shape<string> => ({ kind: 'newId', of, orKnown: true, ...(from && { from }) });
export const reference = (to: ReferenceKind): Shape<string> => ({ kind: 'reference', to });
export const list = <S extends Description>(of: S, { min = 1, max = 200 } = {}): Shape<readonly Is<S>[]> => ({
  kind: 'list',
  of,
  min,
  max,
});
export const record = <F extends Fields>(fields: F): RecordShape<Held<F>> => ({ kind: 'record', fields, atLeastOne: false });
/** A record of optional fields of which at least one stands. */
export const someOf = <F extends Fields>(fields: F): RecordShape<Held<F>> => ({ kind: 'record', fields, atLeastOne: true });
export const optional = <S extends Description>(shape: S): S & { readonly optional: true } => ({ ...shape, optional: true });
/** The sentence that stands beside the field in the API document. */
export const described = <S extends Description>(doc: string, shape: S): S => ({ ...shape, doc });
export const checked = <T, S extends Shape<T>>(
  shape: S & Shape<T>,
  check: (value: T) => { code: string; says: string; path?: string } | undefined,
): S => ({ ...shape, check: check });
