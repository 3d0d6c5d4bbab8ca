/** A directed graph over dense integers, as far as the order of entries needs it. Everything here costs O(vertices + edges). */

/** `from` is before `to`. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

export interface OrderGraph {
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
}

type Neighbours = OrderGraph['successors'];

export function graphOf(edges: readonly Edge[], count: number): OrderGraph {
  const empty = (): number[][] => Array.from({ length: count }, () => []);
  const [successors, predecessors] = [empty(), empty()];
  for (const { from, to } of edges) {
    successors[from]?.push(to);
    predecessors[to]?.push(from);
  }
  return { successors, predecessors };
}

/** What is reached from `starts` by at least one step; a start itself only if a cycle leads back to it. */
export function reachedFrom(starts: readonly number[], neighbours: Neighbours): Set<number> {
  const seen = new Set<number>();
  const waiting = [...starts];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const vertex of neighbours[next] ?? []) {
      if (!seen.has(vertex)) waiting.push(vertex);
      seen.add(vertex);
    }
  }
  return seen;
}

/** Vertices in the order a depth-first walk leaves them, without recursion: a chain of statements can be long. */
function byLeaving(successors: Neighbours): number[] {
  const left: number[] = [];
  const entered = new Set<number>();
  const path: { vertex: number; next: number }[] = [];
  const enter = (vertex: number): void => {
    if (!entered.has(vertex)) path.push({ vertex, next: 0 });
    entered.add(vertex);
  };
  for (const root of successors.keys()) {
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const successor = successors[top.vertex]?.[top.next++];
      if (successor !== undefined) {
        enter(successor);
      } else {
        left.push(top.vertex);
        path.pop();
      }
    }
  }
  return left;
}

/** For each vertex the number of its strongly connected component: two share one if and only if each reaches the other (Kosaraju, Sharir). */
export function componentsOf({ successors, predecessors }: OrderGraph): readonly number[] {
  const component: number[] = successors.map(() => -1);
  for (const root of byLeaving(successors).reverse()) {
    const waiting = component[root] === -1 ? [root] : [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      component[next] = root;
      waiting.push(...(predecessors[next] ?? []).filter((vertex) => component[vertex] === -1));
    }
  }
  return component;
}
