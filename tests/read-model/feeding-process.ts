import { openSqliteViews } from '@parley/read-model/sqlite';
import { batch, BOOK, longBook } from './kit';

/** A process that feeds the long book, entry by entry, until it is killed: `feeding-process.ts FILE`. Says each position it has applied. */
async function main(file: string): Promise<void> {
  const views = await openSqliteViews({ file });
  const after = await views.checkpoint(BOOK);
  for (const entry of longBook()) {
    if (after !== null && entry.position <= after) continue;
    await views.apply(batch([entry]));
    process.stdout.write(`${entry.position}\n`);
  }
}

void main(String(process.argv[2]));
