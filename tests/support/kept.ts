import { join } from 'node:path';
import { askDoor } from './ask-door';
import { freshPrefix } from './fresh-prefix';
import { newSchema } from './postgres/shared';

/** Kinds of places in which this run of the tests keeps books and views; `npm run test:combinations` goes through all four pairs. */
export const BOOKS = chosen('PARLEY_TEST_BOOK', ['sqlite', 'kurrentdb']);
export const VIEWS = chosen('PARLEY_TEST_VIEWS', ['sqlite', 'postgres']);
/** Both on servers: what a file or a single machine decides by itself is decided by them. */
export const isFarPair = BOOKS === 'kurrentdb' && VIEWS === 'postgres';

/** Where a test keeps a book and its views, as the settings have it. */
export interface Kept {
  readonly store: string;
  readonly readModel: string;
  readonly clear: () => Promise<void>;
}

/** A book and views of its own: files in the folder of the test, streams with a prefix of their own on the node, a schema of its own. */
export async function newKept(folder: string): Promise<Kept> {
  const [store, { address, clear }] = await Promise.all([newBook(folder), newReadModel(folder)]);
  return { store, readModel: address, clear };
}

async function newBook(folder: string): Promise<string> {
  if (BOOKS === 'sqlite') return `sqlite:${join(folder, 'book.db')}`;
  const node = process.env['KURRENTDB_URL'] ?? (await askDoor('PARLEY_TEST_NODE_DOOR'));
  return `${node}${node.includes('?') ? '&' : '?'}streamPrefix=${freshPrefix()}`;
}

/** Where a test keeps its views. */
export interface TestReadModel {
  /** As `PARLEY_READ_MODEL` has it. */
  readonly address: string;
  readonly clear: () => Promise<void>;
}

export async function newReadModel(folder: string): Promise<TestReadModel> {
  if (VIEWS === 'sqlite') return { address: `sqlite:${join(folder, 'views.db')}`, clear: () => Promise.resolve() };
  const { connectionString, drop } = await newSchema();
  return { address: connectionString, clear: drop };
}

function chosen<T extends string>(variable: string, kinds: readonly [T, ...T[]]): T {
  const said = process.env[variable] ?? kinds[0];
  const kind = kinds.find((one) => one === said);
  if (kind === undefined) throw new Error(`${variable}: say one of ${kinds.join(', ')}.`);
  return kind;
}
