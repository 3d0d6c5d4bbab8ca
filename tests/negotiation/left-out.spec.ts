import { atMoment, leftOutOf, recordOf, type Moment } from '@parley/negotiation';
import * as fc from 'fast-check';
import { ASKED, histories } from './random-histories';
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

  it('of any record is exactly what it does not keep, each for the first reason that holds; raising the evidence never adds an entry', () => {
    fc.assert(
      fc.property(histories(), fc.option(fc.constantFrom(...ASKED), { nil: undefined }), (records, asOf) => {
        const recorded = records['negotiation-talks'];
        const sources = recordOf(records['register-sources']);
        const all = recordOf(recorded).all();
        let before = new Set(all.map(({ eventId }) => eventId));
        for (const evidence of grades) {
          const moment = { evidence, sources, ...(asOf !== undefined && { asOf }) };
          const { view, leftOut, possible } = atMoment(recorded, moment);
          const kept = new Set(view.all().map(({ eventId }) => eventId));
          const left = leftOutOf(all, moment);
          expect([...kept].filter((id) => !before.has(id))).toEqual([]);
          expect(left.map(({ entry }) => entry.eventId)).toEqual(all.map(({ eventId }) => eventId).filter((id) => !kept.has(id)));
          expect([left.length, left.filter(({ because }) => because === 'possible').length]).toEqual([leftOut, possible]);
          // Whatever the evidence bears at any date is missing for its date alone.
          const borne = new Set(
            atMoment(recorded, { evidence, sources })
              .view.all()
              .map(({ eventId }) => eventId),
          );
          for (const { entry, because } of left) expect(because === 'evidence').toBe(!borne.has(entry.eventId));
          before = kept;
        }
      }),
      { numRuns: 200 },
    );
  });
});
