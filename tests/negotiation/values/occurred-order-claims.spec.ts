import fc from 'fast-check';
import { latestOf, orderAmong, orderOf, type OccurredEntry, type Order } from '../../../libs/negotiation/src/values/occurred-order';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 });
const widths = fc.tuple(fc.option(fc.nat(4), { freq: 3 }), fc.option(fc.nat(4), { freq: 3 }));

/** Entries around instants that are taken to be the truth; the statements are true as well. */
const truthful = fc.tuple(fc.array(fc.tuple(fc.nat(10), widths), { minLength: 6, maxLength: 6 }), links).map(([placed, pairs]) => {
  const truth = new Map(placed.map(([instant], index) => [NAMES[index] ?? '', instant]));
  const entries = placed.map(([instant, [early, late]], index) => ({
    id: NAMES[index] ?? '',
    earliest: early === null ? null : instant - early,
    latest: late === null ? null : instant + late + 1,
    after: pairs.filter(([from, to]) => to === index && (placed[from]?.[0] ?? 0) < instant).map(([from]) => NAMES[from] ?? ''),
  }));
  return { truth, entries };
});

const asOrder = (sign: number): Order => (sign < 0 ? 'before' : sign > 0 ? 'after' : 'same');

test('whatever is claimed is true where dates and statements are true', () => {
  const pairs = NAMES.flatMap((a) => NAMES.filter((b) => b !== a).map((b) => [a, b] as const));
  fc.assert(
    fc.property(truthful, ({ truth, entries }) => {
      const instant = (id: string): number => truth.get(id) ?? NaN;
      const order = orderAmong(entries);
      for (const [a, b] of pairs) expect(['undetermined', asOrder(instant(a) - instant(b))]).toContain(order.orderOf(a, b));
    }),
    { numRuns: 500 },
  );
});

test('the latest in truth is always among the candidates', () => {
  fc.assert(
    fc.property(truthful, ({ truth, entries }) => {
      const latest = latestOf(entries);
      const top = Math.max(...truth.values());
      const candidates = latest.kind === 'one' ? [latest.id] : latest.kind === 'undetermined' ? latest.ids : [];
      expect(candidates).toEqual(expect.arrayContaining(NAMES.filter((name) => truth.get(name) === top)));
    }),
    { numRuns: 500 },
  );
});

/** The same by brute force (Warshall): the closure of all pairs, without the statements that lie on a cycle. */
function closure(entries: readonly OccurredEntry[], stated: readonly [number, number][]): boolean[][] {
  const reach = (pairs: readonly [number, number][]): boolean[][] => {
    const isStated = (i: number, j: number): boolean => pairs.some(([from, to]) => from === i && to === j);
    const direct = entries.map((x, i) => entries.map((y, j) => orderOf(x, y) === 'before' || isStated(i, j)));
    const through = (grid: boolean[][], k: number): boolean[][] =>
      grid.map((row) => row.map((held, j) => held || (row[k] === true && grid[k]?.[j] === true)));
    return entries.reduce((grid, _, k) => through(grid, k), direct);
  };
  const all = reach(stated);
  return reach(stated.filter(([from, to]) => from !== to && !all[to]?.[from]));
}

test('all that follows is claimed, and contradictions count for nothing: as the closure of all pairs has it', () => {
  const bound = fc.option(fc.nat(6), { freq: 4 });
  const ranges = fc.array(fc.tuple(bound, fc.option(fc.nat(3), { freq: 4 })), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(ranges, links, (drawn, stated) => {
      const entries = drawn.map(([from, width], index) => ({
        id: NAMES[index] ?? '',
        earliest: from,
        latest: width === null ? null : (from ?? 3) + width + 1,
        before: stated.filter(([first]) => first === index).map(([, to]) => NAMES[to] ?? ''),
      }));
      const grid = closure(entries, stated);
      const order = orderAmong(entries);
      const isBefore = NAMES.map((a) => NAMES.map((b) => a !== b && order.orderOf(a, b) === 'before'));
      expect(isBefore).toEqual(grid.map((row, i) => row.map((held, j) => held && i !== j)));
      const left = NAMES.filter((_, i) => !grid[i]?.some((held, j) => held && j !== i));
      expect(latestOf(entries)).toEqual(left.length === 1 ? { kind: 'one', id: left[0] } : { kind: 'undetermined', ids: left });
    }),
    { numRuns: 500 },
  );
});
