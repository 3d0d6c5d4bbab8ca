import {
  atMoment,
  boundsOf,
  consortiumPosition,
  everyEvent,
  GRADES,
  KnownView,
  lookedUpAt,
  negotiationPosition,
  RecordHistory,
  recordOf,
  type AtMoment,
  type Entry,
  type Moment,
  type RecordView,
} from '@parley/negotiation';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { ASKED, DATES, histories, IDS, KINDS, type RecordsOfHistory } from './random-histories';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
/** Moments at which whole positions are compared: histories times moments of each. */
const [HISTORIES, MOMENTS] = isLong ? [5_000, 20] : [120, 8];
const RUN = { seed: seedOfThisRun(), endOnFailure: false };

/** The moment; `known` stands for an instant: the recording of the event so many thousandths through the book. */
interface Asked {
  readonly known: number | undefined;
  readonly asOf: string | undefined;
  readonly evidence: (typeof GRADES)[number] | undefined;
}
const asked: fc.Arbitrary<Asked> = fc.record({
  known: fc.option(fc.nat(1000), { nil: undefined }),
  asOf: fc.option(fc.constantFrom(...ASKED, ...DATES.flatMap(({ edtf }) => edtf ?? [])), { nil: undefined }),
  evidence: fc.option(fc.constantFrom(...GRADES), { nil: undefined }),
});

/** A comparison that is quick where there is nothing to show. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** All that a view says. */
function saidBy(view: RecordView, entries: readonly Entry[]) {
  const ids = [...IDS, ...entries.map(({ eventId }) => eventId)];
  const named = KINDS.flatMap((kind) => ids.map((id) => [kind, id] as const));
  return {
    size: view.size,
    all: view.all(),
    types: everyEvent().map(({ type }) => view.ofType(type)),
    things: named.map(([kind, id]) => [view.about(kind, id), view.first(kind, id), view.maker(kind, id), view.isNamed(kind, id)]),
    kinds: KINDS.map((kind) => [[...view.named(kind)].sort(), view.countMade(kind)]),
    entries: entries.map(({ eventId, revision }) => [view.entry(eventId), view.entry(`@${revision}`), view.isRetracted(eventId)]),
  };
}

type Streams = keyof RecordsOfHistory;
type Cut = (stream: Streams, moment: Moment) => AtMoment;
/** Every record at the moment, and the positions that stand on them. */
function answers(records: RecordsOfHistory, moment: Moment, at: (stream: Streams, moment: Moment) => AtMoment) {
  const whole = at('register-sources', { ...(moment.knownAt !== undefined && { knownAt: moment.knownAt }) }).view;
  const cut: Cut = (stream) => at(stream, stream === 'register-sources' ? moment : { ...moment, sources: whole });
  const found = Object.fromEntries(Object.keys(records).map((stream) => [stream, cut(stream as Streams, moment)])) as Record<
    Streams,
    AtMoment
  >;
  const [talks, pool] = [found['negotiation-talks'], found['consortium-pool']];
  const reflects = { asOf: null, knownAt: null, evidence: 'rumour' as const, streams: {}, rules: 'test' };
  const shared = { register: found['register-parties'].view, people: found['register-people'].view, reflects };
  return {
    found,
    negotiation: negotiationPosition(talks.view, { ...shared, id: 'talks', consortia: () => pool.view, leftOut: talks.leftOut }),
    consortium: consortiumPosition(pool.view, { ...shared, id: 'pool', negotiations: [], leftOut: pool.leftOut }),
    counts: Object.values(found).map(({ leftOut, possible, through }) => ({ leftOut, possible, through })),
  };
}

const folded = (records: RecordsOfHistory, moment: Moment) => answers(records, moment, (stream, when) => atMoment(records[stream], when));

/** The same from histories that each hold the whole record, whatever the moment. */
function lookedUp(records: RecordsOfHistory, held: Record<Streams, RecordHistory>, moment: Moment) {
  return answers(records, moment, (stream, { knownAt = Infinity, ...rest }) =>
    lookedUpAt(held[stream], records[stream].filter(({ recordedAt }) => recordedAt <= knownAt).length, rest),
  );
}

