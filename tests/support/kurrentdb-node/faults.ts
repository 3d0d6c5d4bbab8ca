import { Endpoint, notLeader, notReady, Refusal, timedOut } from './refusals';

export type Operation = 'append' | 'read' | 'subscribe';

/**
 * What can go wrong, by operation.
 *
 * append (classic, batch, multi-stream, delete, tombstone):
 *   dropBeforeCommit   the connection is reset, nothing was written
 *   dropAfterCommit    it is on disk, the connection is reset before the reply
 *   crashBeforeCommit  the process kills itself, nothing was written
 *   crashAfterCommit   the process kills itself after the flush, before the reply
 *   timeout            it is on disk, the reply says Timeout
 *   reorder            the reply waits for the next one on its connection (or `ms`)
 * append, read, subscribe:
 *   notLeader          NotLeader with the leader's endpoint in the trailers (`leader`; by default this node)
 *   notReady           "Server Is Not Ready"
 *   mute               no answer, ever; of a read or subscription after `messages` of them
 *   slow               `ms` before the answer; of a read or subscription before every message
 * read, subscribe:
 *   reset              the connection is reset after `messages` of them
 * subscribe:
 *   duplicate          every `messages`-th event comes twice
 *   endCheckpoint      after `messages` of them a checkpoint at 18446744073709551615/18446744073709551615
 */
export const FAULT_KINDS = {
  append: [
    'dropBeforeCommit',
    'dropAfterCommit',
    'crashBeforeCommit',
    'crashAfterCommit',
    'timeout',
    'reorder',
    'notLeader',
    'notReady',
    'mute',
    'slow',
  ],
  read: ['notLeader', 'notReady', 'mute', 'slow', 'reset'],
  subscribe: ['notLeader', 'notReady', 'mute', 'slow', 'reset', 'duplicate', 'endCheckpoint'],
} as const satisfies Record<Operation, readonly string[]>;

export type FaultKind = (typeof FAULT_KINDS)[Operation][number];

export interface FaultDetails {
  /** How long; for slow and reorder. */
  readonly ms?: number;
  /** After how many messages; for reads and subscriptions. */
  readonly messages?: number;
  readonly leader?: Endpoint;
}

/** A fault that a test orders: from the next operation on (after `skip` more), `times` times. */
export interface Fault extends FaultDetails {
  readonly kind: FaultKind;
  /** By default every operation that knows the kind. */
  readonly on?: Operation;
  readonly skip?: number;
  readonly times?: number;
}

/** Faults drawn from a seed: the nth operation of a kind meets the same fault in every run. */
export interface FaultSchedule {
  readonly seed: number;
  /** Of operations, 0 to 1. */
  readonly rate: number;
  /** By default every kind. */
  readonly kinds?: readonly FaultKind[];
  /** Faults altogether, at most; by default without end. */
  readonly most?: number;
}

export interface DrawnFault extends Required<Omit<FaultDetails, 'leader'>> {
  readonly kind: FaultKind;
  readonly leader?: Endpoint;
}

/** One fault that was met, as the test learns of it. */
export interface MetFault {
  readonly kind: FaultKind;
  readonly on: Operation;
}

const SLOW_MS = 50;
const REORDER_MS = 30;
const MESSAGES = 3;

interface Ordered {
  readonly fault: Fault;
  toSkip: number;
  left: number;
}

const knows = (operation: Operation, kind: FaultKind): boolean => (FAULT_KINDS[operation] as readonly FaultKind[]).includes(kind);

/** Decides which operation meets which fault: what a test ordered first, then what the seed draws. */
export class Faults {
  readonly #met: (fault: MetFault) => void;
  #ordered: Ordered[] = [];
  #schedule: FaultSchedule | undefined;
  #random: () => number = () => 1;
  #left = 0;
  #readyAt = 0;

  constructor(met: (fault: MetFault) => void) {
    this.#met = met;
  }

  order(fault: Fault): void {
    this.#ordered.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 });
  }

