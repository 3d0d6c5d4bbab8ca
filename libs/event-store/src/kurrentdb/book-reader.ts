import type { AllStreamResolvedEvent } from '@kurrent/kurrentdb-client';
import { StoreError } from '../errors';
import { pageLimit } from '../page-limit';
import type { Page, Position, ReadAllOptions, Recorded } from '../port';
import { clientLibrary } from './client-library';
import type { Clients } from './clients';
import { kindOf, readFailure } from './node-errors';
import { fromPosition, toPosition, type LogPosition } from './positions';
import { ReadCall } from './read-call';
import { fromNode, type Canonical, type FromNode } from './stored-json';
import { categoryOf, type StreamNames } from './stream-names';

/** A restore of the node cannot be told from its protocol: the epoch never changes, and a position past the log's end is foreign. */
export const EPOCH = 1;

interface Slice {
  readonly start: LogPosition | 'start' | 'end';
  readonly count: number;
  readonly direction: 'forwards' | 'backwards';
  /** Every event of the node, other books' and its own included. */
  readonly isUnfiltered?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the book along the node's log: the events of the book's categories, chosen by the node. */
export class BookReader {
  /** Newest place that certainly is in the log; a checkpoint beyond it is none. */
  private horizon: Position | undefined;

  constructor(
    private readonly clients: Clients,
    private readonly names: StreamNames,
    private readonly canonical: Canonical,
  ) {}

  async head(): Promise<Position | null> {
    const [newest] = await this.slice({ start: 'end', count: 1, direction: 'backwards' });
    return newest ? this.seen(placeOf(newest)) : null;
  }

  /** Events after `after` up to and including `to`, page by page; the last page ends at `to`. */
  async *pages({ after, to, categories, page, signal }: ReadAllOptions & { to: Position }): AsyncGenerator<Page> {
    const limit = pageLimit(page);
    for (let place = after; place === null || place < to;) {
      signal?.throwIfAborted();
      const found = await this.after(place, { limit, signal });
      const within = found.filter((event) => placeOf(event) <= to);
      const isLast = within.length < found.length || found.length < limit;
      const last = within.at(-1);
      place = isLast || !last ? to : placeOf(last);
      yield { events: this.recorded(within, categories), through: place };
    }
  }

  /** Of events as they come from the node those that were asked for. */
  recorded(found: readonly FromNode[], categories: readonly string[] | undefined): Recorded[] {
    return found
      .filter(({ streamId, type }) => isOurs(type) && (categories?.includes(categoryOf(this.names.ofBook(streamId))) ?? true))
      .map((event) => fromNode(event, this.names, this.canonical));
  }

  seen(position: Position): Position {
    if (this.horizon === undefined || position > this.horizon) this.horizon = position;
    return position;
  }

  /** Whether the position lies within the log. The node gives one at its very end that means "from the end on" and skips events. */
  async isWithin(position: Position): Promise<boolean> {
    if (this.horizon !== undefined && position <= this.horizon) return true;
    const [newest] = await this.slice({ start: 'end', count: 1, direction: 'backwards', isUnfiltered: true });
    if (newest) this.seen(placeOf(newest));
    return this.horizon !== undefined && position <= this.horizon;
  }

  /**
   * Throws PositionForeign for a text that is no position, for one past the end, and for one where no record begins: from another book, or
   * from before a restore. The end is asked for each time: a node that was put back comes back with a shorter log.
   */
  async check(position: Position | null | undefined): Promise<void> {
    if (position === null || position === undefined) return;
    const start = fromPosition(position);
    this.horizon = undefined;
    if (!start || !(await this.isWithin(position))) throw foreign(position);
    await this.slice({ start, count: 1, direction: 'forwards', isUnfiltered: true });
  }

  /** The node reads from a position on, itself included. */
  private async after(place: Position | null, { limit, signal }: { limit: number; signal: AbortSignal | undefined }): Promise<FromNode[]> {
    const start = place === null ? ('start' as const) : (fromPosition(place) as LogPosition);
    const found = await this.slice({ start, count: limit + 1, direction: 'forwards', signal });
    return (place === null ? found : found.filter((event) => placeOf(event) > place)).slice(0, limit);
  }

  private async slice(slice: Slice): Promise<FromNode[]> {
    try {
      return await this.read(slice);
    } catch (error) {
      if (slice.signal?.aborted) throw error;
      const failure = readFailure(error, {});
      if (typeof slice.start === 'string' || kindOf(error) !== 'unknown') throw failure;
      await this.head(); // throws where the node itself is not ready
      return await this.read(slice).catch((again: unknown) => {
        throw kindOf(again) === 'unknown' ? foreign(toPosition(slice.start as LogPosition)) : readFailure(again, {});
      });
    }
  }

  private async read({ start, count, direction, isUnfiltered, signal }: Slice): Promise<FromNode[]> {
    const filter = isUnfiltered ? {} : { filter: clientLibrary().streamNameFilter({ prefixes: this.names.prefixes }) };
    const call = new ReadCall<AllStreamResolvedEvent>(this.clients, signal, (client) =>
      client.readAll({ fromPosition: start, maxCount: count, direction, requiresLeader: true, ...filter }),
    );
    return (await call.all()).flatMap(({ event }) => (event ? [event as FromNode] : []));
  }
}

export const placeOf = ({ position }: FromNode): Position => toPosition(position as LogPosition);

const foreign = (position: Position): StoreError<'PositionForeign'> => new StoreError('PositionForeign', { position, epoch: EPOCH });

/** A stream that was deleted for ever ends with an event of the node's own in it. */
const isOurs = (type: string): boolean => !type.startsWith('$');
