import type { ConsortiumParts, LastAnswer, NegotiationParts, SummaryThen } from '@parley/negotiation';
import { lastKey, partiesKey, type ListedKeys } from '../project/listed-rows';
import type { ConsortiumRow, NegotiationRow } from '../questions';

/** A record in a list. */
export interface Listed {
  readonly id: string;
  readonly row: NegotiationRow | ConsortiumRow;
  readonly keys: ListedKeys;
  /** Nothing of it counts at the moment of the list. */
  readonly isEmpty: boolean;
}

interface Of<P> {
  readonly id: string;
  readonly said: SummaryThen<P>;
  /** Of its heading. */
  readonly titleKey: (heading: string) => string;
}

/** What a list says of a record is worked out when it is asked: few of those that are put in order stand on the page. */
abstract class ListedMoment<P> implements Listed, ListedKeys {
  constructor(protected readonly of: Of<P>) {}

  get id(): string {
    return this.of.id;
  }
  get isEmpty(): boolean {
    return this.of.said.isEmpty;
  }
  get keys(): ListedKeys {
    return this;
  }
  get last_at(): number {
    return lastKey(this.of.said.last);
  }
  abstract readonly row: NegotiationRow | ConsortiumRow;
  abstract readonly title_key: string;
  abstract readonly state: string;
  abstract readonly parties: string;
}

export class ListedNegotiation extends ListedMoment<NegotiationParts> {
  get title_key(): string {
    return this.of.titleKey(this.of.said.part('title'));
  }
  get state(): string {
    return this.of.said.part('state');
  }
  get parties(): string {
    return partiesKey(this.of.said.part('parties'));
  }
  /** Its fields in the order of an answer. */
  get row(): NegotiationRow {
    const { id, said } = this.of;
    return {
      entries: said.entries,
      id,
      last: inOrder(said.last),
      level: said.part('level'),
      open: {
        actions: said.part('actions'),
        conflicts: said.part('conflicts'),
        objections: said.part('objections'),
        questions: said.part('questions'),
      },
      parties: said.part('parties'),
      state: said.part('state'),
      title: said.part('title'),
    };
  }
}

export class ListedConsortium extends ListedMoment<ConsortiumParts> {
  get title_key(): string {
    return this.of.titleKey(this.of.said.part('name'));
  }
  get state(): string {
    return this.of.said.part('state');
  }
  readonly parties = partiesKey([]);
  /** Its fields in the order of an answer. */
  get row(): ConsortiumRow {
    const { id, said } = this.of;
    return { id, last: inOrder(said.last), name: said.part('name'), state: said.part('state') };
  }
}

function inOrder(last: LastAnswer | null): LastAnswer | null {
  if (!last) return null;
  const { between, date, entry, phrase, recordedAt, type } = last;
  return {
    ...(between && { between }),
    ...(date !== undefined && { date }),
    entry,
    ...(phrase !== undefined && { phrase }),
    recordedAt,
    type,
  };
}
