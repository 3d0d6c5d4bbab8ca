import { withCounts } from '@parley/negotiation';
import { matrixOf } from '../../apps/web/src/pages/position/matrix';

const MANY = 2_000;
const many = <T>(one: (at: number) => T): T[] => Array.from({ length: MANY }, (_none, at) => one(at));
const issues = many((at) => ({ id: `issue-${at}`, title: `Issue ${at}`, entry: `entry-${at}` }));

/** On every issue a stance of one party and another's, of which it is told how often somebody looks at what they are on. */
function stances(looked: () => void) {
  const stance = (at: number, party: string) => ({
    ...{ party, issue: `issue-${at}`, entry: `${party}-${at}` },
    get target() {
      looked();
      return { issue: `issue-${at}` };
    },
  });
  return [...many((at) => stance(at, 'union')), ...many((at) => stance(at, 'trust'))];
}

describe('a page of very many issues', () => {
  it('says how many terms and positions there are on each by looking at each term once', () => {
    let looked = 0;
    const terms = many((at) => ({
      id: `term-${at}`,
      get issue() {
        looked += 1;
        return `issue-${at}`;
      },
    }));
    const found = withCounts({ issues, proposals: [{ terms }], positions: stances(() => undefined) });
    expect(looked).toBe(MANY);
    expect(found).toHaveLength(MANY);
    expect(found[1_234]).toEqual({ id: 'issue-1234', title: 'Issue 1234', entry: 'entry-1234', terms: 1, positions: 2 });
  });

  it('says who holds what on each by looking at each stance a few times, not once for every issue', () => {
    let looked = 0;
    const positions = stances(() => (looked += 1));
    const elsewhere = { party: 'union', issue: '', entry: 'elsewhere', target: { proposal: 'offer' } };
    const { parties, rows } = matrixOf({ issues, positions: [...positions, elsewhere] }, { target: () => 'something else' });
    expect(looked).toBeLessThanOrEqual(3 * positions.length);
    expect(parties).toEqual(['union', 'trust']);
    expect(rows).toHaveLength(MANY + 1);
    expect(rows[1_234]?.title).toBe('Issue 1234');
    expect(rows[1_234]?.cells.get('trust')).toEqual([positions[MANY + 1_234]]);
    expect(rows[MANY]).toMatchObject({ title: 'something else' });
    expect(rows[MANY]?.cells.get('union')).toHaveLength(1);
    expect(rows[MANY]?.cells.has('trust')).toBe(false);
  });
});
