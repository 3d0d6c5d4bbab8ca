import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { batch, BOOK, dumped, feed, longBook } from './kit';
import { newSqlitePlace } from './sqlite-place';

const HOOK = join(__dirname, '..', 'support', 'typescript-hook.cjs');

/** Feeds in a process of its own and kills it once it has said so many positions; the last it said. */
async function fedUntilKilled(file: string, after: number): Promise<string> {
  const child = spawn(process.execPath, ['--require', HOOK, join(__dirname, 'feeding-process.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [said, last] = [0, ''];
  for await (const line of createInterface({ input: child.stdout })) {
    [said, last] = [said + 1, line];
    if (said === after) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

it('keeps what a killed process had applied, takes over from it at once, and ends with the same rows', async () => {
  const book = longBook();
  const [place, whole] = [await newSqlitePlace(), await newSqlitePlace()];
  try {
    for (const after of [1, 40, 75]) {
      const said = await fedUntilKilled(place.file, after);
      const looking = await place.open();
      const reached = (await looking.checkpoint(BOOK)) as string;
      expect(reached >= said).toBe(true);
      await looking.apply(batch([], reached));
      await looking.apply(batch(book.filter(({ position }) => position > reached).slice(0, 2)));
      await looking.close();
    }
    const views = await place.open();
    const reached = (await views.checkpoint(BOOK)) as string;
    await views.apply(batch(book.filter(({ position }) => position > reached)));
    const expected = await whole.open();
    await feed(expected, [batch(book)]);
    expect(await dumped(views)).toEqual(await dumped(expected));
  } finally {
    await place.destroy();
    await whole.destroy();
  }
});
