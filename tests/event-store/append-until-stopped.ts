// A process of its own: appends to so many streams (second argument) of the book named first until it is killed or an append fails, and prints
// a line for each acknowledged event (`ack <id>`), then for the failure and for what the next append says (`failed <code>`).
import { writeSync } from 'node:fs';
import { openSqliteStore } from '@parley/event-store/sqlite';
import type { EventStore } from '@parley/event-store';
import { after, event } from './book-under-test';

const say = (line: string): unknown => writeSync(1, `${line}\n`);
const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error);

async function countOf(store: EventStore, stream: string): Promise<number> {
  for await (const [last] of store.readStream(stream, { direction: 'backwards', page: 1 })) return Number(last?.revision ?? -1n) + 1;
  return 0;
}

async function appendTo(store: EventStore, stream: string): Promise<void> {
  for (let count = await countOf(store, stream); ; count += 1) {
    const next = event(count, { payload: Buffer.alloc(2_000, 'x') });
    await store.append(stream, [next], { expected: after(count) });
    say(`ack ${next.id}`);
  }
}

async function main(file: string, streams: number): Promise<void> {
  const store = await openSqliteStore({ file, commitsHere: streams === 1 ? 'always' : 'whileShort' });
  say('open');
  await Promise.all(
    Array.from({ length: streams }, (_, n) =>
      appendTo(store, `negotiation-${n}-of-${streams}`).catch((error) => say(`failed ${codeOf(error)}`)),
    ),
  );
  await store.append('negotiation-last', [event()], { expected: after(0) }).catch((error) => say(`failed ${codeOf(error)}`));
  await store.close();
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
