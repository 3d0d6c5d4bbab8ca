import { openKurrentStore } from '@parley/event-store/kurrentdb';
import { canonicalBytes } from '@parley/record-form';

/** Says what the node at an address calls itself: `node --require tests/support/typescript-hook.cjs node-version.ts kurrentdb://…`. */
async function main(): Promise<void> {
  const connectionString = process.argv[2] ?? '';
  const store = await openKurrentStore({ connectionString, categories: ['book'], canonical: canonicalBytes });
  process.stdout.write(store.serverVersion ?? 'unknown');
  await store.close();
}

void main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
