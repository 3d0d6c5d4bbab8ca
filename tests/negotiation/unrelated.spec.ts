import { atMoment, lookedUpAt, RecordHistory, recordOf, type Citation, type Entry, type RecordView } from '@parley/negotiation';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { anEntry } from './kit';
import { histories, IDS, KINDS } from './random-histories';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const RUN = { seed: seedOfThisRun(), endOnFailure: false, numRuns: isLong ? 5_000 : 200 };
const ON_PAPER: Citation = { source: 'minutes', locator: 'p. 1', grade: 'formal-record' };
const RUMOUR: Citation = { source: 'elsewhere', locator: 'p. 1', grade: 'rumour' };

/** The same, as the highest evidence bears it, whatever is put right in it later. */
function onPaper(entry: Entry): Entry {
  const data = entry.type === 'EntryCorrected' ? { ...entry.data, sources: [ON_PAPER] } : entry.data;
  return { ...entry, data, sources: [ON_PAPER] };
}

/** Mentions nothing that the others mention. */
const unrelated = (stream: string, revision: number): Entry =>
  anEntry({ type: 'StatementRecorded', data: { statement: 'elsewhere' }, stream, revision, sources: [RUMOUR] }, 100_000);

/** A comparison that is quick where there is nothing to show. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** All that a view says of the things of a history; who made one, where that stands. */
const saidOfThings = (view: RecordView) =>
  KINDS.map((kind) => ({
    kind,
    named: view
      .named(kind)
      .filter((id) => IDS.includes(id))
      .sort(),
    things: IDS.map((id) => {
      const maker = view.maker(kind, id);
      const standing = maker && !view.isRetracted(maker.eventId) ? maker : undefined;
      return { id, maker: standing, first: view.first(kind, id), about: view.about(kind, id), isNamed: view.isNamed(kind, id) };
    }),
  }));

describe('what a view says of things, where one entry that mentions none of them is left out', () => {
  it('is what the whole record says of them', () => {
    fc.assert(
      fc.property(histories(), (records) => {
        for (const [stream, recorded] of Object.entries(records)) {
          const before = recorded.map(onPaper);
          const entries = [...before, unrelated(stream, before.length)];
          const history = new RecordHistory();
          for (const entry of entries) history.add(entry);
          const evidence = 'formal-record' as const;
          const whole = saidOfThings(recordOf(before));
          for (const { view, leftOut } of [atMoment(entries, { evidence }), lookedUpAt(history, entries.length, { evidence })]) {
            expect(leftOut).toBe(1);
            same(saidOfThings(view), whole);
          }
        }
      }),
      RUN,
    );
  });
});
