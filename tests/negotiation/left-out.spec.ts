import { atMoment, leftOutOf, recordOf, type Moment } from '@parley/negotiation';
import * as fc from 'fast-check';
import { wholeStory } from './whole-story';

const world = wholeStory();
const entries = world.entries('negotiation-talks');
const standing = recordOf(entries).all();
const grades = ['rumour', 'unattributed', 'report', 'on-record', 'formal-record'] as const;
const anyMoment: fc.Arbitrary<Moment> = fc.record(
  {
    asOf: fc.constantFrom('2024', '2025-01-10', '2025-02', '2025-02-11', '2025-02-20', '2025-06'),
    evidence: fc.constantFrom(...grades),
  },
  { requiredKeys: [] },
);

describe('what a moment leaves out', () => {
  it('is, with what it keeps, all that stands, and each only once', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const { view, leftOut, possible } = atMoment(entries, moment);
        const left = leftOutOf(standing, moment);
        expect(left).toHaveLength(leftOut);
        expect(left.filter(({ because }) => because === 'possible')).toHaveLength(possible);
        const all = [...view.all(), ...left.map(({ entry }) => entry)].map(({ eventId }) => eventId);
        expect(all.sort()).toEqual(standing.map(({ eventId }) => eventId).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('never grows smaller as more evidence is asked for', () => {
    for (const [index, evidence] of grades.entries()) {
      const weaker = new Set(
        leftOutOf(standing, index === 0 ? {} : { evidence: grades[index - 1] as (typeof grades)[number] }).map((one) => one.entry.eventId),
      );
      const left = new Set(leftOutOf(standing, { evidence }).map((one) => one.entry.eventId));
      expect([...weaker].filter((id) => !left.has(id))).toEqual([]);
    }
  });
});