  schedule(schedule: FaultSchedule | undefined): void {
    this.#schedule = schedule;
    this.#random = randomFrom(schedule?.seed ?? 0);
    this.#left = schedule?.most ?? Infinity;
  }

  clear(): void {
    this.#ordered = [];
    this.#schedule = undefined;
    this.#readyAt = 0;
  }

  /** Every operation is refused as not ready for so long, as after a start. */
  notReadyFor(ms: number): void {
    this.#readyAt = Date.now() + ms;
  }

  draw(operation: Operation): DrawnFault | undefined {
    if (Date.now() < this.#readyAt) return { kind: 'notReady', ms: 0, messages: 0 };
    const drawn = this.#drawOrdered(operation) ?? this.#drawScheduled(operation);
    if (drawn) this.#met({ kind: drawn.kind, on: operation });
    return drawn;
  }

  #drawOrdered(operation: Operation): DrawnFault | undefined {
    const matching = this.#ordered.filter(({ fault }) => knows(operation, fault.kind) && (fault.on ?? operation) === operation);
    const ready = matching.find((ordered) => ordered.toSkip-- <= 0);
    if (!ready) return undefined;
    ready.left -= 1;
    if (ready.left <= 0) this.#ordered = this.#ordered.filter((ordered) => ordered !== ready);
    const { kind, ms, messages, leader } = ready.fault;
    return { kind, ms: ms ?? usualMs(kind), messages: messages ?? MESSAGES, ...(leader ? { leader } : {}) };
  }

  #drawScheduled(operation: Operation): DrawnFault | undefined {
    const schedule = this.#schedule;
    if (!schedule || this.#left <= 0) return undefined;
    // each operation takes as many draws, whether it meets a fault or not: the next one's do not depend on it
    const [chance, which, size] = [this.#random(), this.#random(), this.#random()];
    const kinds = FAULT_KINDS[operation].filter((kind) => schedule.kinds?.includes(kind) ?? true);
    const kind = kinds[Math.floor(which * kinds.length)];
    if (kind === undefined || chance >= schedule.rate) return undefined;
    this.#left -= 1;
    return { kind, ms: Math.ceil(size * 2 * usualMs(kind)), messages: Math.floor(size * 2 * MESSAGES) };
  }
}

const usualMs = (kind: FaultKind): number => (kind === 'reorder' ? REORDER_MS : SLOW_MS);

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What refuses at once, before anything is done. */
export function refusalOf({ kind, leader }: DrawnFault, self: Endpoint): Refusal | undefined {
  if (kind === 'notLeader') return notLeader(leader ?? self);
  return kind === 'notReady' ? notReady() : undefined;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A promise that is never kept: the client waits. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export interface Surroundings {
  readonly self: Endpoint;
  /** Resets the connection that a call came over. */
  readonly dropConnection: (peer: string) => void;
}

/** Does a write under the fault that it meets, if any. Not resolved where the reply is lost. */
export async function underFault<T>(
  fault: DrawnFault | undefined,
  around: Surroundings & { peer: string },
  write: () => Promise<T>,
): Promise<T> {
  if (!fault) return write();
  const refusal = refusalOf(fault, around.self);
  if (refusal) throw refusal;
  if (fault.kind === 'mute') return never();
  if (fault.kind === 'slow') await sleep(fault.ms);
  if (fault.kind === 'crashBeforeCommit') return crash();
  if (fault.kind === 'dropBeforeCommit') return drop(around);
  return afterCommit(fault, around, await write());
}

async function afterCommit<T>(fault: DrawnFault, around: Surroundings & { peer: string }, result: T): Promise<T> {
  if (fault.kind === 'crashAfterCommit') return crash();
  if (fault.kind === 'dropAfterCommit') return drop(around);
  if (fault.kind === 'timeout') throw timedOut();
  if (fault.kind === 'reorder') await sleep(fault.ms);
  return result;
}

function drop({ peer, dropConnection }: Surroundings & { peer: string }): Promise<never> {
  dropConnection(peer);
  return never();
}

function crash(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return never();
}
