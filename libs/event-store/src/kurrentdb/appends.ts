import { setTimeout as sleep } from 'node:timers/promises';
import type { KurrentDBClient, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { APPEND_BYTES_MAX, checkAppend, checkWaiting, type AppendRequest } from '../append-checks';
import { isStoreErrorOf, StoreError } from '../errors';
import { untilGivenUp } from '../given-up';
import type { AppendOptions, AppendResult, NewEvent, NonEmpty, StreamName } from '../port';
import type { Clients } from './clients';
import { isRefusal, kindOf, unavailable } from './node-errors';
import { within } from './own-timer';
import { toPosition } from './positions';
import type { Retention } from './retention';
import type { StoreClock } from './store-clock';
import { toNode, type Canonical, type OnNode } from './stored-json';
import type { StreamNames } from './stream-names';
import type { StreamReader } from './stream-reader';

/** What a node of 24.x takes in one append is 1 MiB as it counts it; what it counts besides is left room for. */
export const NODE_BYTES_MAX = APPEND_BYTES_MAX - 4_096;
/** After this the node begins no write any more, and one that was begun ends within its write timeout of 2 s. */
const NODE_DEADLINE_MS = 3_000;
/** When an append without an answer is given up: then nothing of it is under way at the node. */
const APPEND_MS = 6_000;

export interface AppendParts {
  readonly clients: Clients;
  readonly names: StreamNames;
  readonly reader: StreamReader;
  readonly retention: Retention;
  readonly clock: StoreClock;
  readonly canonical: Canonical;
}

/** Appends through the official client, at concrete revisions only, each with an end of its own. */
export class Appends {
  private readonly waiting = new Set<Promise<unknown>>();
  private readonly opening = new WeakMap<KurrentDBClient, Promise<void> | undefined>();

  constructor(private readonly parts: AppendParts) {}

  async append(stream: StreamName, events: NonEmpty<NewEvent>, options: AppendOptions): Promise<AppendResult> {
    const request = { stream, events, options };
    const onNode = this.checked(request);
    options.signal?.throwIfAborted();
    checkWaiting(this.waiting.size);
    const outcome = this.send(request, onNode);
    this.waiting.add(outcome);
    outcome.finally(() => this.waiting.delete(outcome)).catch(() => undefined);
    return untilGivenUp(outcome, request);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.waiting);
  }

  private checked(request: AppendRequest): OnNode[] {
    checkAppend(request);
    const { names, canonical, clock } = this.parts;
    if (!names.isOfBook(request.stream)) throw new StoreError('InvalidAppend', { reason: 'streamName' });
    clock.check(request.events);
    const onNode = request.events.map((event, index) => toNode(event, index, canonical));
    let size = 0;
    for (const [index, { bytes }] of onNode.entries())
      if ((size += bytes) > NODE_BYTES_MAX) throw new StoreError('AppendTooLarge', { limit: NODE_BYTES_MAX, size, index });
    return onNode;
  }

  private async send(request: AppendRequest, onNode: OnNode[]): Promise<AppendResult> {
    const { stream, events, options } = request;
    const { clients, names, retention } = this.parts;
    const checking = retention.unknown(stream);
    if (checking) await checking;
    let client = clients.current();
    for (let opening = this.opening.get(client); opening; opening = this.opening.get(client)) {
      await opening;
      client = clients.current();
    }
    const endsAt = performance.now() + APPEND_MS;
    const sent = within(APPEND_MS, appendAt(client, names.onNode(stream), { onNode, expected: options.expected }));
    this.openedBy(client, sent);
    try {
      return this.placed(request, await sent);
    } catch (error) {
      if (isStoreErrorOf(error, 'StreamTruncated')) throw error;
      if (isRefusal(error)) throw await this.refusal(request, error);
      // the client has then learnt where the leader is
      if (kindOf(error) !== 'not-leader') clients.renew(client);
      const ids = events.map(({ id }) => id);
      throw new StoreError('AppendOutcomeUnknown', { stream, ids, resolve: () => this.lookedUp(request, endsAt) }, { cause: error });
    }
  }

  /** The first append of a client goes alone: while it opens the client's call, later ones would overtake it. */
  private openedBy(client: KurrentDBClient, first: Promise<unknown>): void {
    if (this.opening.has(client)) return;
    const settled = (): void => void this.opening.set(client, undefined);
    this.opening.set(client, first.then(settled, settled));
  }

  /** A stream that was deleted goes on at its old revisions, or keeps silent about a repeat: both mean that its beginning is gone. */
  private placed({ stream, events, options }: AppendRequest, reply: Reply): AppendResult {
    const firstRevision = baseOf(options) + 1n;
    const lastRevision = reply.nextExpectedRevision;
    if (!reply.position || lastRevision !== baseOf(options) + BigInt(events.length))
      throw new StoreError('StreamTruncated', { stream, firstRevision: lastRevision });
    return { firstRevision, lastRevision, position: toPosition(reply.position) };
  }

  private async refusal(request: AppendRequest, error: unknown): Promise<StoreError> {
    const { stream } = request;
    const [kind, cause] = [kindOf(error), { cause: error }];
    if (kind === 'wrong-expected-version') return this.conflict(request, error as WrongExpectedVersionError);
    if (kind === 'stream-deleted') return new StoreError('StreamTombstoned', { stream }, cause);
    if (kind === 'access-denied') return new StoreError('AccessDenied', { what: `writing ${stream}` }, cause);
    if (kind === 'maximum-append-size-exceeded') return tooLarge(error);
    return unavailable(error);
  }

  private async conflict(request: AppendRequest, error: WrongExpectedVersionError): Promise<StoreError> {
    const { stream, options } = request;
    const known = await this.knownNear(request);
    if (known.length > 0) return new StoreError('PartialDuplicate', { stream, known }, { cause: error });
    const actual = typeof error.actualState === 'bigint' ? error.actualState : null;
    return new StoreError('WrongExpectedRevision', { stream, expected: options.expected, actual }, { cause: error });
  }

  /** Ids of the append that stand in its stream around where it was to be written. */
  private async knownNear({ stream, events, options }: AppendRequest): Promise<string[]> {
    const [base, count] = [baseOf(options), BigInt(events.length)];
    const found = await this.parts.reader.idsBetween(stream, { from: base + 1n - count, to: base + 2n * count });
    return events.map(({ id }) => id).filter((id) => found.includes(id));
  }

  /** Absent is final: another event stands in its place, or the time is over in which the node would still have written it. */
  private async lookedUp(request: AppendRequest, endsAt: number): Promise<'committed' | 'absent'> {
    const first = await this.look(request);
    if (first !== 'nothing') return first;
    await sleep(Math.max(0, endsAt - performance.now()));
    return (await this.look(request)) === 'committed' ? 'committed' : 'absent';
  }

  private async look({ stream, events, options }: AppendRequest): Promise<'committed' | 'absent' | 'nothing'> {
    const base = baseOf(options);
    const found = await this.parts.reader.idsBetween(stream, { from: base + 1n, to: base + BigInt(events.length) });
    if (found.length === 0) return 'nothing';
    return events.every(({ id }, index) => found[index] === id) ? 'committed' : 'absent';
  }
}

/** The node's own limit is lower than ours: what it said is passed on; how much was sent it does not say. */
function tooLarge(error: unknown): StoreError {
  const { maxAppendSize: limit } = error as { maxAppendSize: number };
  return new StoreError('AppendTooLarge', { limit, size: limit + 1, index: 0 }, { cause: error });
}

/** The revision that the first event of the append follows; −1 for none. */
const baseOf = ({ expected }: AppendOptions): bigint => (expected.kind === 'noStream' ? -1n : expected.revision);

type Reply = Awaited<ReturnType<KurrentDBClient['appendToStream']>>;

/**
 * The only call that writes. `streamState` is the client's name for the expected revision; a misspelt or old name would be ignored
 * and mean "any", so nothing else in this adapter may call `appendToStream`.
 */
function appendAt(
  client: KurrentDBClient,
  name: string,
  { onNode, expected }: { onNode: readonly OnNode[]; expected: AppendOptions['expected'] },
): Promise<Reply> {
  const streamState = expected.kind === 'noStream' ? ('no_stream' as const) : expected.revision;
  return client.appendToStream(
    name,
    onNode.map(({ event }) => event),
    { streamState, deadline: NODE_DEADLINE_MS, requiresLeader: true },
  );
}
