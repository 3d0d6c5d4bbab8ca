import fc from 'fast-check';
import {
  latestOf,
  orderAmong,
  orderOf,
  type OccurredBounds,
  type OccurredEntry,
  type Order,
} from '../../../libs/negotiation/src/values/occurred-order';

const at = (earliest: number | null, latest: number | null): OccurredBounds => ({ earliest, latest });

describe('by dates alone', () => {
  test.each<[string, OccurredBounds, OccurredBounds, Order]>([
    ['one ends where the other starts', at(0, 5), at(5, 9), 'before'],
    ['one starts where the other ended', at(5, 9), at(0, 5), 'after'],
    ['they overlap', at(0, 6), at(5, 9), 'undetermined'],
    ['both are one and the same millisecond', at(5, 6), at(5, 6), 'same'],
    ['both are the same day', at(0, 10), at(0, 10), 'undetermined'],
    ['one has an open end', at(0, null), at(5, 9), 'undetermined'],
    ['one has an open start but has ended', at(null, 5), at(5, null), 'before'],
    ['nothing is known', at(null, null), at(null, null), 'undetermined'],
  ])('%s', (...[, a, b, order]) => {
    expect(orderOf(a, b)).toBe(order);
  });

  const bound = fc.integer({ min: 0, max: 12 });
  const range = fc
    .tuple(bound, bound, fc.boolean(), fc.boolean())
    .map(([a, b, openStart, openEnd]) => at(openStart ? null : Math.min(a, b), openEnd ? null : Math.max(a, b) + 1));
  const instantsOf = ({ earliest, latest }: OccurredBounds): number[] => {
    const from = earliest ?? -3;
    return Array.from({ length: (latest ?? 17) - from }, (_, index) => from + index);
  };

  test('an order is claimed exactly if it holds for every instant of both', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const pairs = instantsOf(a).flatMap((x) => instantsOf(b).map((y) => Math.sign(x - y)));
        const only = new Set(pairs).size === 1 ? pairs[0] : undefined;
        expect(orderOf(a, b)).toBe(only === undefined ? 'undetermined' : { '-1': 'before', '0': 'same', '1': 'after' }[String(only)]);
      }),
      { numRuns: 500 },
    );
  });
});

const entry = (id: string, bounds: OccurredBounds, stated: { after?: string[]; before?: string[] } = {}): OccurredEntry => ({
  id,
  ...bounds,
  ...stated,
});
const unknown = at(null, null);

describe('with what was stated', () => {
  test('a reply stated to come after its question comes after it, though both have the same day', () => {
    const order = orderAmong([entry('question', at(0, 10)), entry('reply', at(0, 10), { after: ['question'] })]);
    expect([order.orderOf('question', 'reply'), order.orderOf('reply', 'question')]).toEqual(['before', 'after']);
  });

  test('statements carry on from entry to entry, also through one that is only mentioned', () => {
    const order = orderAmong([
      entry('a', unknown, { before: ['b'] }),
      entry('b', unknown, { before: ['elsewhere'] }),
      entry('c', unknown, { after: ['elsewhere'] }),
    ]);
    expect(order.orderOf('a', 'c')).toBe('before');
  });

  test('statements and dates carry on together', () => {
    const order = orderAmong([
      entry('a', unknown, { before: ['b'] }),
      entry('b', at(0, 5)),
      entry('c', at(5, 9)),
      entry('d', unknown, { after: ['c'] }),
    ]);
    expect(order.orderOf('a', 'd')).toBe('before');
  });

  test('two statements that contradict each other decide nothing', () => {
    const order = orderAmong([entry('a', unknown, { before: ['b'] }), entry('b', unknown, { before: ['a'] })]);
    expect(order.orderOf('a', 'b')).toBe('undetermined');
  });

  test('a statement against the dates does not count, and the dates do', () => {
    const order = orderAmong([entry('a', at(5, 9), { before: ['b'] }), entry('b', at(0, 5))]);
    expect(order.orderOf('a', 'b')).toBe('after');
  });

  test('a contradiction leaves the statements outside it alone', () => {
    const order = orderAmong([entry('a', unknown, { before: ['b'] }), entry('b', unknown, { before: ['a', 'c'] }), entry('c', unknown)]);
    expect([order.orderOf('a', 'b'), order.orderOf('b', 'c'), order.orderOf('a', 'c')]).toEqual(['undetermined', 'before', 'undetermined']);
  });

  test('an entry is itself, and nothing is known of one nobody mentioned', () => {
    const order = orderAmong([entry('a', unknown, { after: ['a'] })]);
    expect([order.orderOf('a', 'a'), order.orderOf('a', 'nobody')]).toEqual(['same', 'undetermined']);
  });
});

describe('the latest', () => {
  test('is the one after all the others', () => {
    expect(latestOf([entry('new', at(5, 9)), entry('old', at(0, 5))])).toEqual({ kind: 'one', id: 'new' });
  });

  test('is any of those that nothing follows, in the order asked', () => {
    const items = [entry('b', at(4, 9)), entry('old', at(0, 4)), entry('a', at(5, 9))];
    expect(latestOf(items)).toEqual({ kind: 'undetermined', ids: ['b', 'a'] });
  });

  test('takes into account entries that are not asked about', () => {
    const items = [entry('a', unknown, { before: ['link'] }), entry('b', unknown)];
    expect(latestOf(items, [entry('link', unknown, { before: ['b'] })])).toEqual({ kind: 'one', id: 'b' });
  });

  test('of nothing is none, and of two that contradict each other either', () => {
    expect(latestOf([])).toEqual({ kind: 'none' });
    expect(latestOf([entry('a', unknown, { after: ['b'] }), entry('b', unknown, { after: ['a'] })])).toEqual({
      kind: 'undetermined',
      ids: ['a', 'b'],
    });
  });

  test('of 20,000 entries in one chain of statements is found without recursion', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      entry(`e-${index}`, index % 3 ? unknown : at(index, index + 2), index ? { after: [`e-${index - 1}`] } : {}),
    );
    expect(latestOf(chain.toReversed())).toEqual({ kind: 'one', id: 'e-19999' });
  });
});
