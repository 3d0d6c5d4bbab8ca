import fc from 'fast-check';
import type { ClockEntry, Side, SpanSaid } from '../../apps/web/src/pages/clocks/clock-entries';
import { clockPlot, clockSpans, crossAt, momentsAt, MARGIN } from '../../apps/web/src/pages/clocks/clock-plot';
import { CELL, inkOf } from '../../apps/web/src/pages/clocks/ink';

const DAY = 86_400_000;
const SPAN: SpanSaid = {
  ...{ entry: 'e', revision: 0, type: 'StatementRecorded', says: '', earliest: null, latest: null, recordedAt: '' },
  ...{ grade: 'report', parties: [], family: 'statements' },
};
const entry = (earliest: number | null, latest: number | null, recordedAt: number): ClockEntry => ({
  span: SPAN,
  earliest,
  latest,
  recordedAt,
});
const SIZE = [1_000, 380] as const;
const known = (): Side => 'known';

/** So many entries over so many days, a third of which say only about when: the same ones in every run. */
function many(count: number): readonly ClockEntry[] {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  return Array.from({ length: count }, () => {
    const from = next(3_650) * DAY;
    const until = from + (next(3) === 0 ? next(90) + 1 : 1) * DAY;
    return entry(next(50) === 0 ? null : from, until, until + next(400) * DAY);
  });
}

describe('what is drawn of the entries', () => {
  it.each([1_000, 100_000, 1_000_000])('is bounded by the pixels, whether there are %d of them or more', (count) => {
    const entries = many(count);
    const plot = clockPlot(clockSpans(entries), SIZE);
    const { dots, bars } = inkOf(entries, plot, known);
    const places = Math.ceil(plot.width / CELL) * Math.ceil(plot.height / CELL);
    expect(dots.length).toBeLessThanOrEqual(places);
    expect(bars.length).toBeLessThanOrEqual(places / 2 + plot.height);
    expect(dots.length + bars.length).toBeGreaterThan(0);
  });

  it('loses no entry: each is in a dot, or under a bar that reaches over all of its time', () => {
    const moment = fc.integer({ min: 0, max: 1_000 });
    const one = fc.tuple(fc.option(moment), fc.option(moment), moment).map(([a, b, recorded]) => {
      const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      return entry(from === null ? null : from * DAY, to === null ? null : (to + 1) * DAY, recorded * DAY);
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (entries) => {
        const plot = clockPlot(clockSpans(entries), SIZE);
        const { dots, bars } = inkOf(entries, plot, known);
        const dotted = dots.reduce((sum, { count }) => sum + count, 0);
        const spans = entries.filter(({ earliest, latest, recordedAt }) => {
          const [from, to] = [earliest === null ? 0 : plot.x(earliest), latest === null ? plot.width : plot.x(latest - 1)];
          const y = plot.y(recordedAt);
          return bars.some((bar) => Math.abs(bar.y - y) <= CELL && bar.from <= from && bar.to >= Math.min(to, plot.width) - 1e-6);
        });
        expect(dotted + spans.length).toBeGreaterThanOrEqual(entries.length);
      }),
    );
  });

  it('is a bar over the whole width where no date is known, and never a dot at some time', () => {
    const entries = [entry(0, 1, 5 * DAY), entry(null, null, 3 * DAY), entry(90 * DAY, 90 * DAY + 1, 95 * DAY)];
    const plot = clockPlot(clockSpans(entries), SIZE);
    const { dots, bars } = inkOf(entries, plot, known);
    expect(dots).toHaveLength(2);
    expect(bars).toMatchObject([{ from: 0, to: Math.ceil(plot.width / CELL) * CELL }]);
  });

  it('keeps apart what was known, what was recorded later and what had not happened, in one place too', () => {
    const entries = [entry(0, 1, DAY), entry(0, 1, DAY), entry(9 * DAY, 9 * DAY + 1, 10 * DAY)];
    const plot = clockPlot(clockSpans(entries), SIZE);
    const sides: Side[] = ['known', 'later', 'future'];
    const { dots } = inkOf(entries, plot, (one) => sides[entries.indexOf(one)] ?? 'known');
    expect(dots.map(({ side, count }) => [side, count])).toEqual([
      ['known', 1],
      ['later', 1],
      ['future', 1],
    ]);
  });
});

describe('the crosshair', () => {
  it('stands where the pointer chose it', () => {
    const plot = clockPlot(clockSpans([entry(0, DAY, DAY), entry(99 * DAY, 100 * DAY, 120 * DAY)]), SIZE);
    fc.assert(
      fc.property(fc.integer({ min: MARGIN.left, max: 900 }), fc.integer({ min: MARGIN.top, max: 330 }), (left, top) => {
        const { happened, recorded } = momentsAt(plot, [left, top]);
        const { x, y } = crossAt(plot, { end: happened, known: recorded });
        expect(x + MARGIN.left).toBeCloseTo(left, 6);
        expect(y + MARGIN.top).toBeCloseTo(top, 6);
      }),
    );
  });

  it('stands at the edges where a clock has no limit', () => {
    const plot = clockPlot(clockSpans([entry(0, DAY, DAY)]), SIZE);
    expect(crossAt(plot, {})).toEqual({ x: plot.width, y: 0 });
  });
});
