import fc from 'fast-check';
import { parsePeriod } from '../../../libs/negotiation/src/values/financial-year';
import { dateEnding, endOfPlain, momentOf, momentText } from '../../../apps/web/src/pages/timeline/clock-time';
import { endOfAny } from '../../../apps/web/src/pages/timeline/any-date';
import { searchWith, stateIn } from '../../../apps/web/src/pages/timeline/state';
import { stepAt, stepped, stepsOf } from '../../../apps/web/src/pages/timeline/steps';
import { atOnce } from '../../../apps/web/src/pages/timeline/stepwise';
import { ticksOf } from '../../../apps/web/src/pages/timeline/ticks';
import { fitting, moved, showing, VIEW_MAX, VIEW_MIN, zoomed } from '../../../apps/web/src/pages/timeline/view';
import { DAY, itemsOf, span } from './kit';

const seconds = fc.integer({ min: Date.UTC(1900, 0) / 1_000, max: Date.UTC(2200, 0) / 1_000 }).map((second) => second * 1_000);

describe('a moment and its date', () => {
  it.each(['2012', '2012-12', '2012-02', '2012-07-16', '2012-07-16T12:30:15Z'])('%s ends where the rules say that it ends', (date) => {
    expect(endOfPlain(date)).toBe(endOfAny(date));
  });

  it('a date that only the rules can read is left to them', () => {
    for (const date of ['FY2011-12', '2012-07-16?', '2012-07-01/2012-07-16', 'soon']) expect(endOfPlain(date)).toBeUndefined();
    expect(endOfAny('FY2011-12')).toBe(Date.UTC(2012, 3));
  });

  it('goes into the address and comes back from it, on both clocks', () => {
    fc.assert(
      fc.property(seconds, (moment) => {
        for (const clock of ['occurred', 'recorded'] as const) expect(momentOf(clock, momentText(clock, moment))).toBe(moment);
        const period = parsePeriod(dateEnding(moment));
        expect(period.ok && period.value.bounds.latest).toBe(moment);
      }),
    );
  });
});

describe('the address', () => {
  it('holds the moments, the part of time, the lanes, the clock and the filters, and nothing of them is lost', () => {
    const state = {
      ...{ clock: 'recorded' as const, lanes: 'kind' as const, moment: Date.UTC(2026, 0, 5), against: Infinity },
      ...{ view: { from: Date.UTC(2025, 0), to: Date.UTC(2026, 0) }, filter: { party: 'a', kind: 'objections', grade: 'report' } },
    };
    expect(stateIn(searchWith(new URLSearchParams(), state))).toEqual(state);
  });

  it('keeps what it does not know, and a date as it was written until the moment moves', () => {
    const search = new URLSearchParams('asOf=FY2011-12&evidence=report');
    expect(stateIn(search).moment).toBeUndefined();
    expect(searchWith(search, { lanes: 'kind' }).toString()).toBe('asOf=FY2011-12&evidence=report&lanes=kind');
    expect(searchWith(search, { moment: Date.UTC(2012, 6, 17) }).get('asOf')).toBe('2012-07-16');
  });

  it('that says nonsense stands for the whole', () => {
    expect(stateIn(new URLSearchParams('clock=x&lanes=y&from=z&to=2012&against=never&knownAt='))).toEqual({
      ...{ clock: 'occurred', lanes: 'party', moment: Infinity, against: undefined, view: undefined, filter: {} },
    });
  });
});

describe('the steps', () => {
  const spans = [
    span('a', ['2012-01-01', '2012-01-02']),
    span('b', ['2012-01-01', '2012-01-02']),
    span('c', [null, '2012-03-01']),
    span('d', ['2012-05-01', null]),
  ];
  const steps = atOnce(stepsOf(itemsOf(spans, 'occurred'), 'occurred'));
  it('are the moments at which something came to count, each once, and last all that is on record', () => {
    expect([...steps]).toEqual([Date.UTC(2012, 0, 2), Date.UTC(2012, 2), Infinity]);
    expect([...atOnce(stepsOf(itemsOf(spans, 'recorded'), 'recorded'))]).toEqual([Date.UTC(2026, 0) + 1, Infinity]);
  });
  it('lead on and back, from between them too, and end at the ends', () => {
    const between = Date.UTC(2012, 1);
    expect(stepAt(steps, between)).toBe(0);
    expect(stepped(steps, between, 1)).toBe(Date.UTC(2012, 2));
    expect(stepped(steps, between, -1)).toBe(Date.UTC(2012, 0, 2));
    expect(stepped(steps, Date.UTC(2012, 2), -1)).toBe(Date.UTC(2012, 0, 2));
    expect(stepped(steps, Infinity, 1)).toBe(Infinity);
    expect(stepped(steps, 0, 1)).toBe(Date.UTC(2012, 0, 2));
    expect(stepAt(steps, 0)).toBe(-1);
  });
});

describe('the part of time that is drawn', () => {
  const view = { from: Date.UTC(2010, 0), to: Date.UTC(2020, 0) };
  it('is never shorter than a day nor longer than a lifetime, and what is zoomed around stays where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1_000, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (factor, share) => {
        const at = view.from + share * (view.to - view.from);
        const next = zoomed(view, factor, at);
        expect(next.to - next.from).toBeGreaterThanOrEqual(VIEW_MIN - 1);
        expect(next.to - next.from).toBeLessThanOrEqual(VIEW_MAX + 1);
        expect(Math.abs((at - next.from) / (next.to - next.from) - share)).toBeLessThan(1e-6);
      }),
    );
  });
  it('follows a moment that leaves it, keeping its length', () => {
    const next = showing(view, Date.UTC(2021, 0));
    expect(next.to).toBeGreaterThan(Date.UTC(2021, 0));
    expect(next.to - next.from).toBe(view.to - view.from);
    expect(showing(view, Date.UTC(2015, 0))).toBe(view);
    expect(moved(view, 0.5).from).toBe((view.from + view.to) / 2);
  });
  it('holds everything dated, and something where nothing is', () => {
    const all = fitting(Date.UTC(2012, 0), Date.UTC(2012, 1), 0);
    expect(all.from).toBeLessThan(Date.UTC(2012, 0));
    expect(all.to).toBeGreaterThan(Date.UTC(2012, 1));
    expect(fitting(Infinity, -Infinity, DAY).to).toBeGreaterThan(DAY);
  });
  it.each([
    [DAY, '12:00'],
    [40 * DAY, '2012'],
    [3_650 * DAY, '2015'],
  ])('is marked by the calendar with as many labels as have room: %d ms', (length, label) => {
    const ticks = ticksOf({ from: Date.UTC(2012, 0), to: Date.UTC(2012, 0) + length }, 900);
    expect(ticks.some(({ says }) => says.includes(label))).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(900 / 80);
    expect(ticks.length).toBeGreaterThan(2);
  });
});
