import { changesBetween, type ChangeAnswer } from '../changes/changes';
import type { Telling } from '../changes/telling';
import type { Entry } from '../entry/entry';
import { KnownView } from '../record/history/known-view';
import { RecordHistory } from '../record/history/record-history';
import { partitionPoint } from '../record/partition-point';
import { emptyRecord } from '../record/record-of';
import type { RecordView } from '../record/record-view';
import { thingsOfNegotiation } from '../things/negotiation-things';
import type { NegotiationPosition, Reflects } from './answer';
import { lookedUpAt, type Moment } from './moment';
import { negotiationPosition } from './negotiation-position';
import { reflectsOf } from './reflects-of';
import { partyName, personName } from './register-names';

const PARTIES = 'register-parties';
const PEOPLE = 'register-people';
const SOURCES = 'register-sources';
const UNSAID: Reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '' };

/** Every fact of a negotiation's record and of the records that its position looks at, as recorded, in order of recording, by stream. */
export type Facts = ReadonlyMap<string, readonly Entry[]>;
export interface AskedOfThen {
  /** Id of the negotiation. */
  readonly id: string;
  /** Version of the rules and the clock (ms since 1970), for what the answer says that it stands on. */
  readonly rules: string;
  readonly now: number;
}
type At = Omit<Moment, 'sources'>;

/** The facts of a negotiation, each record folded once, when it is first looked at; any moment of it is then looked up. */
export class FoldedFacts {
  private readonly histories = new Map<string, RecordHistory>();

  constructor(readonly facts: Facts) {}

  at(moment: At): FactsThen {
    return new FactsThen(this, moment);
  }

  /** How many facts of a record were recorded by an instant. */
  countBy(stream: string, knownAt = Infinity): number {
    const entries = this.facts.get(stream) ?? [];
    return partitionPoint(entries.length, (place) => (entries[place] as Entry).recordedAt <= knownAt);
  }

  history(stream: string): RecordHistory {
    const found = this.histories.get(stream);
    if (found) return found;
    const history = new RecordHistory();
    for (const entry of this.facts.get(stream) ?? []) history.add(entry);
    this.histories.set(stream, history);
    return history;
  }
}

interface RecordThen {
  /** All that was recorded by then, and what of it counts. */
  readonly whole: RecordView;
  readonly view: RecordView;
  readonly leftOut: number;
  readonly possible: number;
}

/** A negotiation at a moment. A record is looked at when the position asks for it. */
export class FactsThen {
  private readonly records = new Map<string, RecordThen>();
  private readonly used = new Map<string, number>();

  constructor(
    private readonly folded: FoldedFacts,
    readonly moment: At,
  ) {}

  /** Undefined where nothing of it was on record by then. */
  position({ id, rules, now }: AskedOfThen): NegotiationPosition | undefined {
    const record = this.record(`negotiation-${id}`);
    if (!record) return undefined;
    const isNamed = (consortium: string): boolean => ['consortium', 'party'].some((kind) => record.whole.isNamed(kind, consortium));
    const position = negotiationPosition(record.view, {
      id,
      register: this.record(PARTIES)?.view ?? emptyRecord(),
      people: this.record(PEOPLE)?.view ?? emptyRecord(),
      consortia: (consortium) => (isNamed(consortium) ? this.record(`consortium-${consortium}`)?.view : undefined),
      leftOut: record.leftOut,
      reflects: UNSAID,
    });
    return { ...position, reflects: reflectsOf(this.moment, { used: this.used, rules, now }) };
  }

  /** The name of a party or a person as known then; an id that nobody had stands for itself. */
  name(id: string): string {
    const people = this.record(PEOPLE)?.view;
    if (people?.maker('person', id)) return personName(people, id);
    return partyName(this.record(PARTIES)?.view ?? emptyRecord(), id);
  }

  /** Every record that was looked at so far, and what of it counts. */
  counting(): readonly Entry[] {
    return [...this.records.values()].flatMap(({ view }) => view.all());
  }

  /** Entries of a record that may have occurred by then, but not certainly. */
  possible(stream: string): number {
    return this.record(stream)?.possible ?? 0;
  }

  /** Undefined where nothing of a record was known by then. */
  private record(stream: string): RecordThen | undefined {
    const found = this.records.get(stream);
    if (found) return found;
    const count = this.folded.countBy(stream, this.moment.knownAt);
    if (count === 0) return undefined;
    this.used.set(stream, count - 1);
    const then = this.cut(stream, count);
    this.records.set(stream, then);
    return then;
  }

  private cut(stream: string, count: number): RecordThen {
    const history = this.folded.history(stream);
    const whole = count === history.size ? history.folded : new KnownView(history, count);
    const { asOf, evidence } = this.moment;
    if (asOf === undefined && evidence === undefined) return { whole, view: whole, leftOut: 0, possible: 0 };
    return { whole, ...lookedUpAt(history, count, this.bearing(stream)) };
  }

  /** The date and the evidence asked for, and the sources that bear the evidence; what was recorded by then is cut already. */
  private bearing(stream: string): Omit<Moment, 'knownAt'> {
    const { asOf, evidence } = this.moment;
    const sources = stream === SOURCES ? undefined : this.record(SOURCES)?.whole;
    return { ...(asOf !== undefined && { asOf }), ...(evidence !== undefined && { evidence }), ...(sources && { sources }) };
  }
}

/** What differs between two moments of a negotiation, as the question `…/changes` answers it; before anything was on record, everything is new. */
export function changesBetweenMoments(
  [before, after]: readonly [FactsThen, FactsThen],
  asked: AskedOfThen,
  clock: Telling['clock'],
): readonly ChangeAnswer[] {
  const side = (then: FactsThen) => {
    const position = then.position(asked);
    return { things: position ? thingsOfNegotiation(position) : [], entries: then.counting() };
  };
  return changesBetween(side(before), side(after), { clock, name: (id) => after.name(id) });
}
