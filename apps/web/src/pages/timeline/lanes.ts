import { grouped } from '@parley/negotiation';
import { counted, spoken } from '../../words/in-words';
import { classesOf, type LengthClass } from './length-classes';
import { isUndated, type Items, type Span } from './items';

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
  /** Items of which no date is known. */
  readonly undated: readonly number[];
  readonly classes: readonly LengthClass[];
}

/** Parties with so many lanes of their own, those with the most entries; the others share one, and can be chosen by the filter. */
export const LANES_MAX = 12;
const NO_PARTY = '';

/** Lanes by the parties whose doing the entries are, or by their kinds. */
export function lanesOf(items: Items, by: LanesBy, names: Names): readonly Lane[] {
  return by === 'party' ? byParty(items, names.parties) : byKind(items, names.families);
}

/** All items in one lane. */
export const everyItem = (items: Items): Lane => laneOf(items, { id: 'all', name: '', of: [...items.spans.keys()] });

function byParty(items: Items, parties: Names['parties']): readonly Lane[] {
  const found = itemsBy(items, ({ parties: acting }) => (acting.length > 0 ? acting : [NO_PARTY]));
  const countOf = ({ id }: { readonly id: string }): number => found.get(id)?.length ?? 0;
  const known = parties.filter((party) => countOf(party) > 0).sort((a, b) => countOf(b) - countOf(a));
  const own = known.length > LANES_MAX ? known.slice(0, LANES_MAX - 1) : known;
  const others = known.slice(own.length);
  const shared = [...new Set(others.flatMap(({ id }) => found.get(id) ?? []))];
  const unnamed = found.get(NO_PARTY) ?? [];
  return [
    ...own.map(({ id, name }) => laneOf(items, { id, name, of: found.get(id) ?? [] })),
    ...laneUnlessEmpty(items, { id: 'others', name: counted(others.length, 'other party', 'other parties'), of: shared }),
    ...laneUnlessEmpty(items, { id: 'none', name: 'No party named', of: unnamed }),
  ];
}

function byKind(items: Items, families: Names['families']): readonly Lane[] {
  const found = itemsBy(items, ({ family }) => [family]);
  return families.flatMap(({ id }) => laneUnlessEmpty(items, { id, name: spoken(id), of: found.get(id) ?? [] }));
}

function itemsBy({ spans }: Items, idsOf: (span: Span) => readonly string[]): ReadonlyMap<string, readonly number[]> {
  const pairs = spans.flatMap((span, item) => idsOf(span).map((id) => ({ id, item })));
  return new Map([...grouped(pairs, ({ id }) => id)].map(([id, of]) => [id, of.map(({ item }) => item)]));
}

interface Called {
  readonly id: string;
  readonly name: string;
  readonly of: readonly number[];
}
const laneUnlessEmpty = (items: Items, called: Called): readonly Lane[] => (called.of.length === 0 ? [] : [laneOf(items, called)]);

function laneOf(items: Items, { id, name, of }: Called): Lane {
  const undated = of.filter((item) => isUndated(items, item));
  const dated = undated.length === 0 ? of : of.filter((item) => !isUndated(items, item));
  return { id, name, count: of.length, undated, classes: classesOf(items, dated) };
}
