import { ViewsError } from '../errors';
import { batchRows, NamingsMade } from '../project/batch-rows';
import type { Part, Reading, Rows, Writing } from '../rows/database';
import type { CheckpointRow, OwnRows } from '../rows/tables';
import type { Batch, BookIdentity, MadeBatch, RebuildOptions } from '../views';
import { addToUnfinished, addToWhole, beyond, madeBeyond, type Target } from './adding';
import { deriveSome, finishFilled } from './deriving';
import { moveCheckpoint, ownVersion, type Feeding } from './feeding';
import { FORMAT, NAME } from './format';
import { giveUpLease, takeLease } from './lease';
import { tailOfLive, type Tail } from './live-tail';
import { checkpointOf, dropUnused, goLive, makeVersion, registryOf, sharedRows, unusedVersion } from './registry';

/** Entries in one transaction while tables are filled: few enough that the live rows need not wait long in between. */
const ENTRIES_AT_ONCE = 2_000;
const TAIL_AT_ONCE = 500;

/** The version that is made, as one transaction finds it. */
interface Made extends Target {
  readonly checkpoint: CheckpointRow;
  readonly ownerEpoch: number;
}

/**
 * Makes a new version of the tables beside the live one and switches to it. Its steps: fill without indexes; indexes; what records derive
 * from all their entries; full text; catch up; switch. A stopped rebuild keeps its version and goes on from its checkpoint; every step
 * after the filling can be repeated.
 */
export class Rebuild {
  private version = 0;
  /** Holds for this run alone: what a failed transaction took back ends the run. */
  private readonly made = new NamingsMade();

  constructor(
    private readonly feeding: Feeding,
    private readonly identity: BookIdentity,
    private readonly options: RebuildOptions,
  ) {}

  async run(feed: AsyncIterable<Batch | MadeBatch>): Promise<{ events: number }> {
    await this.begin();
    let isLive = false;
    try {
      await this.fill(feed);
      await this.fillFromLive();
      await this.write(finishFilled);
      await this.derive();
      await this.write((target) => target.writing.indexAllTexts(this.version));
      const events = await this.catchUpAndSwitch();
      isLive = true;
      await this.dropOld();
      return { events };
    } finally {
      if (!isLive) this.feeding.records.forget(this.version);
      await this.feeding.database
        .writing('rebuild', (writing) => giveUpLease(writing, { holder: this.feeding.database.holder, part: 'rebuild' }))
        .catch(() => undefined);
    }
  }

  /** Goes on with the version that was begun, if it is of the same book and program and may be used; otherwise begins one. */
  private begin(): Promise<void> {
    return this.feeding.database.writing('both', async (writing) => {
      const rows = sharedRows(writing);
      const ownerEpoch = await this.lease(writing);
      const { building_version: begun } = await registryOf(rows);
      if (begun === null || this.options.fromBookAlone || !(await this.isOurs(rows, begun))) {
        const version = await unusedVersion(rows);
        await makeVersion(writing, version, { finished: false, ...this.identity });
        await rows.updateTable('registry').set({ building_version: version }).where('name', '=', NAME).execute();
        this.version = version;
      } else this.version = begun;
      await ownVersion(rows, this.version, ownerEpoch);
      await dropUnused(writing);
    });
  }

  private async isOurs(rows: Rows, version: number): Promise<boolean> {
    const { format, book, epoch } = await checkpointOf(rows, version);
    return format === FORMAT && book === this.identity.book && epoch === this.identity.epoch;
  }

  private async lease(writing: Writing): Promise<number> {
    const { database, now } = this.feeding;
    const ownerEpoch = await takeLease(writing, { holder: database.holder, now: now(), part: 'rebuild' });
    if (ownerEpoch === undefined) throw new ViewsError('rebuild-under-way', {});
    return ownerEpoch;
  }

  /** One transaction on the version that is made; the live rows are written meanwhile, unless `part` says otherwise. */
  private async write<T>(change: (target: Made) => Promise<T>, part: Part = 'rebuild'): Promise<T> {
    this.options.signal?.throwIfAborted();
    return this.feeding.database.writing(part, async (writing) => {
      const ownerEpoch = await this.lease(writing);
      const checkpoint = await checkpointOf(sharedRows(writing), this.version);
      const { records } = this.feeding;
      return change({ writing, version: this.version, records, events: checkpoint.events, checkpoint, ownerEpoch });
    });
  }

