import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf, type KeyedAct } from './recording';
import { Seeded } from './seeded';
import { ServerProcess } from './server-process';
import { verifyBook, WHOLE } from './verify-book';
import type { Ack } from './writer';

const [CLIENTS, ACTS_EACH] = [64, 5];
const TALKS = 'crowded-talks';
const random = new Seeded(64);

const issue = (client: number, n: number): KeyedAct => ({
  act: 'raise-issue',
  record: 'negotiation',
  id: TALKS,
  recorder: `Client ${client % 8}`,
  body: { issue: `issue-${client}-${n}`, title: `Issue ${n} of client ${client}` },
  commandId: random.uuid(),
});

describe('64 clients that record on one negotiation at once over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-clients-'));
  const files = { book: join(folder, 'book.db'), views: join(folder, 'views.db') };
  const server = new ServerProcess(files);
  const acks: Ack[] = [];
  beforeAll(async () => {
    await server.open();
    const opening = { act: 'open-record', record: 'negotiation', body: { negotiation: TALKS, title: 'Talks', level: 'national' } } as const;
    await server.record({ ...opening, recorder: 'Client 0', commandId: random.uuid() });
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => recordAll(client)));
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function recordAll(client: number): Promise<void> {
    for (let n = 0; n < ACTS_EACH; n += 1) {
      const act = issue(client, n);
      acks.push({ act, ...(await server.record(act)) });
    }
  }

  it('acknowledges every act, once and at a revision of its own', () => {
    const revisions = acks.map(({ events }) => events[0]?.revision ?? -1).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: CLIENTS * ACTS_EACH }, (_, n) => n + 1));
    expect(acks.filter(({ repeated }) => repeated)).toEqual([]);
  });

  it('answers a repeated key with the first reply, however many repeat it at once', async () => {
    const some = acks.filter((_, n) => n % 5 === 0);
    const again = await Promise.all(some.flatMap(({ act }) => [server.record(act), server.record(act)]));
    const first = some.flatMap(({ events }) => [events, events]);
    expect(again).toEqual(first.map((events) => ({ events, repeated: true })));
  });

  it('takes a key once when its first sending and its repeats arrive together', async () => {
    const act = issue(CLIENTS, 0);
    const replies = await Promise.all(Array.from({ length: 8 }, () => server.record(act)));
    const [first] = replies.filter(({ repeated }) => !repeated);
    expect(replies.filter(({ repeated }) => repeated)).toHaveLength(7);
    expect(replies.map(({ events }) => events)).toEqual(replies.map(() => first?.events));
    acks.push({ act, events: first?.events ?? [], repeated: false });
  });

  it('refuses the same key with another body', async () => {
    const { act } = acks[0] as Ack;
    const { status, body } = await server.post({ ...act, body: { title: 'Something else' } });
    expect([status, (JSON.parse(body) as { code?: string }).code]).toEqual([422, 'key-reused']);
  });

  it('loses no update: the book holds just what was acknowledged, dense and whole, and the views what the book gives', async () => {
    await server.kill();
    expect(await verifyBook(placesOf(files), acks)).toEqual(WHOLE);
  });
});
