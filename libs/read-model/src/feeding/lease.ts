import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Rows } from '../rows/database';
import type { LeaseRow } from '../rows/tables';
import { NAME } from './format';

/** How long a writer that says nothing more keeps others out. What it might still write is stopped by the owner epoch. */
const LEASE_MS = 30_000;

/** Names this opener across processes: host, process, and a part of its own. */
export const newHolder = (): string => `${hostname()} ${process.pid} ${randomUUID()}`;

export interface Claimant {
  readonly holder: string;
  readonly now: number;
  /** `writer` for live rows, `rebuild` for a new version. */
  readonly part: 'writer' | 'rebuild';
}
const leaseName = (part: Claimant['part']): string => `${NAME} ${part}`;

/** The owner epoch under which the claimant may write from now on, one more with each change of hands; undefined while another holds it. */
export async function takeLease(rows: Rows, { holder, now, part }: Claimant): Promise<number | undefined> {
  const name = leaseName(part);
  const held = await rows.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst();
  const isOurs = held?.holder === holder;
  if (held && !isOurs && isHeld(held, now)) return undefined;
  const owner_epoch = (held?.owner_epoch ?? 0) + (isOurs ? 0 : 1);
  const lease = { holder, owner_epoch, until_at: now + LEASE_MS };
  await rows
    .insertInto('lease')
    .values({ name, ...lease })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(lease))
    .execute();
  return owner_epoch;
}

const isHeld = ({ holder, until_at }: LeaseRow, now: number): boolean => until_at > now && !isGone(holder);

/** Gives it back, so that nobody has to wait; the epoch stays. */
export async function giveUpLease(rows: Rows, { holder, part }: Pick<Claimant, 'holder' | 'part'>): Promise<void> {
  await rows.updateTable('lease').set({ until_at: 0 }).where('name', '=', leaseName(part)).where('holder', '=', holder).execute();
}

/** True where the holder's process certainly no longer runs: it was on this machine and its id is free. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}
