import {
  boundsOf,
  emptyRecord,
  FAMILIES,
  familyOf,
  headlineOf,
  partiesActing,
  undecidedAmong,
  withMergedParties,
  type Entry,
} from '@parley/negotiation';
import type { HistoryFilter, Moment, OneRecord, Paging, SpanAnswer, TimelineAnswer } from '../questions';
import { defined } from './defined';
import { EntryAnswers, registersThen } from './entry-answer';
import { filtered, placeIn } from './history';
import { inOrder, pageAsked, pageOfOrdered } from './paging';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';
import { workedOut } from './worked-out';
import { namesThen } from './things';

const LIMIT = { usual: 1_000, most: 5_000 };
type Asked = Moment & Paging & HistoryFilter & OneRecord & { readonly order?: 'recorded' | 'occurred' };

/** The entries of a record as spans; by the earliest moment at which each can have occurred, unless the order of recording is asked for. */
export async function timeline(snapshot: Snapshot, q: Asked, now: number): Promise<TimelineAnswer | undefined> {
  const asked = pageAsked('timeline', q, LIMIT);
  const stream = `${q.record}-${q.id}`;
  const streams = [stream, PARTIES, PEOPLE, SOURCES] as const;
  await snapshot.load(streams);
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const answers = new EntryAnswers(record, registersThen(snapshot));
  const parties = snapshot.record(PARTIES)?.view ?? emptyRecord();
  const place = placeIn(answers, q.order ?? 'occurred');
  // Of all pages: whoever asks for one page mostly asks for the next.
  const { after: _after, limit: _limit, ...question } = q;
  const { ordered, possible, ...whole } = workedOut(snapshot, { kind: 'timeline', streams, question }, () => {
    const maybe = new Set(snapshot.leftOut(stream).flatMap(({ entry, because }) => (because === 'possible' ? [entry.eventId] : [])));
    const counts = (entry: Entry): boolean => answers.counts(entry) || maybe.has(entry.eventId);
    const merged = withMergedParties(record.whole, parties);
    const found = filtered(snapshot, { record, answers, counts }, q).map((entry) => merged.entry(entry.eventId) ?? entry);
    const undecided = undecidedAmong(found.map(occurredOf));
    return {
      ordered: inOrder(found, place).map((entry) => ({ entry, undecided: undecided.get(entry.eventId) ?? 0 })),
      possible: maybe,
      lanes: lanesOf(found, namesThen(snapshot)),
      spans: spansOf(found),
      entries: found.length,
    };
  });
  const spanOf = ({ entry, undecided }: (typeof ordered)[number]): SpanAnswer => {
    const when = possible.has(entry.eventId) ? ('possible' as const) : ('certain' as const);
    return { ...told(entry), ...known(answers, entry), when, undecided };
  };
  const { items, ...more } = pageOfOrdered(ordered, ({ entry }) => place(entry), asked);
  return { items: items.map(spanOf), ...more, ...whole, reflects: snapshot.reflects(now) };
}

const occurredOf = (entry: Entry) => {
  const { after, before } = entry.occurred;
  return { id: entry.eventId, ...boundsOf(entry), ...defined({ after, before }) };
};

/** What an entry says of itself, in few words. */
export function told(entry: Entry): Pick<SpanAnswer, 'entry' | 'revision' | 'type' | 'says' | 'family' | 'parties'> {
  const { eventId, revision, type, occurred } = entry;
  const { edtf, phrase, after, before } = occurred;
  const dated = defined({ date: edtf, phrase, after, before });
  return { entry: eventId, revision, type, says: headlineOf(entry), family: familyOf(type), parties: partiesActing(entry), ...dated };
}

/** What is known of an entry: when it can have occurred, when it was recorded, how good it is. */
export function known(answers: EntryAnswers, entry: Entry) {
  const { earliest, latest, recordedAt, grade, late, corrections, retractedBy, sources } = answers.answer(entry);
  return {
    ...{ earliest, latest, recordedAt, grade },
    ...(late && { late: true as const }),
    ...(sources.some(({ leaked }) => leaked) && { leaked: true as const }),
    ...(corrections.length > 0 && { corrected: true as const }),
    ...(retractedBy !== undefined && { retracted: true as const }),
  };
}

function lanesOf(entries: readonly Entry[], name: (id: string) => string): TimelineAnswer['lanes'] {
  const byParty = tally(entries.flatMap(partiesActing));
  const byFamily = tally(entries.map(({ type }) => familyOf(type)));
  const parties = [...byParty].map(([id, count]) => ({ id, name: name(id), entries: count }));
  return {
    parties: parties.sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)),
    families: FAMILIES.flatMap((id) => (byFamily.has(id) ? [{ id, entries: byFamily.get(id) ?? 0 }] : [])),
  };
}
function tally<T>(ids: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function spansOf(entries: readonly Entry[]): TimelineAnswer['spans'] {
  const bounds = entries.map(boundsOf);
  const recorded = entries.map(({ recordedAt }) => recordedAt);
  return {
    earliest: least(bounds.map(({ earliest }) => earliest)),
    latest: most(bounds.map(({ latest }) => latest)),
    recordedFrom: least(recorded),
    recordedTo: most(recorded),
  };
}
const chosen = (times: readonly (number | null)[], better: (a: number, b: number) => boolean): string | null => {
  const best = times.reduce((found, one) => (one !== null && (found === null || better(one, found)) ? one : found), null);
  return best === null ? null : new Date(best).toISOString();
};
const least = (times: readonly (number | null)[]): string | null => chosen(times, (a, b) => a < b);
const most = (times: readonly (number | null)[]): string | null => chosen(times, (a, b) => a > b);
