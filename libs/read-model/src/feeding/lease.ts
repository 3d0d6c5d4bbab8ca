import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Writing } from '../rows/database';
import type { LeaseRow } from '../rows/tables';
import { NAME } from './format';
import { sharedRows } from './registry';

/** How long a writer that says nothing more keeps others out. What it might still write is stopped by the owner epoch. */
const LEASE_MS = 30_000;
/** How often a writer that has nothing to write says that it is still there. */
export const RENEW_MS = 10_000;

/** Names this opener across processes: host, process, and a part of its own. */
export const newHolder = (): string => `${hostname()} ${process.pid} ${randomUUID()}`;

export interface Claimant {
  readonly holder: string;
  /** Counts where the database has no clock that all share. */
  readonly now: number;
  /** `writer` for live rows, `rebuild` for a new version. */
  readonly part: 'writer' | 'rebuild';
}
const leaseName = (part: Claimant['part']): string => `${NAME} ${part}`;

/** The owner epoch under which the claimant may write from now on, one more with each change of hands; undefined while another holds it. */
export async function takeLease(writing: Writing, { holder, now: ownNow, part }: Claimant): Promise<number | undefined> {
  const rows = sharedRows(writing);
  const now = writing.sharedNow ?? ownNow;
  const name = leaseName(part);
  const held = await rows.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
  const isOurs = held?.holder === holder;
  if (!isOurs && (await isHeld(writing, held, now))) return undefined;
  const owner_epoch = (held?.owner_epoch ?? 0) + (isOurs ? 0 : 1);
  const lease = { holder, owner_epoch, until_at: now + LEASE_MS };
  await rows
    .insertInto('lease')
    .values({ name, ...lease })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(lease))
    .execute();
  return owner_epoch;
}

const isHeld = async (writing: Writing, lease: LeaseRow | undefined, now: number): Promise<boolean> =>
  lease !== undefined && lease.until_at > now && !(await writing.isGone(lease.holder));

/** Gives it back, so that nobody has to wait; the epoch stays. */
export async function giveUpLease(writing: Writing, { holder, part }: Pick<Claimant, 'holder' | 'part'>): Promise<void> {
  const rows = sharedRows(writing);
  await rows.updateTable('lease').set({ until_at: 0 }).where('name', '=', leaseName(part)).where('holder', '=', holder).execute();
}
