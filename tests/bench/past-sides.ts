import {
  atMoment,
  emptyRecord,
  lookedUpAt,
  negotiationPosition,
  partitionPoint,
  RecordHistory,
  type AtMoment,
  type Moment,
  type NegotiationPosition,
} from '@parley/negotiation';
import { Seeded } from '../faults/seeded';
import { DAY_MS, type LongTalks } from './long-talks';
import { rateOf, type Side } from './rounds';

export type Asked = Pick<Moment, 'asOf' | 'knownAt'>;
export type Answering<A = Asked, R = unknown> = (asked: A) => R;

const REFLECTS = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '' } as const;
export function positionOf({ id }: LongTalks, { view, leftOut }: AtMoment): NegotiationPosition {
  const nobody = emptyRecord();
  return negotiationPosition(view, { id, register: nobody, people: nobody, consortia: () => undefined, leftOut, reflects: REFLECTS });
}

/** Everything is folded anew for each question: what is true by definition. */
export const naiveFold =
  (talks: LongTalks): Answering<Asked, AtMoment> =>
  (asked) =>
    atMoment(talks.entries, asked);

/** The same, looked up in the history of the record, which is at hand. */
export function lookedUp({ entries }: LongTalks): Answering<Asked, AtMoment> {
  const history = historyOf(entries);
  return ({ knownAt, asOf }) => {
    const isKnown = (place: number): boolean => (entries[place]?.recordedAt as number) <= (knownAt as number);
    const count = knownAt === undefined ? entries.length : partitionPoint(entries.length, isKnown);
    return lookedUpAt(history, count, asOf === undefined ? {} : { asOf });
  };
}
export function historyOf(entries: LongTalks['entries']): RecordHistory {
  const history = new RecordHistory();
  for (const entry of entries) history.add(entry);
  return history;
}

/** Days and instants anywhere in the talks; the same for each side of a comparison. */
export class Questions {
  private readonly draw = new Seeded(1);

  constructor(private readonly talks: Pick<LongTalks, 'from' | 'to'>) {}

  private instant(): number {
    return this.draw.between(this.talks.from, this.talks.to);
  }
  day(): string {
    return new Date(this.instant() - (this.instant() % DAY_MS)).toISOString().slice(0, 10);
  }
  asOf(): Asked {
    return { asOf: this.day() };
  }
  knownAt(): Asked {
    return { knownAt: this.instant() };
  }
  both(): Asked {
    return { ...this.asOf(), ...this.knownAt() };
  }
}

/** Questions a round; rounds in which they are asked, where it is not in all. */
export interface Effort {
  readonly count: number;
  readonly rounds?: number;
}
/** So many questions a round, each another; what is answered is made whole. */
export function asking<A>(name: string, answer: Answering<A>, { next, count, rounds }: Effort & { readonly next: () => A }): Side {
  return {
    name,
    ...(rounds !== undefined && { rounds }),
    round: () => {
      const asked = Array.from({ length: count }, next);
      return rateOf(count, () => asked.forEach(answer));
    },
  };
}
