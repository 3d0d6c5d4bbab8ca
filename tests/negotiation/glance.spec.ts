import { glanceOf, undecidedIssues } from '@parley/negotiation';

const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_none, at) => one(at));

/** As much of a position as a glance looks at: so many issues, each with an open objection, and so much agreed. */
function position(count: number, looked: () => void = () => undefined) {
  const objection = (at: number) => ({
    open: true,
    get target() {
      looked();
      return { issue: `issue-${at}` };
    },
  });
  return {
    issues: many(count, (at) => ({ id: `issue-${at}`, title: `Issue ${at}`, entry: `entry-${at}` })),
    proposals: [],
    objections: many(count, objection),
    positions: many(count, (at) => ({ issue: `issue-${at}` })),
    agreed: many(count, (at) => ({ what: `What was agreed about issue ${at}` })),
    due: many(count, (at) => ({ due: '2025-01-01', what: `Due ${at}` })),
    counts: { objectionsOpen: count },
    last: null,
  };
}

describe('a position at a glance', () => {
  it('is as small for ten thousand issues as for a hundred, and says how much there is', () => {
    const size = (count: number): number => JSON.stringify(glanceOf(position(count))).length;
    expect(size(10_000)).toBeLessThanOrEqual(size(100) + 20);
    expect(glanceOf(position(10_000))).toMatchObject({ agreedCount: 10_000, undecided: 10_000, next: { what: 'Due 0' } });
  });

  it('tells what is on each undecided issue by looking at each objection once, not once for every issue', () => {
    let looked = 0;
    const issues = undecidedIssues(position(2_000, () => (looked += 1)));
    expect(looked).toBe(2_000);
    expect(issues).toHaveLength(2_000);
    expect(issues[1_234]).toMatchObject({ id: 'issue-1234', openObjections: 1, positions: 1, tabledTerms: 0, floatedTerms: 0 });
  });
});
