import {
  actOf,
  decide,
  emptyRecord,
  idToOpen,
  irregularitiesOf,
  readShape,
  streamOf,
  type ActDefinition,
  type Entry,
  type GrowingRecord,
  type Irregularity,
  type NewEntry,
  type RecordView,
  type Refusal,
} from '@parley/negotiation';
import type { Receipt, Submission } from '@parley/exchange';

/** Why an act was not recorded, as the tracker says it. */
export class NotRecorded extends Error {
  constructor(
    readonly code: string,
    readonly says: string,
    readonly faults: readonly { readonly path: string; readonly code: string; readonly says: string }[] = [],
  ) {
    super(`${code}: ${says} ${JSON.stringify(faults)}`);
  }
}

interface Stream {
  readonly entries: Entry[];
  readonly folded: GrowingRecord;
  readonly commands: Map<string, { readonly request: string; readonly entries: readonly Entry[] }>;
}
interface Command {
  readonly act: ActDefinition;
  readonly body: Record<string, unknown>;
  readonly commandId: string;
  readonly request: string;
}
const refusedBy = ({ code, says, path = '' }: Refusal) => new NotRecorded(code, says, [{ path, code, says }]);
const START = Date.UTC(2025, 0, 1);

/** A book in memory that records as the program does: decided by the rules, each command id once in its stream. */
export class Recorder {
  private readonly streams = new Map<string, Stream>();
  private count = 0;

  readonly submit = (submission: Submission): Promise<Receipt> => Promise.resolve().then(() => this.record(submission));

  record({ act: name, record, id, body, commandId }: Submission): Receipt {
    const act = actOf(record, name);
    if (!act) throw new NotRecorded('act-unknown', name);
    const read = readShape(act.body, body);
    if (!read.ok) throw new NotRecorded('body-invalid', name, read.faults);
    const key = record.startsWith('register-') ? record : streamOf(record, act.opens ? idToOpen(act, read.value) : id);
    const request = JSON.stringify([name, id, read.value]);
    return this.earlier(key, commandId, request) ?? this.decided(key, { act, body: read.value, commandId, request });
  }

  private earlier(key: string, commandId: string, request: string): Receipt | undefined {
    const earlier = this.streams.get(key)?.commands.get(commandId);
    if (!earlier) return undefined;
    if (earlier.request !== request) throw new NotRecorded('key-reused', `${commandId}: ${request} was ${earlier.request}`);
    return { events: earlier.entries, repeated: true };
  }

  private decided(key: string, { act, body, commandId, request }: Command): Receipt {
    const freshPerson = `person-${String(this.count)
      .padStart(10, '0')
      .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? 'a')}`;
    const decision = decide({ act, body, record: this.view(key), known: (other) => this.view(other), freshPerson });
    if (decision.kind === 'refused') throw refusedBy(decision.refusal);
    if (decision.kind === 'already') return { events: [], repeated: false };
    const stream = this.streams.get(key) ?? { entries: [], folded: emptyRecord(), commands: new Map<string, never>() };
    this.streams.set(key, stream);
    const entries = decision.entries.map((entry) => this.append(key, stream, entry));
    stream.commands.set(commandId, { request, entries });
    return { events: entries, repeated: false };
  }

  view(stream: string): RecordView {
    return this.streams.get(stream)?.folded ?? emptyRecord();
  }
  entries(stream: string): readonly Entry[] {
    return this.streams.get(stream)?.entries ?? [];
  }
  get all(): readonly Entry[] {
    return [...this.streams.values()].flatMap(({ entries }) => entries);
  }
  get irregularities(): readonly Irregularity[] {
    return [...this.streams.values()].flatMap(({ folded }) => irregularitiesOf(folded));
  }
  private append(name: string, { entries, folded }: Stream, { tv: _tv, ...entry }: NewEntry): Entry {
    const number = this.count++;
    const eventId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const recorded = { recordedAt: START + number * 1000, recordedBy: 'person-recorderrr', via: 'unauthenticated' };
    const made = { ...entry, ...recorded, eventId, stream: name, revision: entries.length, commandId: eventId, correlationId: eventId };
    entries.push(made);
    folded.add(made);
    return made;
  }
}
