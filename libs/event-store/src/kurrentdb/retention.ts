import { StoreError } from '../errors';
import type { StreamName } from '../port';
import type { Clients } from './clients';
import { readFailure } from './node-errors';
import { within } from './own-timer';
import type { StreamNames } from './stream-names';

const ASK_MS = 10_000;
/** A stream that was found to keep everything is asked again after this. */
const KNOWN_MS = 300_000;
const STREAMS_MAX = 50_000;

/**
 * Streams whose metadata lets the node drop events hold no record: nothing is appended to them. Deleting a stream is such metadata too.
 * Each stream is asked for before its first append and now and then.
 */
export class Retention {
  private readonly keeping = new Map<StreamName, number>();
  private readonly asking = new Map<StreamName, Promise<void>>();

  constructor(
    private readonly clients: Clients,
    private readonly names: StreamNames,
  ) {}

  /** Undefined where the stream is known to keep everything; else what to wait for. Rejects with Unsupported. */
  unknown(stream: StreamName): Promise<void> | undefined {
    const knownUntil = this.keeping.get(stream) ?? 0;
    const asking = this.asking.get(stream);
    if (asking || performance.now() < knownUntil) return asking;
    const asked = this.ask(stream).finally(() => this.asking.delete(stream));
    this.asking.set(stream, asked);
    return asked;
  }

  private async ask(stream: StreamName): Promise<void> {
    const metadata = await this.metadataOf(stream);
    const drops = (['maxAge', 'maxCount', 'truncateBefore'] as const).filter((key) => metadata[key] !== undefined);
    if (drops.length > 0) {
      const what = `${stream} has retention metadata (${drops.join(', ')}): the node drops its events. Remove it; what was dropped is lost`;
      throw new StoreError('Unsupported', { what });
    }
    if (this.keeping.size >= STREAMS_MAX) this.keeping.clear();
    this.keeping.set(stream, performance.now() + KNOWN_MS);
  }

  private async metadataOf(stream: StreamName): Promise<{ maxAge?: unknown; maxCount?: unknown; truncateBefore?: unknown }> {
    const client = this.clients.current();
    try {
      const answer = await within(ASK_MS, client.getStreamMetadata(this.names.onNode(stream), { requiresLeader: true }));
      return answer.metadata ?? {};
    } catch (error) {
      const failure = readFailure(error, { stream });
      if (failure.code === 'StoreUnavailable') this.clients.renew(client);
      throw failure;
    }
  }
}
