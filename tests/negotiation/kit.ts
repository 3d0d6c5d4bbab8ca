import {
  actOf,
  decide,
  emptyRecord,
  everyAct,
  idToOpen,
  irregularitiesOf,
  readShape,
  streamOf,
  type ActDefinition,
  type Entry,
  type Fault,
  type GrowingRecord,
  type NegotiationContext,
  type NewEntry,
  type RecordKind,
  type RecordView,
  type Refusal,
} from '@parley/negotiation';

/** One act as told in a test. `record` is needed only where an act can stand in several kinds of record. */
export interface Told {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly record?: RecordKind;
  /** Id of the negotiation or consortium; the first one opened, where it is left out. */
  readonly id?: string;
}
export type Outcome =
  | { readonly kind: 'recorded'; readonly entries: readonly Entry[]; readonly irregular: readonly string[] }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly code: Refusal['code']; readonly refusal: Refusal }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };
type Where = Pick<Told, 'record' | 'id'>;

const START = Date.UTC(2025, 0, 1);
const SECOND = 1000;
/** The id of the n-th event of a world, counting from 0. */
export const eventId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Everything on record in one test: streams in memory, each act decided as the program decides it. One event a second. */
export class World {
  private readonly streams = new Map<string, { readonly entries: Entry[]; readonly folded: GrowingRecord }>();
  private recorded = 0;

  /** Tells what happened before; throws where an act would not be recorded. */
  having(...told: readonly Told[]): this {
    for (const one of told) {
      const outcome = this.when(one.act, one.body, one);
      if (outcome.kind !== 'recorded') throw new Error(`${one.act} was not recorded: ${JSON.stringify(outcome)}`);
    }
    return this;
  }

  when(act: string, body: Readonly<Record<string, unknown>>, where: Where = {}): Outcome {
    const definition = actNamed(act, where.record);
    const read = readShape(definition.body, body);
    if (!read.ok) return { kind: 'faulty', faults: read.faults };
    const stream = this.streamFor(definition, read.value, where.id);
    const record = this.record(stream);
    const freshPerson = `person-${String(this.recorded)
      .padStart(10, 'a')
      .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] as string)}`;
    const decision = decide({ act: definition, body: read.value, record, known: (name) => this.record(name), freshPerson });
    if (decision.kind === 'already') return decision;
    if (decision.kind === 'refused') return { kind: 'refused', code: decision.refusal.code, refusal: decision.refusal };
    const entries = this.append(stream, decision.entries);
    const irregular = irregularitiesOf(this.record(stream), entries).map(({ rule }) => rule);
    return { kind: 'recorded', entries, irregular };
  }

  record(stream: string): RecordView {
    return this.streams.get(stream)?.folded ?? emptyRecord();
  }
  /** The events of a stream as they were recorded, without what later ones did to them. */
  entries(stream: string): readonly Entry[] {
    return this.streams.get(stream)?.entries ?? [];
  }
  streamNames(): readonly string[] {
    return [...this.streams.keys()];
  }
  /** The only negotiation of the world, or the one with this id. */
  negotiation(id?: string): RecordView {
    return this.record(this.streamOfFirst('negotiation', id));
  }
  consortium(id?: string): RecordView {
    return this.record(this.streamOfFirst('consortium', id));
  }
  /** The rules that entries on record break, each once, sorted. */
  irregular(stream = this.streamOfFirst('negotiation')): readonly string[] {
    const view = this.record(stream);
    return [...new Set(irregularitiesOf(view).map(({ rule }) => rule))].sort();
  }

  private streamFor(act: ActDefinition, body: Record<string, unknown>, id: string | undefined): string {
    if (act.record.startsWith('register-')) return streamOf(act.record);
    if (act.opens) return streamOf(act.record, idToOpen(act, body) ?? 'untitled');
    return this.streamOfFirst(act.record, id);
  }
  private streamOfFirst(record: string, id?: string): string {
    if (id !== undefined) return streamOf(record, id);
    return [...this.streams.keys()].find((name) => name.startsWith(`${record}-`)) ?? streamOf(record, 'none');
  }
  private append(stream: string, decided: readonly NewEntry[]): readonly Entry[] {
    const at = this.streams.get(stream) ?? { entries: [], folded: emptyRecord() };
    this.streams.set(stream, at);
    return decided.map(({ tv: _tv, ...entry }) => {
      const made = placed(entry, { stream, revision: at.entries.length, number: this.recorded++ });
      at.entries.push(made);
      at.folded.add(made);
      return made;
    });
  }
}

/** An act before the one under test. */
export const told = (act: string, body: Readonly<Record<string, unknown>>, where: Where = {}): Told => ({ act, body, ...where });
/** A world with two unions, two employers and a ministry on the register. */
export const parties: readonly Told[] = [
  ['north-union', 'union'],
  ['south-union', 'union'],
  ['hill-trust', 'employer'],
  ['lake-trust', 'employer'],
  ['ministry', 'government-department'],
].map(([party, kind]) => told('register-party', { party, kind, name: `The ${party ?? ''}` }));
/** The record of the negotiation `talks` between those parties. */
export const talks: readonly Told[] = [
  ...parties,
  told('open-record', { negotiation: 'talks', title: 'Talks on rotas', level: 'organisation', parties: ['north-union', 'hill-trust'] }),
];
export const given = (...before: readonly Told[]): World => new World().having(...before);

/** What a position of this world needs beside the record: everything recorded so far, at any evidence. */
export const context = (world: World, id = 'talks'): NegotiationContext => ({
  id,
  register: world.record('register-parties'),
  people: world.record('register-people'),
  consortia: (name) => (world.streamNames().includes(`consortium-${name}`) ? world.record(`consortium-${name}`) : undefined),
  leftOut: 0,
  reflects: { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: 'test' },
});

/** An entry as plain data, for folds: everything but type and data has a default. Revision and event id follow `number`. */
export function anEntry(of: Partial<Entry> & Pick<Entry, 'type' | 'data'>, number = 0): Entry {
  return placed({ occurred: {}, actors: [], sources: [], ...of }, { stream: 'negotiation-talks', revision: number, number });
}

function placed(entry: Omit<NewEntry, 'tv'>, { stream, revision, number }: { stream: string; revision: number; number: number }): Entry {
  return {
    eventId: eventId(number),
    stream,
    revision,
    recordedAt: START + number * SECOND,
    recordedBy: 'person-recorderrr',
    via: 'unauthenticated',
    commandId: eventId(number),
    correlationId: eventId(number),
    ...entry,
  };
}

function actNamed(act: string, record: RecordKind | undefined): ActDefinition {
  const found = record === undefined ? everyAct().find((one) => one.act === act) : actOf(record, act);
  if (!found) throw new Error(`there is no act ${act}`);
  return found;
}

/** A view of entries as they stand already, corrections in force, and of nothing else: what they made is told by what they say now. */
export function viewOf(standing: Iterable<Entry>): GrowingRecord {
  const view = emptyRecord();
  for (const entry of standing) view.place(entry);
  return view;
}
