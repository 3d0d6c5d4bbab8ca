import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openKurrentStore, type KurrentStore, type KurrentStoreOptions } from '@parley/event-store/kurrentdb';
import { canonicalBytes } from '@parley/record-form';
import { freshPrefix } from '../support/fresh-prefix';
import { bookOpenedBy, type BookUnderTest } from './book-under-test';

export interface KurrentBookUnderTest extends BookUnderTest {
  readonly store: KurrentStore;
  /** What stands before the book's stream names on the node. */
  readonly streamPrefix: string;
  secondHandle(): Promise<KurrentStore>;
}

/** Every category that the contract writes to. */
const CATEGORIES = ['book', 'negotiation', 'consortium', 'register', 'negotiationx', 'caucus'];

/** An empty book on the node, beside whatever else it holds. */
export async function kurrentBook(connectionString: string, options: Partial<KurrentStoreOptions> = {}): Promise<KurrentBookUnderTest> {
  const streamPrefix = freshPrefix();
  const given = { connectionString, streamPrefix, categories: CATEGORIES, canonical: canonicalBytes, ...options };
  return { ...(await bookOpenedBy(() => openKurrentStore(given))), streamPrefix };
}

/** Asked before the tests are named: what the node calls itself, or why it did not say. */
export function versionOf(connectionString: string): string {
  const hook = join(__dirname, '..', 'support', 'typescript-hook.cjs');
  const script = join(__dirname, 'node-version.ts');
  const { stdout, status } = spawnSync(process.execPath, ['--require', hook, script, connectionString], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return status === 0 ? stdout.trim() : 'unknown: it did not answer';
}
