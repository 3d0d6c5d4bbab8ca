import { ViewsError } from '../errors';
import type { FoldedRecords } from '../record/folded-record';
import type { RowDatabase, Rows } from '../rows/database';
import type { CheckpointRow } from '../rows/tables';
import type { BookIdentity } from '../views';
import { FORMAT, NAME } from './format';

/** What feeding and rebuilding share. */
export interface Feeding {
  readonly database: RowDatabase;
  readonly records: FoldedRecords;
  readonly now: () => number;
  /** Rows were committed: whoever waits may look. */
  readonly committed: () => void;
}

/** Refuses rows of another book, another epoch or another program. */
export function checkIdentity({ book, epoch, format }: CheckpointRow, identity: BookIdentity): void {
  if (format !== FORMAT) throw new ViewsError('foreign-format', { rows: format, ours: FORMAT });
  if (book !== identity.book) throw new ViewsError('foreign-book', { rows: book, asked: identity.book });
  if (epoch !== identity.epoch) throw new ViewsError('foreign-epoch', { rows: epoch, asked: identity.epoch });
}

/** Moves the checkpoint on from where it was read, in the transaction of the rows; whoever finds it moved has lost and writes nothing. */
export async function moveCheckpoint(
  rows: Rows,
  from: CheckpointRow,
  to: { readonly position: string; readonly added: number; readonly ownerEpoch: number },
): Promise<void> {
  const { numUpdatedRows } = await rows
    .updateTable('checkpoint')
    .set({ position: to.position, events: from.events + to.added })
    .where('name', '=', NAME)
    .where('version', '=', from.version)
    .where('owner_epoch', '=', to.ownerEpoch)
    .where('position', from.position === null ? 'is' : '=', from.position)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ViewsError('owner-lost', {});
}

/** Whoever writes a version from now on; earlier owners' writes no longer count. */
export async function ownVersion(rows: Rows, version: number, ownerEpoch: number): Promise<void> {
  await rows.updateTable('checkpoint').set({ owner_epoch: ownerEpoch }).where('name', '=', NAME).where('version', '=', version).execute();
}
