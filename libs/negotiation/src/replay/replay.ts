import { changesBetween, type ChangeAnswer } from '../changes/changes';
import type { Entry } from '../entry/entry';
import { partyName, personName } from '../position/register-names';
import { positionFromFacts, type Facts } from '../position/position-from-facts';
import { atMoment } from '../position/moment';
import type { NegotiationPosition } from '../position/answer';
import { recordOf } from '../record/record-of';
import { thingsOfNegotiation } from '../things/negotiation-things';
import { stepsOf, type ReplayRange, type ReplayStep } from './steps';

/** Steps that are kept for going back. */
const STEPS_KEPT = 50;

export type ReplayAsked = ReplayRange & {
  /** Id of the negotiation. */
  readonly id: string;
  readonly rules: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Where a negotiation stood after a step, and what the step changed. */
export interface ReplayFrame {
  readonly step: ReplayStep;
  /** Null where nothing of it was on record by then. */
  readonly position: NegotiationPosition | null;
  /** What differs from the step before; of the first step, nothing. */
  readonly changes: readonly ChangeAnswer[];
  /** Entries that may have occurred by then, but not certainly. */
  readonly possible: number;
  /** The name of a party or a person as known then; an id that nobody had stands for itself. */
  readonly name: (id: string) => string;
  /** The entries of the negotiation's own record that were on record by then, in order of recording. */
  readonly recorded: readonly Entry[];
}

interface Then extends Pick<ReplayFrame, 'possible' | 'name' | 'recorded'> {
  readonly counting: readonly Entry[];
}
/** A step as it was folded. */
interface Seen extends Pick<ReplayFrame, 'step' | 'position'> {
  readonly then: Then;
}

/** The replay of a negotiation: its steps, and each as a frame, folded from the facts alone when it is asked for. */
export class Replay {
  readonly steps: readonly ReplayStep[];
  private readonly seen = new Map<number, Seen>();

  constructor(
    private readonly facts: Facts,
    private readonly asked: ReplayAsked,
  ) {
    this.steps = stepsOf(facts, asked);
  }

  /** Undefined where there is no such step. */
  frame(n: number): ReplayFrame | undefined {
    const seen = this.seenAt(n);
    if (!seen) return undefined;
    const { step, position, then } = seen;
    const { possible, name, recorded } = then;
    return { step, position, changes: this.changes(this.seenAt(n - 1), seen), possible, name, recorded };
  }

  /** A step is folded when it is first looked at, and kept: the next one is compared with it. */
  private seenAt(n: number): Seen | undefined {
    const step = this.steps[n];
    if (!step) return undefined;
    const seen = this.seen.get(n) ?? this.folded(step);
    this.seen.set(n, seen);
    if (this.seen.size > STEPS_KEPT) this.seen.delete([...this.seen.keys()][0] as number);
    return seen;
  }

  private folded(step: ReplayStep): Seen {
    const { id, rules, now } = this.asked;
    return { step, position: positionFromFacts(this.facts, { id, rules, now, ...step.moment }) ?? null, then: this.then(step) };
  }

  private changes(before: Seen | undefined, after: Seen): readonly ChangeAnswer[] {
    if (!before) return [];
    const side = ({ position, then }: Seen) => ({ things: position ? thingsOfNegotiation(position) : [], entries: then.counting });
    return changesBetween(side(before), side(after), { clock: this.asked.clock, name: after.then.name });
  }

  /** What was known at a step, and what of it counts. */
  private then({ moment }: ReplayStep): Then {
    const { knownAt = Infinity, asOf, evidence } = moment;
    const known = (stream: string): readonly Entry[] => (this.facts.get(stream) ?? []).filter(({ recordedAt }) => recordedAt <= knownAt);
    const sources = recordOf(known('register-sources'));
    const bearing = { ...(asOf !== undefined && { asOf }), ...(evidence !== undefined && { evidence }), sources };
    const parts = [...this.facts.keys()].map((stream) => ({ stream, part: atMoment(known(stream), bearing) }));
    const own = `negotiation-${this.asked.id}`;
    const [people, parties] = [recordOf(known('register-people')), recordOf(known('register-parties'))];
    return {
      counting: parts.flatMap(({ part }) => part.view.all()),
      possible: parts.find(({ stream }) => stream === own)?.part.possible ?? 0,
      recorded: known(own),
      name: (id: string): string => (people.maker('person', id) ? personName(people, id) : partyName(parties, id)),
    };
  }
}
