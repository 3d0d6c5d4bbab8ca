import type { ResolvedEvent } from '@kurrent/kurrentdb-client';
import { StoreError } from '../errors';
import { pageLimit } from '../page-limit';
import type { ReadStreamOptions, Recorded, StreamName } from '../port';
import type { Clients } from './clients';
import { kindOf, readFailure } from './node-errors';
import { ReadCall } from './read-call';
import { fromNode, type Canonical, type FromNode } from './stored-json';
import type { StreamNames } from './stream-names';

/** Both inclusive. */
interface Range {
  readonly from: bigint;
  readonly to: bigint;
}
interface Slice {
  readonly start: bigint | 'end';
  readonly count: number;
  readonly direction: 'forwards' | 'backwards';
  readonly signal?: AbortSignal | undefined;
}

interface Walk {
  readonly stream: StreamName;
  readonly range: Range;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

/** Revisions stay below this on every store. */
const REVISION_MAX = 2n ** 63n - 2n;

/** Reads single streams, always from the leader, so that what was acknowledged is found. */
export class StreamReader {
  constructor(
    private readonly clients: Clients,
    private readonly names: StreamNames,
    private readonly canonical: Canonical,
  ) {}

  /** Pages of the range as it stood at the first page. Throws StreamTruncated where the beginning, or anything within, is hidden. */
  async *pages(stream: StreamName, options: ReadStreamOptions = {}): AsyncGenerator<Recorded[], void, undefined> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (options.mustExist && (await this.lastRevision(stream)) < 0n) throw new StoreError('StreamNotFound', { stream });
    const walk = { stream, range: rangeOf(options), limit: pageLimit(options.page), signal };
    if (walk.range.from <= walk.range.to) yield* options.direction === 'backwards' ? this.backwards(walk) : this.forwards(walk);
  }

  /** Ids in the order of the stream, of what stands there of the range. */
  async idsBetween(stream: StreamName, { from, to }: Range): Promise<string[]> {
    const start = from < 0n ? 0n : from;
    if (to < start) return [];
    const found = await this.slice(stream, { start, count: Number(to - start) + 1, direction: 'forwards' });
    return found.map(({ id }) => id);
  }

  private async *forwards({ stream, range, limit, signal }: Walk): AsyncGenerator<Recorded[]> {
    let end: bigint | undefined;
    for (let next = range.from; next <= (end ?? range.to);) {
      signal?.throwIfAborted();
      const count = Math.min(limit, Number((end ?? range.to) - next) + 1);
      const found = await this.slice(stream, { start: next, count, direction: 'forwards', signal });
      const last = contiguous(stream, found, { first: next, step: 1n });
      if (last === undefined) return;
      end ??= found.length < count ? last : min(range.to, await this.lastRevision(stream));
      next = last + 1n;
      yield this.recorded(found);
    }
  }

  private async *backwards({ stream, range, limit, signal }: Walk): AsyncGenerator<Recorded[]> {
    const newest = await this.lastRevision(stream);
    for (let next = min(range.to, newest); next >= range.from;) {
      signal?.throwIfAborted();
      const count = Math.min(limit, Number(next - range.from) + 1);
      const found = await this.slice(stream, { start: next, count, direction: 'backwards', signal });
      const last = contiguous(stream, found, { first: next, step: -1n }) ?? next + 1n;
      if (found.length < count) throw new StoreError('StreamTruncated', { stream, firstRevision: last });
      next = last - 1n;
      yield this.recorded(found);
    }
  }

  private recorded(found: readonly FromNode[]): Recorded[] {
    return found.map((event) => fromNode(event, this.names, this.canonical));
  }

  /** −1 where there is none. */
  private async lastRevision(stream: StreamName): Promise<bigint> {
    return (await this.slice(stream, { start: 'end', count: 1, direction: 'backwards' }))[0]?.revision ?? -1n;
  }

  private async slice(stream: StreamName, { start, count, direction, signal }: Slice): Promise<FromNode[]> {
    const call = new ReadCall<ResolvedEvent>(this.clients, signal, (client) =>
      client.readStream(this.names.onNode(stream), { fromRevision: start, maxCount: count, direction, requiresLeader: true }),
    );
    try {
      return (await call.all()).flatMap(({ event }) => (event ? [event as FromNode] : []));
    } catch (error) {
      if (kindOf(error) === 'stream-not-found') return [];
      throw signal?.aborted ? error : readFailure(error, { stream });
    }
  }
}

const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);

const rangeOf = ({ after = -1n, to = REVISION_MAX }: ReadStreamOptions): Range => ({ from: after + 1n, to });

/** The last revision. A hole means that the node hides events by retention metadata: a partial stream is no stream. */
function contiguous(stream: StreamName, found: readonly FromNode[], { first, step }: { first: bigint; step: bigint }): bigint | undefined {
  let expected = first;
  for (const { revision } of found) {
    if (revision !== expected) throw new StoreError('StreamTruncated', { stream, firstRevision: revision });
    expected += step;
  }
  return found.at(-1)?.revision;
}
