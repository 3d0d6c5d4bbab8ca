import { createHash } from 'node:crypto';
import { partitionPoint } from '@parley/negotiation';
import { ViewsError } from '../errors';
import { canonicalText } from '../project/canonical-text';
import type { Paging } from '../questions';

export const LIMIT_DEFAULT = 50;
export const LIMIT_MAX = 200;

/** Where an item stands in the order of an answer; compared part by part, numbers as numbers, texts as their bytes. */
export type Place = readonly (string | number)[];

/** The page that is asked for. */
export interface PageAsked {
  readonly limit: number;
  /** Only what comes after it. */
  readonly after?: Place;
  /** The cursor that goes on after this place. */
  readonly cursor: (place: Place) => string;
}

const USUAL = { usual: LIMIT_DEFAULT, most: LIMIT_MAX };

/** Reads `limit` and `after`; a cursor is taken only by the question that gave it, with the same filters. */
export function pageAsked(question: string, asked: Paging, { usual, most } = USUAL): PageAsked {
  const { limit = usual, after, ...filters } = asked;
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new ViewsError('limit-invalid', { min: 1, max: most });
  const mark = createHash('sha256')
    .update(`${question} ${canonicalText(filters)}`)
    .digest('hex')
    .slice(0, 12);
  const cursor = (place: Place): string => Buffer.from(JSON.stringify([mark, ...place])).toString('base64url');
  return { limit, cursor, ...(after !== undefined && { after: placeIn(after, mark) }) };
}

function placeIn(cursor: string, mark: string): Place {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    read = undefined;
  }
  const isOurs = Array.isArray(read) && read[0] === mark && read.every((part) => typeof part === 'string' || typeof part === 'number');
  if (!isOurs) throw new ViewsError('cursor-invalid', {});
  return (read as Place).slice(1);
}

export function comparePlaces(a: Place, b: Place): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = compareParts(a[index] as string | number, b[index] as string | number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const compareParts = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));

/** By their bytes in UTF-8, which is by code point: only beside a surrogate does the order of code units differ from that. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}
const SURROGATE = /[\uD800-\uDFFF]/;

/** Items in the order of their places. */
export const inOrder = <T>(all: readonly T[], placeOf: (item: T) => Place): T[] => byPlace(all, placeOf).map(({ item }) => item);

const byPlace = <T>(all: readonly T[], placeOf: (item: T) => Place): Placed<T>[] =>
  all.map((item) => ({ item, place: placeOf(item) })).sort((a, b) => comparePlaces(a.place, b.place));

/** One page of items that are all at hand, in the order of their places. */
export function pageOf<T>(all: readonly T[], placeOf: (item: T) => Place, asked: PageAsked): { items: T[]; next?: string } {
  const placed = byPlace(all, placeOf);
  const { after } = asked;
  return cutPage(after ? placed.filter(({ place }) => comparePlaces(place, after) > 0) : placed, asked);
}

/** The same of items that stand in that order: only those of the page are looked at, and a few on the way to it. */
export function pageOfOrdered<T>(ordered: readonly T[], placeOf: (item: T) => Place, asked: PageAsked): { items: T[]; next?: string } {
  const { after, limit } = asked;
  const isPast = (at: number): boolean => after !== undefined && comparePlaces(placeOf(ordered[at] as T), after) <= 0;
  const from = partitionPoint(ordered.length, isPast);
  return cutPage(
    ordered.slice(from, from + limit + 1).map((item) => ({ item, place: placeOf(item) })),
    asked,
  );
}

interface Placed<T> {
  readonly item: T;
  readonly place: Place;
}
/** The first items of those in order, with a cursor where there are more. */
export function cutPage<T>(placed: readonly Placed<T>[], { limit, cursor }: PageAsked): { items: T[]; next?: string } {
  const items = placed.slice(0, limit).map(({ item }) => item);
  const last = placed[limit - 1];
  return { items, ...(placed.length > limit && last && { next: cursor(last.place) }) };
}