  private async fill(feed: AsyncIterable<Batch | MadeBatch>): Promise<void> {
    const { position, events } = await this.feeding.database.reading((reading) => checkpointOf(sharedRows(reading), this.version));
    let [waiting, added, done]: [OwnRows[], number, number] = [[], 0, events];
    let through: string | undefined;
    for await (const batch of feed) {
      this.options.signal?.throwIfAborted();
      if (position !== null && batch.through <= position) continue;
      const rows = this.rowsOf(batch, { position, after: done });
      waiting.push(rows);
      [added, done] = [added + rows.facts.length, done + rows.facts.length];
      through = batch.through;
      if (added < ENTRIES_AT_ONCE) continue;
      await this.add(waiting, through);
      [waiting, added] = [[], 0];
    }
    if (through !== undefined) await this.add(waiting, through);
  }

  private rowsOf(batch: Batch | MadeBatch, { position, after }: { readonly position: string | null; readonly after: number }): OwnRows {
    return 'made' in batch ? madeBeyond(batch, position) : batchRows(beyond(batch, position), after, this.made);
  }

  private async add(rows: readonly OwnRows[], position: string): Promise<void> {
    const added = rows.reduce((sum, { facts }) => sum + facts.length, 0);
    const events = await this.write(async (target) => {
      if (added > 0) await addToUnfinished(target, rows);
      await moveCheckpoint(sharedRows(target.writing), target.checkpoint, { position, added, ownerEpoch: target.ownerEpoch });
      return target.events + added;
    });
    this.options.onProgress?.(events);
  }

  /** What was recorded while the feed was read stands in the live rows; their facts are copies of the entries. */
  private async fillFromLive(): Promise<void> {
    for (;;) {
      const tail = await this.feeding.database.reading((reading) => this.tailIn(reading, ENTRIES_AT_ONCE));
      if (!tail) return;
      await this.add([batchRows(tail.entries, tail.after, this.made)], tail.through);
    }
  }

  private async tailIn(database: Reading | Writing, limit: number): Promise<Tail | undefined> {
    return this.options.fromBookAlone ? undefined : tailOfLive(database, { version: this.version, limit });
  }

  private async derive(): Promise<void> {
    let after: string | undefined = '';
    while (after !== undefined) {
      const from: string = after;
      after = await this.write((target) => deriveSome(target, from));
    }
  }

  /** The switch happens in the transaction that finds nothing more to catch up with. */
  private async catchUpAndSwitch(): Promise<number> {
    for (;;) {
      const switched = await this.write(async (target) => {
        const tail = await this.tailIn(target.writing, TAIL_AT_ONCE);
        if (!tail) return this.switchOver(target);
        const { ownerEpoch, checkpoint } = target;
        if (tail.entries.length > 0) await addToWhole(target, tail.entries);
        await moveCheckpoint(sharedRows(target.writing), checkpoint, { position: tail.through, added: tail.entries.length, ownerEpoch });
        return undefined;
      }, 'both');
      if (switched !== undefined) return switched;
    }
  }

  private async switchOver({ writing, checkpoint }: Made): Promise<number> {
    const { facts } = await writing
      .rows(this.version)
      .selectFrom('fact')
      .select((eb) => eb.fn.countAll<number>().as('facts'))
      .executeTakeFirstOrThrow();
    if (facts !== checkpoint.events) throw new ViewsError('rebuild-unsound', { events: checkpoint.events, facts });
    await goLive(sharedRows(writing), this.version);
    await writing.announce();
    return checkpoint.events;
  }

  /** The rebuild is done already: what cannot be dropped now is dropped at the next opening. */
  private async dropOld(): Promise<void> {
    this.feeding.committed();
    const dropped = await this.feeding.database.writing('both', (writing) => dropUnused(writing)).catch(() => []);
    for (const version of dropped) this.feeding.records.forget(version);
  }
}
