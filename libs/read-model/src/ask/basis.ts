import {
  basisOf,
  concerning,
  decidedWithin,
  decisionOf,
  emptyRecord,
  familyOf,
  partyName,
  partyStandingFor,
  proposalOf,
  type Basis,
  type DecisionAnswer,
  type Entry,
  type KnownBy,
  type Matter,
} from '@parley/negotiation';
import { categoryOf } from '../project/entry-rows';
import type { BasisAnswer, BasisEntries, BasisEntry, Moment, OneRecord } from '../questions';
import { defined } from './defined';
import { EntryAnswers, registersThen } from './entry-answer';
import { evidenceOf } from './evidence';
import { streamsNaming } from './naming';
import type { RecordThen } from './record-then';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

/** Entries that each list tells; more are counted. */
const TOLD_MAX = 500;
type Asked = Moment & OneRecord & { readonly entry: string };

/** A decision as it stands in its record. */
interface Decided {
  readonly record: RecordThen;
  readonly entry: Entry;
  readonly made: DecisionAnswer;
}

/** What a decision rested on. Undefined where there is no such decision in this record, as asked. */
export async function basis(snapshot: Snapshot, q: Asked, now: number): Promise<BasisAnswer | undefined> {
  const own = `${q.record}-${q.id}`;
  await snapshot.load([own, PARTIES, PEOPLE, SOURCES]);
  const decided = decidedIn(snapshot.record(own), q);
  if (!decided) return undefined;
  const { matter } = decided.made;
  const streams = await streamsOn(snapshot, own, matter);
  const within = decidedWithin(decided.entry);
  const then = await recordedBefore(snapshot, streams, within.earliest);
  const perhaps = await recordedBefore(snapshot, streams, within.latest);
  await snapshot.load(streams);
  const by = (one: Snapshot | undefined): KnownBy => (one ? knownBy(one, streams, matter) : { concerning: [], all: [] });
  const sides = { then: by(then), perhaps: by(perhaps), now: by(snapshot) };
  const found = basisOf({ decision: decided.entry, view: decided.record.view, ...sides });
  return {
    decision: { ...toldBy(snapshot, decided.entry), ...decided.made, by: whoDecided(snapshot, decided.made) },
    decided: { earliest: iso(within.earliest), latest: iso(within.latest) },
    proposal: proposalThen(then, matter),
    ...lists(found, { then, perhaps, now: snapshot }),
    reflectsThen: then?.reflects(now) ?? null,
    reflects: snapshot.reflects(now),
  };
}

/** The decision asked for, if it is one and counts at the moment. */
function decidedIn(record: RecordThen | undefined, { id, entry: asked }: Asked): Decided | undefined {
  const entry = record?.whole.entry(asked);
  if (!record || !entry) return undefined;
  const { view, whole } = record;
  const made = view === whole || view.entry(entry.eventId) ? decisionOf(entry, id) : undefined;
  return made && { record, entry, made };
}

/** Who decided, under the names and the parties that stand for them. */
function whoDecided(snapshot: Snapshot, { by }: DecisionAnswer): BasisAnswer['decision']['by'] {
  const register = snapshot.record(PARTIES)?.view ?? emptyRecord();
  const parties = [...new Set(by.map((party) => partyStandingFor(register, party)))];
  return parties.map((party) => ({ party, name: partyName(register, party) }));
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** The record that a matter is of. */
const namedBy = (matter: Matter): readonly ['negotiation' | 'consortium', string] =>
  matter.on === 'proposal' ? ['negotiation', matter.negotiation] : ['consortium', matter.consortium];

/** The records in which something can bear on the matter: that of the decision first, that of the matter, and those of the other kind that ever named it. */
async function streamsOn(snapshot: Snapshot, own: string, matter: Matter): Promise<readonly string[]> {
  const [kind, id] = namedBy(matter);
  const naming = await streamsNaming(snapshot, { kinds: [kind], ids: [id] });
  const others = naming.filter((stream) => categoryOf(stream) === (kind === 'negotiation' ? 'consortium' : 'negotiation'));
  return [...new Set([own, `${kind}-${id}`, ...others])];
}

/** The same records as they were recorded before a moment; undefined where that is not known. */
async function recordedBefore(snapshot: Snapshot, streams: readonly string[], before: number | null): Promise<Snapshot | undefined> {
  if (before === null) return undefined;
  const { asOf, evidence, knownAt = Infinity } = snapshot.moment;
  const then = snapshot.at(defined({ asOf, evidence, knownAt: Math.min(before - 1, knownAt) }));
  await then.load([...streams, PARTIES, PEOPLE, SOURCES]);
  return then;
}

function knownBy(snapshot: Snapshot, streams: readonly string[], matter: Matter): KnownBy {
  const [kind, id] = namedBy(matter);
  const isAsked = (stream: string): boolean => stream === streams[0] || stream === `${kind}-${id}`;
  const records = streams.flatMap(
    (stream) => (isAsked(stream) ? snapshot.record(stream) : snapshot.recordNaming(stream, { kinds: [kind], ids: [id] })) ?? [],
  );
  const kindOf = (stream: string) => (categoryOf(stream) === 'consortium' ? 'consortium' : 'negotiation');
  const sources = snapshot.record(SOURCES);
  return {
    concerning: records.flatMap(({ stream, view }) => concerning(view, matter, kindOf(stream))),
    all: [...records, ...(sources ? [sources] : [])].flatMap(({ view }) => view.all()),
  };
}

/** The proposal that was decided on, as it stood on record. */
function proposalThen(then: Snapshot | undefined, matter: Matter): BasisAnswer['proposal'] {
  if (matter.on !== 'proposal') return null;
  const view = then?.record(`negotiation-${matter.negotiation}`)?.view;
  return view?.isNamed('proposal', matter.proposal) ? proposalOf(view, matter.proposal) : null;
}

interface Times {
  readonly then: Snapshot | undefined;
  readonly perhaps: Snapshot | undefined;
  readonly now: Snapshot;
}
function lists({ onRecord, recordedLater, undetermined, correctedSince }: Basis, { then, perhaps, now }: Times) {
  const at = (snapshot: Snapshot | undefined) => (entry: Entry) => toldBy(snapshot ?? now, entry);
  const toldUndetermined = ({ entry, because }: Basis['undetermined'][number]) => ({
    ...at(because === 'recording' ? perhaps : now)(entry),
    because,
  });
  return {
    onRecord: someOf(onRecord, at(then)),
    recordedLater: someOf(recordedLater, at(now)),
    undetermined: someOf(undetermined, toldUndetermined),
    correctedSince: someOf(correctedSince, (one) => one),
  };
}

function someOf<T, A>(all: readonly T[], tell: (one: T) => A): BasisEntries<A> {
  const more = all.length - TOLD_MAX;
  return { items: all.slice(-TOLD_MAX).map(tell), ...(more > 0 && { more }) };
}

/** An entry as it stood in a snapshot, with its record, its lane and its grade then. */
function toldBy(snapshot: Snapshot, entry: Entry): BasisEntry {
  const record = snapshot.record(entry.stream);
  if (!record) throw new Error('an entry is told of a record that was not loaded');
  return { ...evidenceOf(answersOf(snapshot, record), entry), stream: entry.stream, family: familyOf(entry.type) };
}

const kept = new WeakMap<RecordThen, EntryAnswers>();
function answersOf(snapshot: Snapshot, record: RecordThen): EntryAnswers {
  const found = kept.get(record) ?? new EntryAnswers(record, registersThen(snapshot));
  kept.set(record, found);
  return found;
}
