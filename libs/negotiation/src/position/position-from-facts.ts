import type { Entry } from '../entry/entry';
import { emptyRecord, recordOf } from '../record/record-of';
import type { RecordView } from '../record/record-view';
import type { NegotiationPosition, Reflects } from './answer';
import { atMoment, type Moment } from './moment';
import { negotiationPosition } from './negotiation-position';
import { reflectsOf } from './reflects-of';

const PARTIES = 'register-parties';
const PEOPLE = 'register-people';
const SOURCES = 'register-sources';
const UNSAID: Reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '' };

/** Every fact of a negotiation's record and of the records that its position looks at, as recorded, in order of recording, by stream. */
export type Facts = ReadonlyMap<string, readonly Entry[]>;
export interface AskedOfFacts extends Omit<Moment, 'sources'> {
  /** Id of the negotiation. */
  readonly id: string;
  /** Version of the rules and the clock (ms since 1970), for what the answer says that it stands on. */
  readonly rules: string;
  readonly now: number;
}

/**
 * Where a negotiation stood at a moment, folded from facts at hand: the answer that the views give to the same question when they hold the
 * same facts. Undefined where nothing of it was on record by then. Total, as `negotiationPosition` is.
 */
export function positionFromFacts(facts: Facts, { id, rules, now, ...moment }: AskedOfFacts): NegotiationPosition | undefined {
  const then = new FactsThen(facts, moment);
  const record = then.record(`negotiation-${id}`);
  if (!record) return undefined;
  const isNamed = (consortium: string): boolean => ['consortium', 'party'].some((kind) => record.whole.isNamed(kind, consortium));
  const position = negotiationPosition(record.view, {
    id,
    register: then.record(PARTIES)?.view ?? emptyRecord(),
    people: then.record(PEOPLE)?.view ?? emptyRecord(),
    consortia: (consortium) => (isNamed(consortium) ? then.record(`consortium-${consortium}`)?.view : undefined),
    leftOut: record.leftOut,
    reflects: UNSAID,
  });
  return { ...position, reflects: then.reflects({ rules, now }) };
}

interface RecordThen {
  /** The fold of all that was recorded by then, and of what of it counts. */
  readonly whole: RecordView;
  readonly view: RecordView;
  readonly leftOut: number;
}

/** The records at a moment, each folded when it is first looked at. */
class FactsThen {
  private readonly folded = new Map<string, RecordThen>();
  private readonly used = new Map<string, number>();

  constructor(
    private readonly facts: Facts,
    private readonly moment: Moment,
  ) {}

  record(stream: string): RecordThen | undefined {
    const found = this.folded.get(stream);
    if (found) return found;
    const { knownAt = Infinity } = this.moment;
    const known = (this.facts.get(stream) ?? []).filter(({ recordedAt }) => recordedAt <= knownAt);
    if (known.length === 0) return undefined;
    this.used.set(stream, known.length - 1);
    const then = this.cut(stream, known);
    this.folded.set(stream, then);
    return then;
  }

  private cut(stream: string, known: readonly Entry[]): RecordThen {
    const { asOf, evidence } = this.moment;
    const whole = recordOf(known);
    if (asOf === undefined && evidence === undefined) return { whole, view: whole, leftOut: 0 };
    const sources = stream === SOURCES ? undefined : this.record(SOURCES)?.whole;
    const bearing = { ...(asOf !== undefined && { asOf }), ...(evidence !== undefined && { evidence }), ...(sources && { sources }) };
    const { view, leftOut } = atMoment(known, bearing);
    return { whole, view, leftOut };
  }

  reflects({ rules, now }: Pick<AskedOfFacts, 'rules' | 'now'>): Reflects {
    return reflectsOf(this.moment, { used: this.used, rules, now });
  }
}
