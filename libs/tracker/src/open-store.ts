import { existsSync } from 'node:fs';
import type { EventStore, Inspection } from '@parley/event-store';
import { inspectNode, openKurrentStore } from '@parley/event-store/kurrentdb';
import { inspectFile, openSqliteStore } from '@parley/event-store/sqlite';
import { canonicalBytes } from '@parley/record-form';
import { unfitFile } from './file-place';
import { asRefused, StoreRefused } from './store-refused';
import { BadAddress, type KurrentAddress, type SqliteAddress, type StoreAddress } from './store-address';

export interface StoreOptions {
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Takes events whose recorded-at lies further than 60 s ahead of the store's clock. Default: false. */
  readonly allowClockSkew?: boolean;
}

/** Every category that the streams of a book may have, those of private compartments included. */
const BOOK_CATEGORIES = ['book', 'negotiation', 'consortium', 'register', 'caucus', 'board', 'access', 'admin'];

/** Opens the store at an address; a file that is not there is made, and its folder. Throws `StoreRefused`. */
export async function openStore(at: StoreAddress, options: StoreOptions = {}): Promise<EventStore> {
  return opened(at, options).catch((error: unknown) => {
    throw asRefused(at, error);
  });
}

async function opened(at: StoreAddress, { clock, allowClockSkew = false }: StoreOptions): Promise<EventStore> {
  switch (at.kind) {
    case 'sqlite':
      requireFit(at);
      return openSqliteStore({ file: at.file, allowClockSkew, ...(clock && { now: clock }) });
    case 'kurrentdb':
      return openKurrentStore({ ...onNode(at), allowClockSkew });
  }
}

function requireFit({ file }: SqliteAddress): void {
  const unfit = unfitFile(file);
  if (unfit !== undefined) throw new StoreRefused(`The book at ${file}: ${unfit}`);
}

/** Whether a book can be kept at an address, or is. Writes nothing, whatever is there. Throws `StoreRefused` where it cannot be had now. */
export async function inspectStore(at: StoreAddress): Promise<Inspection> {
  if (at.kind === 'sqlite') return inspectFile(at.file);
  return inspectNode(onNode(at)).catch((error: unknown) => {
    throw asRefused(at, error);
  });
}

const onNode = ({ connectionString, streamPrefix }: KurrentAddress) => ({
  connectionString,
  streamPrefix,
  categories: BOOK_CATEGORIES,
  canonical: canonicalBytes,
});

/** Throws `BadAddress` where there is nothing to open yet: for what only reads, and must not make a book by looking for one. */
export function mustBeThere(at: StoreAddress): void {
  if (at.kind === 'sqlite' && !existsSync(at.file)) throw new BadAddress(`There is no book at ${at.file}; check the address.`);
}
