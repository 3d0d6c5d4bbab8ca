import { pagesDrawn } from '../../../apps/web/src/pages/timeline/pages-drawn';

describe('while the entries of a timeline are read page by page', () => {
  it('what is drawn is sorted anew only as often as there is as much again, and at the end everything is drawn', () => {
    const pages = 200;
    const drawn = Array.from({ length: pages }, (_none, at) => pagesDrawn(at + 1, at + 1 < pages));
    const sorted = [...new Set(drawn)];
    expect(sorted).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 200]);
    expect(sorted.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(3 * pages);
    expect(pagesDrawn(1, false)).toBe(1);
  });
});
