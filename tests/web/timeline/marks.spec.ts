import fc from 'fast-check';
import { CELL, listedIn, marksOf } from '../../../apps/web/src/pages/timeline/marks';
import { DAY, everyItem, itemsOf, lanesOf, manyItems, manySpans, NAMES, span } from './kit';

const WIDTH = 960;
const view = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const marked = (spans: Parameters<typeof itemsOf>[0], from: string, to: string) => {
  const items = itemsOf(spans, 'occurred');
  return marksOf(everyItem(items), items, { view: view(from, to), width: WIDTH });
};

describe('the marks of a lane', () => {
  it('a date that is certain at this scale is a point in the middle of its day', () => {
    const [mark] = marked([span('a', ['2012-07-16', '2012-07-17'])], '2012-01-01', '2013-01-01');
    expect(mark).toMatchObject({ shape: 'point', count: 1, item: 0 });
    expect((mark?.x ?? 0) + CELL / 2).toBeCloseTo(((196 + 1.5) / 366) * WIDTH, 0);
  });

  it('a month in which something happened is a bar over the whole month, and never a point in it', () => {
    const [mark] = marked([span('a', ['2012-07-01', '2012-08-01'])], '2012-01-01', '2013-01-01');
    expect(mark?.shape).toBe('span');
    expect(mark?.width).toBeCloseTo((31 / 366) * WIDTH, 5);
  });

  it('a day is a bar too where one looks so near that it is wider than a mark', () => {
    const [mark] = marked([span('a', ['2012-07-16', '2012-07-17'])], '2012-07-10', '2012-07-20');
    expect(mark).toMatchObject({ shape: 'span', width: WIDTH / 10 });
  });

  it('what is open at a side reaches to the edge and says so', () => {
    const marks = marked([span('a', [null, '2012-03-01']), span('b', ['2012-06-01', null])], '2012-01-01', '2013-01-01');
    expect(marks.find(({ item }) => item === 0)).toMatchObject({ opensBefore: true, opensAfter: false });
    expect(marks.find(({ item }) => item === 1)).toMatchObject({ opensBefore: false, opensAfter: true });
    expect(marks.find(({ item }) => item === 0)?.x).toBeLessThanOrEqual(0);
  });

  it('what has no date at all is drawn nowhere', () => {
    const items = itemsOf([span('a', [null, null])], 'occurred');
    const lane = everyItem(items);
    expect(marksOf(lane, items, { view: view('1900-01-01', '2100-01-01'), width: WIDTH })).toEqual([]);
    expect([...lane.undated]).toEqual([0]);
  });

  it('entries that are too close to be told apart are one mark with their number, by grade', () => {
    const spans = ['report', 'report', 'rumour'].map((grade, at) =>
      span(`e${at}`, ['2012-07-16', '2012-07-17'], { grade: grade as 'report' }),
    );
    expect(marked(spans, '2010-01-01', '2020-01-01')).toMatchObject([{ shape: 'cluster', count: 3, ranks: [0, 1, 0, 2, 0, 0] }]);
  });

  it('stand for exactly the entries that the list names, however the view is moved', () => {
    const items = itemsOf(manySpans(2_000), 'occurred');
    const lane = everyItem(items);
    const start = Date.UTC(2014, 0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_500 }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 40, max: 1_400 }),
        (day, length, width) => {
          const drawn = { view: { from: start + day * DAY, to: start + (day + length) * DAY }, width };
          const marks = marksOf(lane, items, drawn);
          fc.pre(marks.every(({ shape }) => shape !== 'cover'));
          expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(listedIn(lane, items, drawn).length);
        },
      ),
    );
  });

  it.each([100_000, 1_000_000])('are bounded by the pixels, and not by %d entries', (count) => {
    const items = manyItems(count);
    const lanes = lanesOf(items, 'kind', NAMES);
    for (const years of [10, 1, 0.1, 1 / 365]) {
      const drawn = { view: { from: Date.UTC(2019, 0), to: Date.UTC(2019, 0) + years * 365 * DAY }, width: WIDTH };
      const marks = lanes.flatMap((lane) => marksOf(lane, items, drawn));
      expect(marks.length).toBeGreaterThan(0);
      expect(marks.length).toBeLessThanOrEqual(2 * (WIDTH / CELL + 2) * lanes.length);
    }
  });
});

describe('lanes', () => {
  it('an entry lies in the lane of each party whose doing it is, and once in the lane of its kind', () => {
    const items = itemsOf([span('a', ['2012-01-01', '2012-01-02'], { parties: ['a', 'b'] })], 'occurred');
    const parties = ['a', 'b'].map((id) => ({ id, name: id.toUpperCase(), entries: 1 }));
    expect(lanesOf(items, 'party', { ...NAMES, parties }).map(({ name, count }) => [name, count])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(lanesOf(items, 'kind', NAMES).map(({ name, count }) => [name, count])).toEqual([['Statements', 1]]);
  });

  it('parties beyond the twelfth lane share the last, so that no entry is lost', () => {
    const spans = Array.from({ length: 30 }, (_none, at) => span(`e${at}`, ['2012-01-01', '2012-01-02'], { parties: [`p${at}`] }));
    const parties = spans.map((_one, at) => ({ id: `p${at}`, name: `P${at}`, entries: 1 }));
    const lanes = lanesOf(itemsOf(spans, 'occurred'), 'party', { ...NAMES, parties });
    expect(lanes).toHaveLength(12);
    expect(lanes.at(-1)).toMatchObject({ name: '19 other parties', count: 19 });
  });

  it('bars that last at once stand in rows of their own', () => {
    const spans = ['01', '02', '03'].map((month) => span(month, [`2012-${month}-01`, '2012-12-01']));
    const items = itemsOf(spans, 'occurred');
    const rows = marksOf(everyItem(items), items, { view: view('2012-01-01', '2013-01-01'), width: WIDTH }).map(({ row }) => row);
    expect([...rows].sort()).toEqual([0, 1, 2]);
  });
});
