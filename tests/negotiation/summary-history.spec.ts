import {
  atMoment,
  CONSORTIUM_SUMMARY,
  consortiumSummary,
  GRADES,
  lookedUpAt,
  NEGOTIATION_SUMMARY,
  negotiationSummary,
  reachOf,
  RecordHistory,
  recordOf,
  SummaryHistory,
  type ConsortiumParts,
  type Entry,
  type Moment,
  type NegotiationParts,
  type SummaryThen,
} from '@parley/negotiation';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { longTalks } from '../bench/long-talks';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { anEntry, eventId } from './kit';
import { ASKED, histories } from './random-histories';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const CITED = { source: 'north', locator: 'p. 1', grade: 'on-record' as const };
const RUN = { seed: seedOfThisRun(), endOnFailure: false };

function historyOf(entries: readonly Entry[]): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}
const talksOf = (entries: readonly Entry[], before?: SummaryHistory<NegotiationParts>) =>
  new SummaryHistory(historyOf(entries), NEGOTIATION_SUMMARY, { id: 'talks', before });
const poolOf = (entries: readonly Entry[]) => new SummaryHistory(historyOf(entries), CONSORTIUM_SUMMARY, { id: 'pool' });

/** As the summary of a view has it. */
function negotiationOf(said: SummaryThen<NegotiationParts>) {
  const open = partsOf(said, ['questions', 'objections', 'conflicts', 'actions']);
  return { ...partsOf(said, ['title', 'level', 'state', 'parties']), open, ...wholeOf(said) };
}
const consortiumOf = (said: SummaryThen<ConsortiumParts>) => ({ ...partsOf(said, ['name', 'state']), ...wholeOf(said) });
const partsOf = <P>(said: SummaryThen<P>, fields: readonly (keyof P)[]) =>
  Object.fromEntries(fields.map((field) => [field, said.part(field)]));
function wholeOf<P>({ last, entries, isEmpty }: SummaryThen<P>) {
  expect(isEmpty).toBe(last === null);
  return { last, entries };
}

type When = Omit<Moment, 'knownAt'>;
const folded = (entries: readonly Entry[], count: number, when: When) => atMoment(entries.slice(0, count), when).view;
const negotiation = (entries: readonly Entry[], count: number, when: When) => {
  const view = folded(entries, count, when);
  return { ...negotiationSummary(view, 'talks'), entries: view.size };
};
const consortium = (entries: readonly Entry[], count: number, when: When) => {
  const view = folded(entries, count, when);
  return { ...consortiumSummary(view, 'pool'), entries: view.size };
};

/** A comparison that is quick where there is nothing to show. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** Dates and grades, one after another in some order: what was said at one is kept while the next is asked. */
const moments = fc.shuffledSubarray(
  [undefined, ...ASKED].flatMap((asOf) =>
    [undefined, ...GRADES].map((evidence) => ({ ...(asOf !== undefined && { asOf }), ...(evidence && { evidence }) })),
  ),
  { minLength: 12, maxLength: 12 },
);

