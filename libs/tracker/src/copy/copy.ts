import { existsSync, realpathSync } from 'node:fs';
import { mustBeThere, openStore } from '../open-store';
import { storeAddress, type StoreAddress } from '../store-address';
import { copyBook, type CopyOptions, type CopyReport } from './copy-book';
import { CopyRefused } from './copy-refused';

/** Copies the book at one address to another, whatever stores these are. Throws `BadAddress` and what `copyBook` throws. */
export async function copy(addresses: { readonly from: string; readonly to: string }, options: CopyOptions = {}): Promise<CopyReport> {
  const [from, to] = [storeAddress('--from', addresses.from), storeAddress('--to', addresses.to)];
  mustBeThere(from);
  if (placeOf(from) === placeOf(to)) throw new CopyRefused('same-place', 'Source and target are the same place.');
  const source = await openStore(from);
  try {
    // What was recorded ahead of a clock was so in the source already; a copy keeps it.
    const target = await openStore(to, { allowClockSkew: true });
    try {
      return await copyBook(source, target, options);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function placeOf(at: StoreAddress): string {
  if (at.kind === 'kurrentdb') return `${at.connectionString} ${at.streamPrefix}`;
  return existsSync(at.file) ? realpathSync(at.file) : at.file;
}
