import { counted, spoken } from '../../words/in-words';
import { inOrder } from './in-order';
import { isUndated, type Items, type Span } from './items';
import { classesOf, type LengthClass } from './length-classes';
import { forEachBelow, type Stepwise } from './stepwise';

export const LANES_BY = ['party', 'kind'] as const;
export type LanesBy = (typeof LANES_BY)[number];
/** What there are lanes for, in their order. */
export interface Names {
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly families: readonly { readonly id: string }[];
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Items of which no date is known, in the order of their places. */
  readonly undated: Int32Array;
  /** The others, by where they start. */
  readonly order: Int32Array;
  readonly classes: readonly LengthClass[];
}

/** Parties with so many lanes of their own, those with the most entries; the others share one, and can be chosen by the filter. */
export const LANES_MAX = 12;
const NO_PARTY = '';
const UNNAMED = [NO_PARTY];

/** Lanes by the parties whose doing the entries are, or by their kinds. */
export function* lanesOf(items: Items, by: LanesBy, names: Names): Stepwise<readonly Lane[]> {
  const lanes: Lane[] = [];
  const called = by === 'party' ? yield* byParty(items, names.parties) : yield* byKind(items, names.families);
  for (const one of called) if (one.of.length > 0) lanes.push(yield* laneOf(items, one));
  return lanes;
}

/** All items in one lane. */
export const everyItem = (items: Items): Stepwise<Lane> => laneOf(items, { id: 'all', name: '', of: Int32Array.from(items.starts.keys()) });

interface Called {
  readonly id: string;
  readonly name: string;
  /** Each once, from the first on. */
  readonly of: Int32Array;
}

function* byParty(items: Items, parties: Names['parties']): Stepwise<readonly Called[]> {
  const found = yield* itemsBy(items, ({ parties: acting }) => (acting.length > 0 ? acting : UNNAMED));
  const ofParty = (id: string): readonly number[] => found.get(id) ?? [];
  const countOf = ({ id }: { readonly id: string }): number => ofParty(id).length;
  const known = parties.filter((party) => countOf(party) > 0).sort((a, b) => countOf(b) - countOf(a));
  const own = known.length > LANES_MAX ? known.slice(0, LANES_MAX - 1) : known;
  const others = known.slice(own.length);
  const shared = Int32Array.from(new Set(others.flatMap(({ id }) => ofParty(id)))).sort();
  return [
    ...own.map(({ id, name }) => ({ id, name, of: Int32Array.from(ofParty(id)) })),
    { id: 'others', name: counted(others.length, 'other party', 'other parties'), of: shared },
    { id: 'none', name: 'No party named', of: Int32Array.from(ofParty(NO_PARTY)) },
  ];
}

function* byKind(items: Items, families: Names['families']): Stepwise<readonly Called[]> {
  const found = yield* itemsBy(items, ({ family }) => [family]);
  return families.map(({ id }) => ({ id, name: spoken(id), of: Int32Array.from(found.get(id) ?? []) }));
}

/** Each item once under each of its ids. */
function* itemsBy({ spans }: Items, idsOf: (span: Span) => readonly string[]): Stepwise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  yield* forEachBelow(spans.length, (item) => {
    for (const id of idsOf(spans[item] as Span)) {
      const of = found.get(id);
      if (!of) found.set(id, [item]);
      else if (of.at(-1) !== item) of.push(item);
    }
  });
  return found;
}

function* laneOf(items: Items, { id, name, of }: Called): Stepwise<Lane> {
  const undated = of.filter((item) => isUndated(items, item));
  const dated = undated.length === 0 ? of : of.filter((item) => !isUndated(items, item));
  yield;
  const order = yield* inOrder(dated, items.starts);
  return { id, name, count: of.length, undated, order, classes: yield* classesOf(items, order) };
}
