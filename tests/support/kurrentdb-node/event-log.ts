/** What a writer says it expects of a stream. */
export type Expectation = { kind: 'noStream' } | { kind: 'any' } | { kind: 'exists' } | { kind: 'revision'; revision: bigint };

/** An event as it came over the wire: bytes stay bytes. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Sparse and rising, as in a log of bytes; commit and prepare are the same. */
  readonly position: bigint;
  /** Ticks of 100 ns since 1970. */
  readonly created: bigint;
}

export type AppendOutcome =
  | { kind: 'written' | 'known'; revision: bigint; position: bigint }
  | { kind: 'wrongVersion'; expected: Expectation; actual: bigint | undefined };

/** Space that a record takes in the log beside its data, so that positions are sparse. */
const RECORD_OVERHEAD_BYTES = 120n;

/** The node's only truth: every stream's events, in memory. A retry with the same ids is answered as a real node answers it. */
export class EventLog {
  readonly #streams = new Map<string, StoredEvent[]>();
  #end = 0n;

  stream(name: string): readonly StoredEvent[] | undefined {
    return this.#streams.get(name);
  }

  append(stream: string, events: readonly ProposedEvent[], expected: Expectation): AppendOutcome {
    const held = this.#streams.get(stream) ?? [];
    const known = events.filter(({ id }) => held.some((event) => event.id === id)).length;
    if (meets(held, expected) && (known === 0 || isConcrete(expected))) return this.#write(stream, events);
    if (known > 0 && known === events.length) return retried(held, events, expected);
    return { kind: 'wrongVersion', expected, actual: held.at(-1)?.revision };
  }

  #write(stream: string, events: readonly ProposedEvent[]): AppendOutcome {
    const held = this.#streams.get(stream) ?? [];
    for (const event of events) {
      const created = BigInt(Date.now()) * 10_000n;
      held.push({ ...event, stream, revision: BigInt(held.length), position: this.#end, created });
      this.#end += RECORD_OVERHEAD_BYTES + BigInt(event.data.length + event.metadata.length);
    }
    if (events.length > 0) this.#streams.set(stream, held);
    return { kind: 'written', revision: held.at(-1)?.revision ?? 0n, position: held.at(-1)?.position ?? 0n };
  }
}

/** A concrete expectation that is met is written even under a known id; 'any' and 'exists' look at the ids first. */
const isConcrete = ({ kind }: Expectation): boolean => kind === 'noStream' || kind === 'revision';

function meets(held: readonly StoredEvent[], expected: Expectation): boolean {
  switch (expected.kind) {
    case 'any':
      return true;
    case 'exists':
      return held.length > 0;
    case 'noStream':
      return held.length === 0;
    case 'revision':
      return held.at(-1)?.revision === expected.revision;
  }
}

/** All ids are known: the first reply again, if they stand in a row where they would have been written. */
function retried(held: readonly StoredEvent[], events: readonly ProposedEvent[], expected: Expectation): AppendOutcome {
  const first = held.findIndex(({ id }) => id === events[0]?.id);
  const inRow = events.every(({ id }, index) => held[first + index]?.id === id);
  const inPlace = expected.kind !== 'revision' || expected.revision + 1n === BigInt(first);
  const last = held[first + events.length - 1];
  if (inRow && inPlace && last) return { kind: 'known', revision: last.revision, position: last.position };
  return { kind: 'wrongVersion', expected, actual: held.at(-1)?.revision };
}
