import {
  atMoment,
  consortiumPosition,
  emptyRecord,
  lookedUpAt,
  negotiationPosition,
  RecordHistory,
  recordOf,
  type Citation,
  type Entry,
  type RecordView,
} from '@parley/negotiation';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { anEntry, eventId } from './kit';
import { histories, IDS, KINDS } from './random-histories';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const RUN = { seed: seedOfThisRun(), endOnFailure: false, numRuns: isLong ? 5_000 : 120 };
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

/** All that a view says of the things of a history. */
const saidOfThings = (view: RecordView) =>
  KINDS.map((kind) => ({
    kind,
    named: view
      .named(kind)
      .filter((id) => IDS.includes(id))
      .sort(),
    things: IDS.map((id) => {
      const maker = view.maker(kind, id);
      const isRetracted = maker && view.isRetracted(maker.eventId);
      return { id, maker, isRetracted, first: view.first(kind, id), about: view.about(kind, id), isNamed: view.isNamed(kind, id) };
    }),
  }));

/** Every record, and what a grade leaves of it where one entry that mentions nothing of it is under that grade: as it is folded, and looked up. */
function withAndWithout(records: Readonly<Record<string, readonly Entry[]>>) {
  const evidence = 'formal-record' as const;
  return Object.entries(records).map(([stream, recorded]) => {
    const before = recorded.map(onPaper);
    const entries = [...before, unrelated(stream, before.length)];
    const history = new RecordHistory();
    for (const entry of entries) history.add(entry);
    const left = [atMoment(entries, { evidence }), lookedUpAt(history, entries.length, { evidence })];
    expect(left.map(({ leftOut }) => leftOut)).toEqual([1, 1]);
    return { stream, whole: recordOf(before), left: left.map(({ view }) => view) };
  });
}

/** The positions that stand on these records. */
function positions(views: Readonly<Record<string, RecordView>>) {
  const view = (stream: string): RecordView => views[stream] ?? emptyRecord();
  const reflects = { asOf: null, knownAt: null, evidence: 'rumour' as const, streams: {}, rules: 'test' };
  const shared = { register: view('register-parties'), people: view('register-people'), reflects, leftOut: 0 };
  return {
    negotiation: negotiationPosition(view('negotiation-talks'), { ...shared, id: 'talks', consortia: () => views['consortium-pool'] }),
    consortium: consortiumPosition(view('consortium-pool'), { ...shared, id: 'pool', negotiations: [] }),
  };
}

/** The same positions, whether it is left out or was never there. */
function expectSamePositions(records: Readonly<Record<string, readonly Entry[]>>): void {
  const cut = withAndWithout(records);
  const expected = positions(Object.fromEntries(cut.map(({ stream, whole }) => [stream, whole])));
  for (const how of [0, 1]) same(positions(Object.fromEntries(cut.map(({ stream, left }) => [stream, left[how] as RecordView]))), expected);
}

describe('where one entry is left out that mentions nothing of what is asked about', () => {
  it('a view says of things what the whole record says', () => {
    fc.assert(
      fc.property(histories(), (records) => {
        for (const { whole, left } of withAndWithout(records)) for (const view of left) same(saidOfThings(view), saidOfThings(whole));
      }),
      RUN,
    );
  });

  it('positions say what they say of the whole records', () => {
    fc.assert(
      fc.property(histories(), (records) => expectSamePositions(records)),
      RUN,
    );
  });

  it('what was stated of before and after a retracted entry orders others as it does in the whole record', () => {
    const talks = [
      anEntry({ type: 'NegotiationRecordOpened', data: { title: 'Talks', level: 'organisation' } }, 0),
      anEntry({ type: 'NegotiationSuspended', data: { reason: 'A strike.' }, occurred: { before: [eventId(2)] } }, 1),
      anEntry({ type: 'StatementRecorded', data: { statement: 'said' }, occurred: { edtf: '2025-03-05' } }, 2),
      anEntry({ type: 'FailureToAgreeRecorded', data: {}, occurred: { edtf: '2025-03-10' } }, 3),
      anEntry({ type: 'EntryRetracted', data: { entry: eventId(2), reason: 'Another meeting.' } }, 4),
    ];
    expect(positions({ 'negotiation-talks': recordOf(talks) }).negotiation.state).toBe('FailedToAgree');
    expectSamePositions({ 'negotiation-talks': talks });
  });
});
