import fc from 'fast-check';
import { inOrder } from '../../../apps/web/src/pages/timeline/in-order';
import { listedIn } from '../../../apps/web/src/pages/timeline/marks';
import { atOnce, inPieces } from '../../../apps/web/src/pages/timeline/stepwise';
import { drawableOf } from '../../../apps/web/src/pages/timeline/drawable';
import { DAY, everyItem, itemsOf, manySpans, NAMES, span } from './kit';

const day = (at: number): string => new Date(Date.UTC(2015, 0) + at * DAY).toISOString();
/** Days from a first, some open at a side or both. */
const dated = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 90 }), fc.constantFrom('', '', '', 'before', 'after', 'both'))
  .map(([from, length, open]) => ({
    from: open === 'before' || open === 'both' ? null : day(from),
    to: open === 'after' || open === 'both' ? null : day(from + length),
  }));

describe('what is listed of a part of time', () => {
  it('stands by where it starts, what reaches into the time first and what has no date last, and each is found where it stands', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 120 }), fc.nat(400), fc.integer({ min: 1, max: 400 }), (all, from, length) => {
        const items = itemsOf(
          all.map((one, at) => span(`e${at}`, [one.from, one.to])),
          'occurred',
        );
        const view = { from: Date.parse(day(from)), to: Date.parse(day(from + length)) };
        const listed = listedIn(everyItem(items), items, { view, width: 800 });
        const named = Array.from({ length: listed.length }, (_none, row) => listed.at(row)?.entry ?? '');
        const places = named.map((entry) => Number(entry.slice(1)));
        expect(new Set(named).size).toBe(named.length);
        expect(places.map((item) => listed.placeOf(item))).toEqual([...named.keys()]);
        const isUndated = (item: number): boolean => all[item]?.from === null && all[item].to === null;
        const order = (item: number): number => (isUndated(item) ? Infinity : (items.starts[item] as number));
        expect(places).toEqual([...places].sort((a, b) => order(a) - order(b) || a - b));
        const inside = [...all.keys()].filter(
          (item) => (items.starts[item] as number) >= view.from && (items.starts[item] as number) < view.to,
        );
        expect(places).toEqual(expect.arrayContaining([...inside, ...[...all.keys()].filter(isUndated)]));
        expect(listed.at(listed.length)).toBeUndefined();
      }),
    );
  });

  it('is a part of one order, of which nothing is copied however many it holds', () => {
    const items = itemsOf(manySpans(20_000), 'occurred');
    const every = everyItem(items);
    let asked = 0;
    const watched = new Proxy(every.order, {
      get: (order, name) => {
        asked += 1;
        return Reflect.get(order, name, order) as unknown;
      },
    });
    const listed = listedIn({ ...every, order: watched }, items, { view: { from: Date.UTC(2014, 0), to: Date.UTC(2026, 0) }, width: 800 });
    expect(listed.length).toBe(20_000);
    expect(listed.at(19_999)).toBeDefined();
    expect(asked).toBeLessThan(100);
  });
});

describe('numbers in order', () => {
  it('are those of a sort that keeps the order of equals', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-Infinity, Infinity))), (values) => {
        const found = atOnce(inOrder(Int32Array.from(values.keys()), Float64Array.from(values)));
        const compare = (a: number, b: number): number =>
          values[a] === values[b] ? a - b : (values[a] as number) < (values[b] as number) ? -1 : 1;
        expect([...found]).toEqual([...values.keys()].sort(compare));
      }),
    );
  });
});

describe('a long timeline is made ready to be drawn', () => {
  const wanted = { spans: manySpans(100_000), names: NAMES, clock: 'occurred', by: 'kind', kind: undefined, grade: undefined } as const;

  it('in many pieces, between which the page can do something else, and comes out as it would at once', async () => {
    const work = drawableOf(wanted);
    let pieces = 0;
    for (let isDone = false; !isDone; pieces += 1) isDone = work.next().done === true;
    expect(pieces).toBeGreaterThan(30);
    const [slow, fast] = [await inPieces(drawableOf(wanted), () => true), atOnce(drawableOf(wanted))];
    expect(slow?.every.order).toEqual(fast.every.order);
    expect(slow?.lanes.map(({ count }) => count)).toEqual([100_000]);
  });

  it('no further than it is wanted', async () => {
    let asked = 0;
    expect(await inPieces(drawableOf(wanted), () => (asked += 1) < 3)).toBeUndefined();
  });
});
