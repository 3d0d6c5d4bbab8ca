import { randomUUID } from 'node:crypto';
import {
  actOf,
  decide,
  emptyRecord,
  readShape,
  streamOf,
  type ActDefinition,
  type GrowingRecord,
  type RecordKind,
} from '@parley/negotiation';
import type { EventStore, NewEvent, NonEmpty } from '@parley/event-store';
import { ZERO_HASH } from '@parley/record-form';
import { formEntries, type FormedEntry } from '../../libs/tracker/src/stored-event';

/** What somebody hands in, as to the tracker. */
export interface SampleAct {
  readonly act: string;
  readonly record: RecordKind;
  readonly id?: string;
  readonly body: Readonly<Record<string, unknown>>;
}
const APPEND_EVENTS = 500;
const PARTY = 'bench-union';

export const registering: SampleAct = {
  act: 'register-party',
  record: 'register-parties',
  body: { party: PARTY, name: 'Bench Health Union', kind: 'union' },
};
export const opening = (id: string): SampleAct => ({
  act: 'open-record',
  record: 'negotiation',
  body: { negotiation: id, title: `Talks on night working, ${id}`, level: 'organisation', parties: [PARTY] },
});
export const raisingIssue = (id: string, n: number): SampleAct => ({
  act: 'raise-issue',
  record: 'negotiation',
  id,
  body: { issue: `issue-${n}`, title: `Night shifts at short notice, ward ${n}`, description: WORDS, occurred: { edtf: dayOf(n) } },
});

const WORDS = 'Rotas are changed with less than two days of notice, and nobody is told why; agencies then fill what is left open.';
const dayOf = (n: number): string => `2025-0${1 + (n % 9)}-${10 + (n % 19)}`;
const actors = [{ party: PARTY }, { asPrinted: 'the branch secretary' }];

/** An issue, an objection to it, its answer and its end, over and over: an opening and `events - 1` acts of one event each. */
export function* talks(id: string, events: number): Generator<SampleAct> {
  yield opening(id);
  for (let made = 1; made < events; made += 1) {
    const [n, step] = [(made - 1) >> 2, (made - 1) % 4];
    const [issue, objection, occurred] = [`issue-${n}`, `objection-${n}`, { edtf: dayOf(n) }];
    if (step === 0) yield raisingIssue(id, n);
    else if (step === 1) yield own(id, 'raise-objection', { objection, target: { issue }, ground: WORDS, actors, occurred });
    else if (step === 2) yield own(id, 'answer-objection', { objection, answer: `Two weeks of notice are offered. ${WORDS}`, occurred });
    else yield own(id, 'resolve-objection', { objection, outcome: 'withdrawn', reason: 'The notice was agreed.', occurred });
  }
}
const own = (id: string, act: string, body: Record<string, unknown>): SampleAct => ({ act, record: 'negotiation', id, body });

/** Decides and forms acts as the tracker does, without storing them. */
export class Scribe {
  private readonly records = new Map<string, GrowingRecord>();
  private readonly ends = new Map<string, { revision: number; leaf: string }>();

  constructor(
    private readonly book: string,
    private readonly at: number,
  ) {}

  write(sample: SampleAct): { stream: string; formed: FormedEntry[] } {
    const act = actOf(sample.record, sample.act) as ActDefinition;
    const id = act.opens ? (sample.body[act.record] as string) : sample.id;
    const stream = streamOf(sample.record, id);
    const record = this.records.get(stream) ?? emptyRecord();
    this.records.set(stream, record);
    const read = readShape(act.body, sample.body);
    if (!read.ok) throw new Error(`${sample.act}: ${JSON.stringify(read.faults)}`);
    const known = (other: string) => this.records.get(other) ?? emptyRecord();
    const decision = decide({ act, body: read.value, record, known, freshPerson: 'person-abcdefghij' });
    if (decision.kind !== 'record') throw new Error(`${sample.act}: ${JSON.stringify(decision)}`);
    const { revision, leaf } = this.ends.get(stream) ?? { revision: -1, leaf: ZERO_HASH };
    const cmd = randomUUID();
    const place = { book: this.book, stream, revision: revision + 1, at: this.at, prev: leaf };
    const formed = formEntries(decision.entries, { ...place, by: 'system', via: 'system', cmd, corr: cmd, request: ZERO_HASH });
    for (const { entry } of formed) record.add(entry);
    this.ends.set(stream, { revision: revision + formed.length, leaf: (formed.at(-1) as FormedEntry).leaf });
    return { stream, formed };
  }
}

/** Fills a book with `events` events in records of at most `perRecord`; what is measured is read from it afterwards. */
export async function fillBook(
  store: EventStore,
  book: string,
  { events, perRecord }: { events: number; perRecord: number },
): Promise<void> {
  const scribe = new Scribe(book, Date.now());
  await append(store, [scribe.write(registering)]);
  for (let left = events - 1, n = 0; left > 0; left -= perRecord, n += 1)
    await append(
      store,
      [...talks(`talks-${n}`, Math.min(left, perRecord))].map((act) => scribe.write(act)),
    );
}

async function append(store: EventStore, written: readonly { stream: string; formed: FormedEntry[] }[]): Promise<void> {
  const entries = written.flatMap(({ formed }) => formed);
  for (let from = 0; from < entries.length; from += APPEND_EVENTS) {
    const some = entries.slice(from, from + APPEND_EVENTS).map(({ event }) => event) as unknown as NonEmpty<NewEvent>;
    const expected = from === 0 ? ({ kind: 'noStream' } as const) : ({ kind: 'at', revision: BigInt(from - 1) } as const);
    await store.append(written[0]?.stream ?? '', some, { expected });
  }
}
