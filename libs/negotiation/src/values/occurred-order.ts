/**
 * Which of two things happened first, where that can be said: by the bounds of their dates and by what was stated (`after`, `before`).
 * An order is claimed only if it holds for every instant that both can mean. Revision and recorded time never decide.
 */
import { componentsOf, graphOf, reachedFrom, type Edge, type OrderGraph } from './order-graph';

/** Half-open bounds in UTC ms, as `EdtfBounds` gives them; `null` is open or unknown. */
export interface OccurredBounds {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** An entry's date and the ids of the entries that it is stated to have happened after, or before. */
export interface OccurredEntry extends OccurredBounds {
  readonly id: string;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}

const UNDATED: OccurredBounds = { earliest: null, latest: null };

export type Order = 'before' | 'after' | 'same' | 'undetermined';

/** `undetermined`: any of these may be the latest, in the order they were asked about. */
export type Latest =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'undetermined'; readonly ids: readonly string[] };

const endsBefore = (a: OccurredBounds, b: OccurredBounds): boolean => a.latest !== null && b.earliest !== null && a.latest <= b.earliest;

const isInstant = ({ earliest, latest }: OccurredBounds): boolean => earliest !== null && latest === earliest + 1;

/** Order by dates alone. `same` needs both to be one and the same millisecond. */
export function orderOf(a: OccurredBounds, b: OccurredBounds): Order {
  if (endsBefore(a, b)) return 'before';
  if (endsBefore(b, a)) return 'after';
  return isInstant(a) && isInstant(b) && a.earliest === b.earliest ? 'same' : 'undetermined';
}

/** Dense vertices for ids; ids that are only mentioned have one too, so that order passes through entries that are not at hand. */
class Vertices {
  readonly #ofId = new Map<string, number>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  fresh(): number {
    return this.#count++;
  }

  of(id: string): number {
    const held = this.#ofId.get(id);
    if (held !== undefined) return held;
    const made = this.fresh();
    this.#ofId.set(id, made);
    return made;
  }

  find(id: string): number | undefined {
    return this.#ofId.get(id);
  }
}

function statedEdges(entries: readonly OccurredEntry[], vertices: Vertices): Edge[] {
  return entries.flatMap(({ id, after = [], before = [] }) => {
    const own = vertices.of(id);
    return [
      ...after.map((other) => ({ from: vertices.of(other), to: own })),
      ...before.map((other) => ({ from: own, to: vertices.of(other) })),
    ];
  });
}

/** Every order by dates, in a number of edges that grows with the entries and not with their pairs: through a chain of the bounds. Bounds that hold no instant say nothing. */
function datedEdges(entries: readonly OccurredEntry[], vertices: Vertices): Edge[] {
  const dated = entries.filter(({ earliest, latest }) => earliest === null || latest === null || earliest < latest);
  const bounds = dated.flatMap(({ earliest, latest }) => [earliest, latest]).filter((bound) => bound !== null);
  const chain = new Map([...new Set(bounds)].sort((a, b) => a - b).map((bound) => [bound, vertices.fresh()]));
  const links = [...chain.values()];
  const edges: Edge[] = links.slice(1).map((to, index) => ({ from: links[index] ?? to, to }));
  const edge = (from: number | undefined, to: number | undefined): Edge[] => (from === undefined || to === undefined ? [] : [{ from, to }]);
  const at = (bound: number | null): number | undefined => (bound === null ? undefined : chain.get(bound));
  return edges.concat(
    dated.flatMap(({ id, earliest, latest }) => [...edge(at(earliest), vertices.of(id)), ...edge(vertices.of(id), at(latest))]),
  );
}

/** The order among a set of entries: dates and statements, and whatever follows from them together. */
export interface OccurredOrder {
  orderOf(a: string, b: string): Order;
  /** The one that is after all the others asked about; or those that none of the others is after. */
  latestOf(ids: readonly string[]): Latest;
  /** The other entries of the set that come before this one for certain, contradictions left aside. */
  earlierThan(id: string): ReadonlySet<string>;
  /** The other entries of the set that come before or after this one for certain, contradictions left aside. */
  decidedWith(id: string): ReadonlySet<string>;
}

/** Dates never contradict one another, so every cycle holds a statement; a statement is on one exactly if its ends share a component. */
function withoutContradiction(stated: readonly Edge[], dated: readonly Edge[], count: number): OrderGraph {
  const component = componentsOf(graphOf([...stated, ...dated], count));
  const sound = stated.filter(({ from, to }) => component[from] !== component[to]);
  return graphOf([...sound, ...dated], count);
}

/**
 * Works out the order among entries. A statement that lies on a cycle, with other statements or against the dates, is contradicted:
 * it counts for nothing, rather than one side winning. Costs O(n log n) for n entries and statements, then O(n) a question.
 * Of entries with the same id the last counts; ids that are only mentioned have no dates but carry the order on.
 */
export function orderAmong(entries: readonly OccurredEntry[]): OccurredOrder {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const vertices = new Vertices();
  const stated = statedEdges([...known.values()], vertices);
  const dated = datedEdges([...known.values()], vertices);
  const graph = withoutContradiction(stated, dated, vertices.count);
  const verticesOf = (ids: readonly string[]): number[] => ids.map((id) => vertices.find(id)).filter((vertex) => vertex !== undefined);
  const leadsTo = (a: string, b: string): boolean => {
    const target = vertices.find(b);
    return target !== undefined && reachedFrom(verticesOf([a]), graph.successors).has(target);
  };

  return {
    orderOf(a, b) {
      if (a === b) return 'same';
      if (leadsTo(a, b)) return 'before';
      if (leadsTo(b, a)) return 'after';
      return orderOf(known.get(a) ?? UNDATED, known.get(b) ?? UNDATED);
    },
    earlierThan(id) {
      const before = reachedFrom(verticesOf([id]), graph.predecessors);
      const isBefore = (other: string): boolean => other !== id && before.has(vertices.find(other) ?? -1);
      return new Set([...known.keys()].filter(isBefore));
    },
    decidedWith(id) {
      const [before, after] = [reachedFrom(verticesOf([id]), graph.predecessors), reachedFrom(verticesOf([id]), graph.successors)];
      const isDecided = (vertex: number | undefined): boolean => vertex !== undefined && (before.has(vertex) || after.has(vertex));
      return new Set([...known.keys()].filter((other) => other !== id && isDecided(vertices.find(other))));
    },
    latestOf(ids) {
      const earlier = reachedFrom(verticesOf(ids), graph.predecessors);
      const left = [...new Set(ids)].filter((id) => !earlier.has(vertices.find(id) ?? -1));
      const [first, second] = left;
      if (first === undefined) return { kind: 'none' };
      return second === undefined ? { kind: 'one', id: first } : { kind: 'undetermined', ids: left };
    },
  };
}

/** The latest of `items`, where `known` (by default they alone) says what else bears on their order. */
export function latestOf(items: readonly OccurredEntry[], known: readonly OccurredEntry[] = items): Latest {
  return orderAmong(known === items ? items : [...known, ...items]).latestOf(items.map(({ id }) => id));
}
