import { pageHeld } from '../../../apps/web/src/pages/timeline/page-held';

const page = (name: string, streams: Record<string, number>, rules = '1') => ({ name, reflects: { rules, streams } });
const held = {
  pages: [page('first', { talks: 7, people: 2 }), page('second', { talks: 7, people: 2 }), page('late', { talks: 8, people: 2 })],
  pageParams: [undefined, 'a', 'b'],
};

describe('a page that was read before', () => {
  it('is not asked for again while the first page is made from the same', () => {
    expect(pageHeld(held, { at: 'a', like: page('first', { people: 2, talks: 7 }) })?.name).toBe('second');
  });

  it('is asked for again where more was recorded, where the rules are others, and where it was itself made from something else', () => {
    expect(pageHeld(held, { at: 'a', like: page('first', { talks: 8, people: 2 }) })).toBeUndefined();
    expect(pageHeld(held, { at: 'a', like: page('first', { talks: 7, people: 2 }, '2') })).toBeUndefined();
    expect(pageHeld(held, { at: 'b', like: page('first', { talks: 7, people: 2 }) })).toBeUndefined();
  });

  it('is asked for where there was none, or no first page to compare it with', () => {
    expect(pageHeld(held, { at: 'c', like: page('first', { talks: 7, people: 2 }) })).toBeUndefined();
    expect(pageHeld(held, { at: 'a', like: undefined })).toBeUndefined();
    expect(pageHeld(undefined, { at: 'a', like: page('first', {}) })).toBeUndefined();
  });
});
