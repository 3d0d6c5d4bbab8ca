import { changesBetween, type ChangeAnswer } from '../changes/changes';
import type { Entry } from '../entry/entry';
import { partyName, personName } from '../position/register-names';
import { positionFromFacts, type Facts } from '../position/position-from-facts';
import { atMoment } from '../position/moment';
import type { NegotiationPosition } from '../position/answer';
import { recordOf } from '../record/record-of';
import { thingsOfNegotiation } from '../things/negotiation-things';
import { stepsOf, type ReplayRange, type ReplayStep } from './steps';

/** Frames that are kept for going back. */
const FRAMES_KEPT = 50;

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

/** The replay of a negotiation: its steps, and each as a frame, folded from the facts alone when it is asked for. */
export class Replay {
  readonly steps: readonly ReplayStep[];
  private readonly frames = new Map<number, ReplayFrame>();

  constructor(
    private readonly facts: Facts,
    private readonly asked: ReplayAsked,
  ) {
    this.steps = stepsOf(facts, asked);
  }

  /** Undefined where there is no such step. */
  frame(n: number): ReplayFrame | undefined {
    const step = this.steps[n];
    if (!step) return undefined;
    const found = this.frames.get(n) ?? this.folded(n, step);
    this.frames.set(n, found);
    if (this.frames.size > FRAMES_KEPT) this.frames.delete([...this.frames.keys()][0] as number);
    return found;
  }

  private folded(n: number, step: ReplayStep): ReplayFrame {
    const { id, rules, now } = this.asked;
    const then = this.then(step);
    const before = this.steps[n - 1];
    const position = positionFromFacts(this.facts, { id, rules, now, ...step.moment }) ?? null;
    return {
      step,
      position,
      changes: before ? this.changes(before, step) : [],
      possible: then.possible,
      name: then.name,
      recorded: then.recorded,
    };
  }

  private changes(before: ReplayStep, after: ReplayStep): readonly ChangeAnswer[] {
    const { id, rules, now, clock } = this.asked;
    const side = (step: ReplayStep) => {
      const position = positionFromFacts(this.facts, { id, rules, now, ...step.moment });
      return { things: position ? thingsOfNegotiation(position) : [], entries: this.then(step).counting };
    };
    return changesBetween(side(before), side(after), { clock, name: this.then(after).name });
  }

  /** What was known at a step, and what of it counts. */
  private then({ moment }: ReplayStep) {
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
