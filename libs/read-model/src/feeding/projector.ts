import { ViewsError } from '../errors';
import type { Writing } from '../rows/database';
import type { CheckpointRow } from '../rows/tables';
import type { Batch, BookIdentity, Lag } from '../views';
import { addToWhole, beyond } from './adding';
import { checkIdentity, moveCheckpoint, ownVersion, type Feeding } from './feeding';
import { NAME } from './format';
import { takeLease } from './lease';
import { liveCheckpoint, sharedRows } from './registry';

/** Feeds the live version: batch → rows and checkpoint, in one transaction. */
export class Projector {
  private identity: BookIdentity | undefined;
  private state: Lag = { state: 'waiting-for-writer', position: null, events: 0 };

  constructor(private readonly feeding: Feeding) {}

  lag(): Lag {
    return this.state;
  }

  /** It is this one's turn. */
  feeds(): void {
    this.state = { ...this.placed(), state: 'catching-up' };
  }

  /** Another feeds, and has come so far. */
  waits({ position, events }: Pick<CheckpointRow, 'position' | 'events'>): void {
    this.state = { state: 'waiting-for-writer', position, events };
  }

  failed(error: unknown): void {
    this.state = { ...this.placed(), ...faultOf(error) };
  }

  private placed(): Pick<Lag, 'position' | 'events'> {
    const { position, events } = this.state;
    return { position, events };
  }

  bound(): BookIdentity {
    if (!this.identity) throw new ViewsError('unbound', {});
    return this.identity;
  }

  /** From now on feeds come from this book. Where the rows are another's it is refused; a rebuild may then make its own. */
  async checkpoint(identity: BookIdentity): Promise<string | null> {
    this.identity = identity;
    return this.feeding.database.writing('live', async (writing) => {
      const rows = sharedRows(writing);
      const found = await liveCheckpoint(rows);
      const isNew = found.book === '';
      if (isNew) await rows.updateTable('checkpoint').set(identity).where('name', '=', NAME).where('version', '=', found.version).execute();
      else checkIdentity(found, identity);
      this.state = { ...this.state, position: found.position, events: found.events };
      return found.position;
    });
  }

  async apply(batch: Batch): Promise<void> {
    const identity = this.bound();
    try {
      const { position, events } = await this.feeding.database.writing('live', (writing) => this.step(writing, batch, identity));
      const wasLive = this.state.state === 'live';
      this.state = { state: wasLive || batch.entries.length === 0 ? 'live' : 'catching-up', position, events };
    } catch (error) {
      this.failed(error);
      throw error;
    }
    this.feeding.committed();
  }

  private async step(writing: Writing, batch: Batch, identity: BookIdentity): Promise<{ position: string; events: number }> {
    const { records, database, now } = this.feeding;
    const rows = sharedRows(writing);
    const checkpoint = await liveCheckpoint(rows);
    checkIdentity(checkpoint, identity);
    const { version, position, events } = checkpoint;
    const entries = beyond(batch, position);
    if (position !== null && batch.through <= position) return { position, events };
    const ownerEpoch = await takeLease(writing, { holder: database.holder, now: now(), part: 'writer' });
    if (ownerEpoch === undefined) throw new ViewsError('writer-elsewhere', {});
    if (ownerEpoch !== checkpoint.owner_epoch) await ownVersion(rows, version, ownerEpoch);
    if (entries.length > 0) await addToWhole({ writing, version, records, events }, entries);
    await moveCheckpoint(rows, checkpoint, { position: batch.through, added: entries.length, ownerEpoch });
    await writing.announce();
    return { position: batch.through, events: events + entries.length };
  }
}

/** The kind of fault, never its message: messages may carry content of entries. */
function faultOf(error: unknown): Pick<Lag, 'state' | 'lastError'> {
  const { code, name } = error as { code?: unknown; name?: unknown };
  const lastError = typeof code === 'string' ? code : String(name);
  return { state: code === 'writer-elsewhere' ? 'waiting-for-writer' : 'faulted', lastError };
}
