import { drawingOf, type Step } from '../../apps/web/src/pages/movement/step-geometry';

const scales = { x: (at: number) => at, y: (amount: number) => 100 - amount, edges: [0, 1000] as const };
const step = (number: number, amount: number, when: Partial<Step> = {}): Step => ({
  ...{ number, amount, entry: `e${number}`, kind: 'claim', earliest: number * 100, latest: number * 100 + 10, isOrdered: true },
  ...when,
});

describe('a step line', () => {
  it('holds each figure from the latest moment at which it was put to the earliest at which another was, and the last to the end', () => {
    const { held, between } = drawingOf([step(1, 50), step(3, 40, { latest: 450 })], scales);
    expect(held).toBe('M110,50H300M450,60H1000');
    expect(between).toBe('M110,50H450V60H1000V60');
  });

  it('leads neither to nor from a step whose order is open, and goes on after it', () => {
    const open = step(2, 45, { isOrdered: false });
    expect(drawingOf([step(1, 50), open, step(3, 40), step(4, 30)], scales)).toMatchObject({
      between: 'M110,50M310,60H410V70H1000V70',
      held: 'M310,60H400M410,70H1000',
    });
    expect(drawingOf([step(1, 50), open], scales).held).toBe('');
  });

  it('draws an uncertain date as the whole span of it, to the edges where nothing bounds it', () => {
    const { marks } = drawingOf(
      [step(1, 50, { earliest: null }), step(2, 40, { latest: null }), step(3, 30, { earliest: null, latest: null })],
      scales,
    );
    expect(marks.map(({ from, to }) => [from, to])).toEqual([
      [0, 110],
      [200, 1000],
      [0, 1000],
    ]);
  });

  it('holds nothing over a time in which the next figure may already have been put', () => {
    expect(drawingOf([step(1, 50, { latest: 900 }), step(2, 40, { latest: 950 })], scales).held).toBe('M950,60H1000');
  });
});
