import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { actsRecording, everyAct, type ActDefinition, type RecordKind } from '@parley/negotiation';
import { commandKey } from '../command-key';
import { NO_INSTANT } from '../instant-of';
import { withEntries } from '../local-names';
import { BodyReader, offsetOf, textOf } from './body-of-node';
import type { CaseDocument } from './case-document';
import type { CaseSteps } from './case-steps';
import { placeAt, Places } from './place';

/** What an entry says of itself rather than of one event. */
const OWN = ['id', 'recorded', 'record', 'negotiation', 'consortium'] as const;
/** What all events of an entry carry, in the words of the API. */
const CARRIED: readonly string[] = ['occurred', 'actors', 'sources', 'standing', 'notedAt', 'confirms', 'embargo', 'onBehalfOf'];
const LOCAL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

const isRecord = (kind: RecordKind): kind is 'negotiation' | 'consortium' => kind === 'negotiation' || kind === 'consortium';

type Own = { readonly [K in (typeof OWN)[number]]?: string };

/** Reads one entry of a case file: a fact, with all the events it is recorded as. */
export class FactReader {
  private readonly own: Own;
  private readonly start: number;
  /** What the entry holds beside its own and the carried fields: the events, by type or act. */
  private readonly events: readonly { readonly key: unknown; readonly name: string; readonly value: unknown }[];
  private count = 0;

  constructor(
    private readonly file: CaseDocument,
    private readonly into: CaseSteps,
    private readonly node: YAMLMap,
  ) {
    this.start = node.range?.[0] ?? 0;
    const named = node.items.map(({ key, value }) => ({ key, name: isScalar(key) ? textOf(key) : '', value }));
    this.events = named.filter(({ name }) => !CARRIED.includes(name) && !OWN.some((own) => own === name));
    this.own = Object.fromEntries(
      OWN.flatMap((key) => (isScalar(node.get(key, true)) ? [[key, textOf(node.get(key, true) as never)]] : [])),
    );
  }

  read(): void {
    const unfit = this.unfit(this.own.id);
    if (unfit) return this.fault(this.start, unfit.code, unfit.says);
    for (const { key, name, value } of this.events) {
      const bodies: readonly unknown[] = isSeq(value) ? value.items : [value];
      for (const body of bodies) this.event(name, body, offsetOf(body) ?? offsetOf(key) ?? this.start);
    }
    if (this.count === 0) this.fault(this.start, 'nothing-recorded', 'Say what is recorded: an event type with its fields.');
  }

  private unfit(id: string | undefined): { code: string; says: string } | undefined {
    if (id === undefined || !LOCAL.test(id))
      return { code: 'id-missing', says: 'Give the entry an id of at most 40 letters, digits, dots and dashes, as in A14.' };
    if (!this.into.takeRecorded(this.own.recorded)) return NO_INSTANT;
    return this.into.isTaken(id) ? { code: 'id-taken', says: `The id ${id} is used by an entry above; choose another.` } : undefined;
  }

  private event(name: string, node: unknown, offset: number): void {
    this.count += 1;
    const candidates = /^[A-Z]/.test(name) ? actsRecording(name) : everyAct().filter(({ act }) => act === name);
    const [first] = candidates;
    if (!first) return this.fault(offset, 'event-unknown', `There is no event type or act ${name.slice(0, 60)}; see the API document.`);
    if (!isMap(node) && !(isScalar(node) && node.value === null))
      return this.fault(offset, 'wrong-type', 'Give the fields of the event, as in { title: … }.');
    const places = new Places(this.file.lines, offset);
    const body = { ...this.carried(first, places), ...this.eventFields(first, node, places) };
    if (Array.isArray(body['sources'])) body['sources'] = body['sources'].map((citation) => this.cited(citation));
    const act = candidates.find(({ record }) => record === this.recordFor(candidates, body));
    if (!act) return this.fault(offset, 'record-missing', `Say in which record it stands, as in "record: ${first.record}".`);
    this.draft(act, body, places);
  }

  private draft(act: ActDefinition, body: Record<string, unknown>, places: Places): void {
    const local = this.own.id ?? '';
    const id = this.recordId(act.record);
    if (id === undefined && !act.opens && isRecord(act.record))
      return this.into.addFault(local, [places.fault('', 'record-missing', `Name the ${act.record} in the heading, or at the entry.`)]);
    const whole = act.opens ? { [act.record]: id, ...body } : body;
    const commandId = commandKey('case', this.file.case, local, this.count);
    const label = this.isSingle() ? local : `${local}/${this.count}`;
    this.into.add({ act, body: whole, label, commandId, local, places, id });
  }

  private carried({ body }: ActDefinition, places: Places): Record<string, unknown> {
    const reader = new BodyReader(this.file.document, places);
    const pairs = this.node.items.flatMap(({ key, value }) =>
      isScalar(key) && CARRIED.includes(textOf(key)) ? [[textOf(key), value] as const] : [],
    );
    return Object.fromEntries(pairs.map(([name, value]) => [name, reader.read(value, body.fields[name], name)]));
  }
  /** The event's own fields; none where nothing follows its type. */
  private eventFields(act: ActDefinition, node: unknown, places: Places): Record<string, unknown> {
    return isMap(node) ? (new BodyReader(this.file.document, places).read(node, act.body) as Record<string, unknown>) : {};
  }
  /** A citation with what the heading says of all of them. */
  private cited(citation: unknown): unknown {
    if (typeof citation !== 'object' || citation === null) return citation;
    const { source, grade } = this.file;
    return { ...(source !== undefined && { source }), ...(grade !== undefined && { grade }), ...citation };
  }

  /** The kind of record: as said, or the only one there is, or that of the entry it is about, or the negotiation. */
  private recordFor(candidates: readonly ActDefinition[], body: Record<string, unknown>): string | undefined {
    if (this.own.record !== undefined) return this.own.record;
    if (candidates.length === 1) return candidates[0]?.record;
    return this.recordReferredTo(candidates[0], body) ?? candidates.find(({ record }) => record === 'negotiation')?.record;
  }
  private recordReferredTo(act: ActDefinition | undefined, body: Record<string, unknown>): RecordKind | undefined {
    let found: RecordKind | undefined;
    const find = (name: string) => {
      found ??= this.into.recordOf(name);
      return undefined;
    };
    withEntries(act?.body, body, { find });
    return found;
  }
  private recordId(kind: RecordKind): string | undefined {
    return isRecord(kind) ? (this.own[kind] ?? this.file[kind]) : undefined;
  }
  private isSingle(): boolean {
    const [only, another] = this.events;
    return another === undefined && !(isSeq(only?.value) && only.value.items.length > 1);
  }
  private fault(offset: number, code: string, says: string): void {
    this.into.addFault(this.own.id ?? 'entry', [{ ...placeAt(this.file.lines, offset), path: '', code, says }]);
  }
}
