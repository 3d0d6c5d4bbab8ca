import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventStore } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { BadAddress, type StoreAddress } from './store-address';

export interface StoreOptions {
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Takes events whose recorded-at lies further than 60 s ahead of the store's clock. Default: false. */
  readonly allowClockSkew?: boolean;
}

/** Opens the store at an address; a file that is not there is made, and its folder. */
export async function openStore({ file }: StoreAddress, { clock, allowClockSkew = false }: StoreOptions = {}): Promise<EventStore> {
  mkdirSync(dirname(file), { recursive: true });
  return openSqliteStore({ file, allowClockSkew, ...(clock && { now: clock }) });
}

/** Throws `BadAddress` where there is nothing to open yet: for what only reads, and must not make a book by looking for one. */
export function mustBeThere({ file }: StoreAddress): void {
  if (!existsSync(file)) throw new BadAddress(`There is no book at ${file}; check the address.`);
}

/** What to read at an address so as to read the whole book there and nothing else: a file holds one book and nothing beside it. */
export const categoriesAt = (_address: StoreAddress): { readonly categories?: readonly string[] } => ({});
