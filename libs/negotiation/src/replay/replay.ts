import { changesBetween, type ChangeAnswer } from '../changes/changes';
import type { Entry } from '../entry/entry';
import type { NegotiationPosition } from '../position/answer';
import { FoldedFacts, type Facts, type FactsThen } from '../position/folded-facts';
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

/** A step as it was folded. */
interface Seen extends Pick<ReplayFrame, 'step' | 'position'> {
  readonly then: FactsThen;
}

/** The replay of a negotiation: its steps, and each as a frame, folded from the facts alone when it is asked for. */
export class Replay {
  readonly steps: readonly ReplayStep[];
  private readonly folded: FoldedFacts;
  private readonly seen = new Map<number, Seen>();

  constructor(
    private readonly facts: Facts,
    private readonly asked: ReplayAsked,
  ) {
    this.steps = stepsOf(facts, asked);
    this.folded = new FoldedFacts(facts);
  }

  /** Undefined where there is no such step. */
  frame(n: number): ReplayFrame | undefined {
    const seen = this.seenAt(n);
    if (!seen) return undefined;
    const { step, position, then } = seen;
    const own = `negotiation-${this.asked.id}`;
    const recorded = (this.facts.get(own) ?? []).slice(0, this.folded.countBy(own, step.moment.knownAt));
    const told = { possible: then.possible(own), name: (id: string): string => then.name(id), recorded };
    return { step, position, changes: this.changes(this.seenAt(n - 1), seen), ...told };
  }

  /** A step is folded when it is first looked at, and kept: the next one is compared with it. */
  private seenAt(n: number): Seen | undefined {
    const step = this.steps[n];
    if (!step) return undefined;
    const seen = this.seen.get(n) ?? this.foldedAt(step);
    this.seen.set(n, seen);
    if (this.seen.size > STEPS_KEPT) this.seen.delete([...this.seen.keys()][0] as number);
    return seen;
  }

  private foldedAt(step: ReplayStep): Seen {
    const then = this.folded.at(step.moment);
    return { step, position: then.position(this.asked) ?? null, then };
  }

  private changes(before: Seen | undefined, after: Seen): readonly ChangeAnswer[] {
    if (!before) return [];
    const side = ({ position, then }: Seen) => ({ things: position ? thingsOfNegotiation(position) : [], entries: then.counting() });
    return changesBetween(side(before), side(after), { clock: this.asked.clock, name: (id) => after.then.name(id) });
  }
}
