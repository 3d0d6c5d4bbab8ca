import {
  countedByDay,
  emptyRecord,
  lookedUpAt,
  negotiationSummary,
  reachOf,
  RecordHistory,
  recordOf,
  Stretches,
  stretchAt,
} from '@parley/negotiation';
import * as fc from 'fast-check';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { ASKED, histories, type RecordsOfHistory } from './random-histories';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const RUN = { seed: seedOfThisRun(), endOnFailure: false, numRuns: isLong ? 300 : 10 };
const GRADES_ASKED = [undefined, 'report', 'on-record'] as const;

function heldOf(entries: RecordsOfHistory['negotiation-talks']): { history: RecordHistory; stretches: Stretches } {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return { history, stretches: new Stretches(history) };
}
const said = (history: RecordHistory, count: number, moment: Parameters<typeof lookedUpAt>[2]) => {
  const { view } = lookedUpAt(history, count, moment);
  return { entries: view.size, all: view.all(), summary: negotiationSummary(view, 'talks') };
};

function everyMoment(length: number) {
  const counts = Array.from({ length }, (_, n) => ({ count: n + 1 }));
  const dates = [{}, ...ASKED.map((asOf) => ({ asOf }))];
  const grades = GRADES_ASKED.map((evidence) => ({ ...(evidence && { evidence }) }));
  return counts.flatMap((count) => dates.flatMap((date) => grades.map((grade) => ({ ...count, ...date, ...grade }))));
}

describe('a stretch of moments', () => {
  it('is one in which the same counts: whatever its moments are asked, by date, by part of the record and by grade, they say the same', () => {
    fc.assert(
      fc.property(histories(), ({ 'negotiation-talks': entries, 'register-sources': sources }) => {
        const { history, stretches } = heldOf(entries);
        const found = new Map<string, unknown>();
        for (const asked of everyMoment(entries.length)) {
          const { count, ...moment } = { ...asked, sources: recordOf(sources) };
          const stretch = stretchAt(stretches, count, reachOf(moment));
          if (stretch === undefined) continue;
          const now = said(history, count, moment);
          expect(found.get(stretch) ?? now).toEqual(now);
          found.set(stretch, now);
        }
      }),
      RUN,
    );
  });

  it('keeps its name as the record grows', () => {
    fc.assert(
      fc.property(histories({ least: 2 }), fc.constantFrom(...ASKED), ({ 'negotiation-talks': entries }, asOf) => {
        const count = entries.length >> 1;
        if (count === 0) return;
        const [early, late] = [heldOf(entries.slice(0, count)), heldOf(entries)];
        const [before, after] = [early, late].map(({ stretches }) => stretchAt(stretches, count, reachOf({ asOf })));
        expect(after).toBe(before);
      }),
      RUN,
    );
  });

  it('begins at some day, of which all are told with what counts then', () => {
    fc.assert(
      fc.property(histories(), fc.constantFrom(...ASKED), ({ 'negotiation-talks': entries }, asOf) => {
        if (entries.length === 0) return;
        const { history, stretches } = heldOf(entries);
        const stretch = stretchAt(stretches, entries.length, reachOf({ asOf }));
        const day = [...countedByDay(history, stretches)].find((one) => one.stretch === stretch);
        const { view } = lookedUpAt(history, entries.length, { asOf });
        // Where all counts, the date may be open at its end, and no day is.
        if (stretch !== `${entries.length}`) expect(day?.view.all()).toEqual(view.all());
      }),
      RUN,
    );
  });

  it('has no name where a source that the record cites was retracted, for then grades are not what they were', () => {
    const cited = { source: 'north', locator: 'p. 1', grade: 'on-record' as const };
    fc.assert(
      fc.property(histories({ least: 5 }), ({ 'negotiation-talks': entries }) => {
        if (entries.length === 0) return;
        const { stretches } = heldOf(entries.map((entry) => ({ ...entry, sources: [cited] })));
        const sources = emptyRecord();
        sources.place({ ...(entries[0] as (typeof entries)[number]), type: 'SourceRetracted', data: { source: 'north' } });
        expect(stretchAt(stretches, entries.length, reachOf({ asOf: '2025', sources }))).toBeUndefined();
      }),
      RUN,
    );
  });
});