function heldOf(records: RecordsOfHistory): Record<Streams, RecordHistory> {
  const held = Object.keys(records).map((stream) => [stream, historyOf(records[stream as Streams])]);
  return Object.fromEntries(held) as Record<Streams, RecordHistory>;
}
function historyOf(entries: readonly Entry[]): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}

function momentOf(records: RecordsOfHistory, { known, asOf, evidence }: Asked): Moment {
  const times = Object.values(records).flatMap((entries) => entries.map(({ recordedAt }) => recordedAt));
  const knownAt =
    known === undefined ? undefined : (times.sort((a, b) => a - b)[Math.floor((known * times.length) / 1000)] ?? 0) - (known % 2);
  return { ...(asOf !== undefined && { asOf }), ...(evidence !== undefined && { evidence }), ...(knownAt !== undefined && { knownAt }) };
}

describe('what is looked up in the history of a record', () => {
  it('is what folding it anew says: positions, counts, what is left out', () => {
    fc.assert(
      fc.property(histories(), fc.array(asked, { minLength: MOMENTS, maxLength: MOMENTS }), (records, moments) => {
        const held = heldOf(records);
        for (const one of moments) {
          const moment = momentOf(records, one);
          const [naive, indexed] = [folded(records, moment), lookedUp(records, held, moment)];
          same({ ...indexed, found: 0 }, { ...naive, found: 0 });
        }
      }),
      { ...RUN, numRuns: HISTORIES },
    );
  }, 3_600_000);

  it('is so for every question to the record, not only for those that a position asks', () => {
    fc.assert(
      fc.property(histories(), asked, (records, one) => {
        const moment = momentOf(records, one);
        const [naive, indexed] = [folded(records, moment), lookedUp(records, heldOf(records), moment)];
        for (const stream of Object.keys(records) as Streams[])
          same(saidBy(indexed.found[stream].view, records[stream]), saidBy(naive.found[stream].view, records[stream]));
      }),
      { ...RUN, numRuns: isLong ? 5_000 : 100 },
    );
  });

  it('of a first part is what folding that part says, and stays so as the record grows', () => {
    fc.assert(
      fc.property(histories({ least: 2 }), fc.nat(1000), (records, part) => {
        for (const entries of Object.values(records)) {
          const count = Math.floor((part * entries.length) / 1000);
          const history = historyOf(entries.slice(0, count));
          const view = new KnownView(history, count);
          const expected = saidBy(recordOf(entries.slice(0, count)), entries);
          same(saidBy(view, entries), expected);
          for (const entry of entries.slice(count)) history.add(entry);
          same(saidBy(view, entries), expected);
        }
      }),
      { ...RUN, numRuns: isLong ? 5_000 : 100 },
    );
  });

  it('of a long record, too', () => {
    fc.assert(
      fc.property(histories({ least: 1_000, most: 2_000 }), asked, (records, one) => {
        const { knownAt = Infinity, ...moment } = momentOf(records, one);
        const entries = records['negotiation-talks'];
        const sources = recordOf(records['register-sources']);
        const count = entries.filter(({ recordedAt }) => recordedAt <= knownAt).length;
        const naive = atMoment(entries.slice(0, count), { ...moment, sources });
        const indexed = lookedUpAt(historyOf(entries), count, { ...moment, sources });
        same([indexed.leftOut, indexed.possible, indexed.through], [naive.leftOut, naive.possible, naive.through]);
        same(indexed.view.all(), naive.view.all());
        same(reachingLatest(indexed.view.all('last')), reachingLatest(naive.view.all('last')));
      }),
      { ...RUN, numRuns: isLong ? 500 : 10 },
    );
  });
});

/** The graded entries that reach latest, by looking at each. */
function reachingLatest(entries: readonly Entry[]): readonly Entry[] {
  const graded = entries.filter(({ type }) => everyEvent().some((event) => event.graded && event.type === type));
  const latest = Math.max(...graded.map((entry) => boundsOf(entry).latest ?? -Infinity));
  return graded.filter((entry) => boundsOf(entry).latest === latest);
}
