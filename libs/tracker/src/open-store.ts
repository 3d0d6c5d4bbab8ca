import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventStore } from '@parley/event-store';
import { openKurrentStore } from '@parley/event-store/kurrentdb';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { canonicalBytes } from '@parley/record-form';
import { BadAddress, type StoreAddress } from './store-address';

export interface StoreOptions {
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Takes events whose recorded-at lies further than 60 s ahead of the store's clock. Default: false. */
  readonly allowClockSkew?: boolean;
}

/** Every category that the streams of a book may have, those of private compartments included. */
const BOOK_CATEGORIES = ['book', 'negotiation', 'consortium', 'register', 'caucus', 'board', 'access', 'admin'];

/** Opens the store at an address; a file that is not there is made, and its folder. */
export async function openStore(at: StoreAddress, { clock, allowClockSkew = false }: StoreOptions = {}): Promise<EventStore> {
  switch (at.kind) {
    case 'sqlite':
      mkdirSync(dirname(at.file), { recursive: true });
      return openSqliteStore({ file: at.file, allowClockSkew, ...(clock && { now: clock }) });
    case 'kurrentdb': {
      const { connectionString, streamPrefix } = at;
      return openKurrentStore({ connectionString, streamPrefix, categories: BOOK_CATEGORIES, canonical: canonicalBytes, allowClockSkew });
    }
  }
}

/** Throws `BadAddress` where there is nothing to open yet: for what only reads, and must not make a book by looking for one. */
export function mustBeThere(at: StoreAddress): void {
  if (at.kind === 'sqlite' && !existsSync(at.file)) throw new BadAddress(`There is no book at ${at.file}; check the address.`);
}
