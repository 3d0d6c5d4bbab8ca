import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Recorded } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openStore } from '../../libs/tracker/src/open-store';
import { storeAddress } from '../../libs/tracker/src/store-address';
import { Desk } from '../cli/parley';
import { gather } from '../event-store/book-under-test';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { fillBook } from '../tracker/filled-book';
import { TestBook } from '../tracker/shops';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { Seeded } from './seeded';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const EVENTS = isLong ? 100_000 : 3_000;
const KILLS = 5;
/** Events that a copy brings before it is killed, at most: five of them must not come to its end. */
const BROUGHT_MAX = Math.floor(EVENTS / 8);

interface Told {
  readonly found: number;
  readonly copied: number;
  readonly source: { readonly events: number; readonly digest: string };
  readonly target: { readonly events: number; readonly digest: string };
}

const SQLITE = /^sqlite:/;
/** A file is looked at often, so that a kill is not late. */
const opened = (address: string): Promise<EventStore> =>
  SQLITE.test(address) ? openSqliteStore({ file: address.replace(SQLITE, ''), pollMs: 5 }) : openStore(storeAddress('the book', address));

async function eventsAt(address: string): Promise<Recorded[]> {
  const store = await opened(address);
  try {
    return (await gather(store.readAll({ after: null, page: 1_000 }))).flatMap(({ events }) => events);
  } finally {
    await store.close();
  }
}
const bytes = ({ stream, revision, id, type, header, payload, at }: Recorded): string =>
  `${stream}@${revision} ${id} ${type} ${at} ${Buffer.from(header).toString('base64')} ${Buffer.from(payload).toString('base64')}`;

/** Counts the events of a book as they come. */
class Counting {
  events = 0;
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;

  private constructor(private readonly store: EventStore) {
    this.running = this.run();
  }

  static async at(address: string): Promise<Counting> {
    return new Counting(await opened(address));
  }

  async reaches(events: number, ended: Promise<unknown>): Promise<void> {
    let isOver = false;
    void ended.then(() => (isOver = true));
    while (this.events < events && !isOver) await sleep(1);
  }

  async end(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.store.close();
  }

  private async run(): Promise<void> {
    for await (const delivery of this.store.subscribeAll({ after: null, signal: this.ending.signal }))
      if (delivery.kind === 'events') this.events += delivery.events.length;
  }
}

describe(`a copy of ${EVENTS} events that is killed ${KILLS} times each way`, () => {
  const desk = new Desk();
  const random = new Seeded(seedOfThisRun());
  const source = new TestBook();
  let node: EmulatedNode;
  const file = (): string => `sqlite:${source.file}`;
  const back = `sqlite:${desk.path('back.db')}`;
  beforeAll(async () => {
    node = await startNode();
    await fillBook(await source.open(), { events: EVENTS, seed: random.seed });
  });
  afterAll(async () => {
    await source.close();
    await node.stop();
    desk.clear();
  });

  /** Killed over and over, each time some way on, then left alone; how many events were there after each, and how long it took in all. */
  async function copiedWithKills(from: string, to: string): Promise<{ there: number[]; told: Told; seconds: number }> {
    const started = performance.now();
    const counting = await Counting.at(to);
    const there: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const copying = desk.start(['copy', '--from', from, '--to', to]);
      await counting.reaches((there.at(-1) ?? 0) + random.between(1, BROUGHT_MAX), copying.ended);
      copying.child.kill('SIGKILL');
      await copying.ended;
      there.push(counting.events);
    }
    await counting.end();
    const { code, out, err } = await desk.run(['copy', '--from', from, '--to', to, '--json']);
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    return { there, told: JSON.parse(out) as Told, seconds: (performance.now() - started) / 1_000 };
  }

  it.each([
    ['from a file to an emulated KurrentDB node', () => [file(), node.connectionString] as const],
    ['from the node back to a file', () => [node.connectionString, back] as const],
  ])('goes on each time and ends with both sides equal: %s', async (way, addresses) => {
    const [from, to] = addresses();
    const { there, told, seconds } = await copiedWithKills(from, to);
    const figures = `${there.join(', ')} events after the kills, ${told.copied} copied in the end, ${seconds.toFixed(1)} s in all`;
    console.log(`seed ${random.seed}, ${way}: ${figures}; digest ${told.target.digest}`);
    expect(there).toEqual([...new Set(there)].sort((a, b) => a - b));
    expect(there.at(-1)).toBeLessThan(EVENTS);
    expect(told.found + told.copied).toBe(EVENTS);
    expect(told.target).toEqual(told.source);
    const [first, theirs] = [await eventsAt(file()), await eventsAt(to)];
    expect(new Set(theirs.map(({ id }) => id)).size).toBe(EVENTS);
    expect(theirs).toHaveLength(EVENTS);
    expect(theirs.filter((event, n) => bytes(event) !== bytes(first[n] as Recorded)).map(({ id }) => id)).toEqual([]);
  });
});