describe('what lists said of a record in the past', () => {
  it('is what the record says when it is folded anew, at every part of it, date and grade, with sources that were retracted', () => {
    fc.assert(
      fc.property(histories(), moments, (records, dates) => {
        const [entries, pool] = [records['negotiation-talks'], records['consortium-pool']];
        const [talks, consortia] = [talksOf(entries), poolOf(pool)];
        const sources = recordOf(records['register-sources']);
        for (const date of dates) {
          const when = { ...date, sources };
          for (let count = 1; count <= entries.length; count += 1)
            same(negotiationOf(talks.at(count, reachOf(when))), negotiation(entries, count, when));
          for (let count = 1; count <= pool.length; count += 1)
            same(consortiumOf(consortia.at(count, reachOf(when))), consortium(pool, count, when));
        }
      }),
      { ...RUN, numRuns: isLong ? 1_000 : 30 },
    );
  }, 3_600_000);

  it('is so of a long record, and stays so as it grows', () => {
    fc.assert(
      fc.property(histories({ least: 400, most: 800 }), moments, fc.nat(1000), (records, dates, part) => {
        const entries = records['negotiation-talks'];
        const shorter = Math.floor((part * (entries.length - 1)) / 1000) + 1;
        const before = talksOf(entries.slice(0, shorter));
        const after = () => talksOf(entries, before);
        const asked = dates.slice(0, 4);
        for (const when of asked) same(negotiationOf(before.at(shorter, reachOf(when))), negotiation(entries, shorter, when));
        const grown = after();
        for (const when of [...asked, ...asked]) {
          same(negotiationOf(grown.at(shorter, reachOf(when))), negotiation(entries, shorter, when));
          same(negotiationOf(grown.at(entries.length, reachOf(when))), negotiation(entries, entries.length, when));
        }
      }),
      { ...RUN, numRuns: isLong ? 200 : 10 },
    );
  });

  it('is so of talks with late and corrected facts, on every day of them', () => {
    const { entries, from, to } = longTalks({ events: 200, late: 0.2, aDay: 1 });
    const [talks, history] = [talksOf(entries), historyOf(entries)];
    for (let day = from; day < to; day += 86_400_000) {
      const when = { asOf: new Date(day).toISOString().slice(0, 10) };
      for (const count of [50, 120, 200]) {
        const { view } = lookedUpAt(history, count, when);
        same(negotiationOf(talks.at(count, reachOf(when))), { ...negotiationSummary(view, 'talks'), entries: view.size });
      }
    }
  });

  const suspended = { type: 'NegotiationSuspended', data: { reason: 'A strike.' } };
  const failed = { type: 'FailureToAgreeRecorded', data: {} };
  const formal = [{ source: 'south', locator: 'p. 1', grade: 'formal-record' as const }];
  /** Only by the day of what was said between is it known whether talks failed or were suspended last; something else is undated. */
  const between = (said: Partial<Entry>, last: Partial<Entry> & Pick<Entry, 'type' | 'data'>): readonly Entry[] => [
    anEntry({ type: 'NegotiationRecordOpened', data: { title: 'Talks', level: 'organisation' } }, 0),
    anEntry({ ...suspended, occurred: { edtf: '2025-03', before: [eventId(2)] }, sources: formal }, 1),
    anEntry({ type: 'StatementRecorded', data: { statement: 'said' }, occurred: { edtf: '2025-03-05' }, ...said }, 2),
    anEntry({ ...failed, occurred: { edtf: '2025-03-10' }, sources: formal }, 3),
    anEntry(last, 4),
    anEntry({ type: 'StatementRecorded', data: { statement: 'more' }, sources: formal }, 5),
  ];

  it.each([
    ['retracted', between({}, { type: 'EntryRetracted', data: { entry: eventId(2), reason: 'Not said.' } })],
    [
      'corrected',
      between(
        {},
        {
          type: 'EntryCorrected',
          data: { entry: eventId(2), type: 'StatementRecorded', tv: 1, reason: 'Misread.', occurred: { edtf: '2025-03' } },
        },
      ),
    ],
    [
      'of another grade once a source is retracted',
      between({ sources: [CITED] }, { type: 'StatementRecorded', data: { statement: 'else' } }),
    ],
  ] as const)('is so where the order of two entries rests on a third, which is %s', (_how, entries) => {
    const sources = recordOf([anEntry({ type: 'SourceRetracted', data: { source: 'north', reason: 'A spoof.' } }, 0)]);
    const talks = talksOf(entries);
    const asked = [undefined, ...GRADES].flatMap((evidence) =>
      [undefined, '2025-02', '2025-03', '2026'].map((asOf) => ({ ...(asOf !== undefined && { asOf }), ...(evidence && { evidence }) })),
    );
    for (const when of asked.flatMap((one) => [one, { ...one, sources }]))
      for (let count = 1; count <= entries.length; count += 1)
        same(negotiationOf(talks.at(count, reachOf(when))), negotiation(entries, count, when));
  });
});
