import { GRADES, lookedUpAt, movedBetween, RecordHistory, recordOf, KnownView, type Entry, type Moment } from '@parley/negotiation';
import * as fc from 'fast-check';
import { entriesBetween } from '../../libs/negotiation/src/changes/moved-entries';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { ASKED, histories } from './random-histories';

const RUN = { seed: seedOfThisRun(), endOnFailure: false, numRuns: process.env['PARLEY_TEST_LONG'] === '1' ? 5_000 : 100 };
const moment = fc.record({
  part: fc.nat(1000),
  asOf: fc.option(fc.constantFrom(...ASKED), { nil: undefined }),
  sources: fc.nat(1000),
});
const evidences = fc.option(fc.constantFrom(...GRADES), { nil: undefined });

function historyOf(entries: readonly Entry[]): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}
const listed = (of: ReadonlyMap<string, Entry>) => [...of];

describe('what moved between two moments of one history', () => {
  it('is what comparing every entry finds, in the same order: by date, by part of the record, by grade and by retracted sources', () => {
    fc.assert(
      fc.property(histories(), fc.tuple(moment, moment), evidences, (records, [from, to], evidence) => {
        const { 'negotiation-talks': entries, 'register-sources': sources } = records;
        const history = historyOf(entries);
        const part = (of: readonly Entry[], thousandths: number): number => Math.floor((thousandths * of.length) / 1000);
        const viewAt = (asked: typeof from): KnownView => {
          const known: Moment = {
            ...(asked.asOf !== undefined && { asOf: asked.asOf }),
            ...(evidence && { evidence }),
            sources: recordOf(sources.slice(0, part(sources, asked.sources))),
          };
          return lookedUpAt(history, part(entries, asked.part), known).view as KnownView;
        };
        const [before, after] = [viewAt(from), viewAt(to)];
        const moved = movedBetween(before, after);
        const [found, expected] = [entriesBetween(moved.before, moved.after), entriesBetween(before.all(), after.all())];
        for (const kind of ['entered', 'left', 'altered'] as const) expect(listed(found[kind])).toEqual(listed(expected[kind]));
      }),
      RUN,
    );
  });

  it('is all of both where they are of different histories', () => {
    fc.assert(
      fc.property(histories(), ({ 'negotiation-talks': entries }) => {
        const [one, other] = [historyOf(entries), historyOf(entries)].map((history) => new KnownView(history, entries.length)) as [
          KnownView,
          KnownView,
        ];
        expect(movedBetween(one, other)).toEqual({ before: one.all(), after: other.all() });
      }),
      { ...RUN, numRuns: 20 },
    );
  });
});
