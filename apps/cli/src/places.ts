import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { storeAddress, viewsAddress, withoutPassword } from '@parley/tracker';
import { SAMPLE_FOLDER, typed } from './checkout';
import { Ended, EXIT } from './endings';
import { note } from './terminal';

/** What every verb may be given about where the book is. */
export interface PlaceOptions {
  readonly store?: string;
  readonly readModel?: string;
  readonly sample?: boolean;
}
/** A book and its views, as addresses. */
export interface Places {
  readonly store: string;
  readonly readModel: string;
  /** Absent for a book on a server. */
  readonly bookFile?: string;
}
const OWN_BOOK = 'sqlite:./data/parley.db';

/** The sample book of a folder; the demonstration makes it. */
export function sampleIn(folder: string): Places & { bookFile: string } {
  const bookFile = join(folder, 'sample.db');
  return { store: `sqlite:${bookFile}`, readModel: `sqlite:${join(folder, 'views.db')}`, bookFile };
}

/** Flags, then environment, then `./data`. Views that no place is named for lie beside their book. Throws `BadAddress` and `Ended`. */
export function placesOf(options: PlaceOptions, env: NodeJS.ProcessEnv = process.env): Places {
  if (!options.sample) return namedPlaces(options, env);
  if (options.store !== undefined) throw new Ended(EXIT.usage, '--sample and --store name two books; give one of them.');
  return sampleIn(SAMPLE_FOLDER);
}

function namedPlaces({ store, readModel }: PlaceOptions, env: NodeJS.ProcessEnv): Places {
  const chosen = store ?? env['PARLEY_STORE'] ?? OWN_BOOK;
  const address = storeAddress('PARLEY_STORE', chosen);
  const folder = address.kind === 'sqlite' ? dirname(address.file) : './data';
  const views = readModel ?? env['PARLEY_READ_MODEL'] ?? `sqlite:${join(folder, 'views.db')}`;
  viewsAddress('PARLEY_READ_MODEL', views);
  return { store: chosen, readModel: views, ...(address.kind === 'sqlite' && { bookFile: resolve(address.file) }) };
}

/** A book on a server is made there when it is first opened. */
export const isThere = ({ bookFile }: Places): boolean => bookFile === undefined || (existsSync(bookFile) && statSync(bookFile).size > 0);

/** The book as people are told of it. */
export const bookAt = ({ bookFile, store }: Places): string => (bookFile === undefined ? withoutPassword(store) : typed(bookFile));

/**
 * The places of a book that is there, for verbs that only read. Where nobody named a book and there is no own one yet, a question
 * goes to the sample book and says so.
 */
export function placesToAsk(options: PlaceOptions, env: NodeJS.ProcessEnv = process.env): Places {
  const places = placesOf(options, env);
  if (isThere(places)) return places;
  const sample = sampleIn(SAMPLE_FOLDER);
  if (options.store === undefined && env['PARLEY_STORE'] === undefined && isThere(sample)) {
    note(`There is no book of your own yet; this is asked of the sample book (${typed(sample.bookFile)}).`);
    return sample;
  }
  throw missing(places);
}

/** The places of a book that is there, and of no other. */
export function placesThere(options: PlaceOptions): Places {
  const places = placesOf(options);
  if (isThere(places)) return places;
  throw missing(places);
}

const missing = (places: Places): Ended =>
  new Ended(
    EXIT.unavailable,
    `There is no book at ${bookAt(places)}. \`parley import FILE\` or \`parley serve\` makes one; \`parley demo\` makes the sample book.`,
  );
