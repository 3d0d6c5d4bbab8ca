import { setTimeout as sleep } from 'node:timers/promises';
import type { Recorded } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { Desk } from '../cli/parley';
import { gather } from '../event-store/book-under-test';
import { fillBook } from '../tracker/filled-book';
import { TestBook } from '../tracker/shops';
import { Seeded, seedOfThisRun } from './seeded';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const EVENTS = isLong ? 100_000 : 6_000;
const KILLS = 5;
/** How long a copy lives from when it begins to append, at most: it must not come to its end. */
const ALIVE_MS_MAX = isLong ? 4_000 : 250;

interface Told {
  readonly found: number;
  readonly copied: number;
  readonly source: { readonly events: number; readonly digest: string };
  readonly target: { readonly events: number; readonly digest: string };
}

async function eventsAt(address: string): Promise<Recorded[]> {
  const store = await openSqliteStore({ file: address.replace('sqlite:', '') });
  try {
    return (await gather(store.readAll({ after: null, page: 1_000 }))).flatMap(({ events }) => events);
  } finally {
    await store.close();
  }
}
const bytes = ({ stream, revision, id, type, header, payload, at }: Recorded): string =>
  `${stream}@${revision} ${id} ${type} ${at} ${Buffer.from(header).toString('base64')} ${Buffer.from(payload).toString('base64')}`;

describe(`a copy of ${EVENTS} events that is killed ${KILLS} times`, () => {
  const desk = new Desk();
  const random = new Seeded(seedOfThisRun());
  const source = new TestBook();
  beforeAll(async () => {
    await fillBook(await source.open(), { events: EVENTS, seed: random.seed });
  }, 300_000);
  afterAll(async () => {
    await source.close();
    desk.clear();
  });

  /** Killed over and over, each time at some moment after it began to append, then left alone; how many events were there after each. */
  async function copiedWithKills(from: string, to: string): Promise<{ there: number[]; told: Told }> {
    const there: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const copying = desk.start(['copy', '--from', from, '--to', to]);
      await copying.said(/^Copying …$/m);
      await sleep(random.between(0, ALIVE_MS_MAX));
      copying.child.kill('SIGKILL');
      await copying.ended;
      there.push((await eventsAt(to)).length);
    }
    const { code, out, err } = await desk.run(['copy', '--from', from, '--to', to, '--json']);
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    return { there, told: JSON.parse(out) as Told };
  }

  it.each([['there', () => [`sqlite:${source.file}`, `sqlite:${desk.path('there.db')}`] as const]])(
    'goes on each time and ends with both sides equal: %s',
    async (_way, addresses) => {
      const [from, to] = addresses();
      const { there, told } = await copiedWithKills(from, to);
      console.log(`seed ${random.seed}: ${there.join(', ')} events after the kills, ${told.copied} copied in the end`);
      expect(there).toEqual([...there].sort((a, b) => a - b));
      expect(there.at(-1)).toBeLessThan(EVENTS);
      expect(new Set(there.filter((events) => events > 0)).size).toBeGreaterThan(1);
      expect(told.found + told.copied).toBe(EVENTS);
      expect(told.target).toEqual(told.source);
      const [ours, theirs] = [await eventsAt(from), await eventsAt(to)];
      expect(new Set(theirs.map(({ id }) => id)).size).toBe(EVENTS);
      expect(theirs.filter((event, n) => bytes(event) !== bytes(ours[n] as Recorded)).map(({ id }) => id)).toEqual([]);
    },
    isLong ? 1_800_000 : 180_000,
  );
});
