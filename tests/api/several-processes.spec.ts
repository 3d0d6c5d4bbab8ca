import { mkdtempSync, rmSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from '@parley/tracker';
import { keptConnections, post, type Reply } from '../faults/post';
import { BOOKS, newKept, VIEWS, type Kept } from '../support/kept';
import { until } from '../support/patience';
import { RoundRobin } from '../support/round-robin';
import { Follower } from './follower';
import { address, endEvery, run, type Running } from './server-process';

const TALKS = 'shared-talks';
const [CLIENTS, ACTS_EACH] = [32, 6];

interface Receipt {
  readonly events: readonly { readonly eventId: string; readonly revision: number; readonly position: string; readonly leaf: string }[];
}
const receiptIn = ({ body }: Reply): Receipt => JSON.parse(body) as Receipt;

const raisingAt = (server: URL): URL => new URL(`/api/negotiations/${TALKS}/raise-issue`, server);

const PLACES = `${BOOKS} and ${VIEWS}`;

/** Two processes at one book and one set of views. */
class Pair {
  readonly agent = keptConnections(128);
  readonly running: Running[] = [];
  readonly urls: URL[] = [];
  private made = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'parley-pair-'));
  private kept: Kept | undefined;

  get store(): string {
    return this.kept?.store ?? '';
  }

  async start(): Promise<void> {
    for (const index of [0, 1]) await this.startOne(index);
    await this.act(new URL('/api/negotiations', this.urls[0]), { negotiation: TALKS, title: 'Shared talks', level: 'national' });
    await until(async () => (await fetch(new URL(`/api/negotiations/${TALKS}/position?at-least=head`, this.urls[0]))).ok);
  }

  /** In the place of the one before, whose address it does not have. */
  async startOne(index: number, settings: Readonly<Record<string, string>> = {}): Promise<URL> {
    const { store, readModel } = (this.kept ??= await newKept(this.folder));
    const server = run('', { PARLEY_STORE: store, PARLEY_READ_MODEL: readModel, PARLEY_LOG_LEVEL: 'warn', ...settings });
    const url = new URL(await address(server));
    this.running[index] = server;
    this.urls[index] = url;
    return url;
  }

  async stopOne(index: number): Promise<number | null> {
    const server = this.running[index] as Running;
    server.child.kill('SIGTERM');
    return server.exit;
  }

  /** `address`: the whole, with the process that is asked. */
  act(address: URL, body: object, key: string = randomUUID()): Promise<Reply> {
    const headers = { 'parley-recorder': 'Robin%20Recorder', 'idempotency-key': key };
    return post({ url: address, headers, body: JSON.stringify(body), agent: this.agent });
  }

  raise(at: URL, key?: string): Promise<Reply> {
    this.made += 1;
    return this.act(raisingAt(at), { title: `Issue ${this.made}`, issue: `issue-${this.made}` }, key);
  }

  async entries(at: URL): Promise<readonly { readonly eventId: string; readonly revision: number }[]> {
    const all = [];
    let after = '';
    do {
      const reply = await fetch(new URL(`/api/negotiations/${TALKS}/history?limit=200&at-least=head${after}`, at));
      const page = (await reply.json()) as { items: { eventId: string; revision: number }[]; next?: string };
      all.push(...page.items);
      after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    return all;
  }

  async end(): Promise<void> {
    this.agent.destroy();
    endEvery();
    await Promise.all(this.running.map(({ exit }) => exit));
    await this.kept?.clear();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function followFrom(at: URL, lastId?: string): Promise<Follower> {
  const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
  return new Promise((resolve, reject) => {
    httpGet(new URL('/api/events', at), { headers, agent: false }, (reply) => resolve(new Follower(reply))).on('error', reject);
  });
}

describe(`two processes at one book in ${PLACES}`, () => {
  const pair = new Pair();
  let [one, other] = [new URL('http://x'), new URL('http://x')];
  beforeAll(async () => {
    await pair.start();
    [one, other] = pair.urls as [URL, URL];
  });
  afterAll(() => pair.end());

  it('record what two times 32 clients send on one negotiation, each act once, at revisions without gaps', async () => {
    const replies = await Promise.all(
      Array.from({ length: 2 * CLIENTS }, async (_, client) => {
        const mine: Reply[] = [];
        for (let n = 0; n < ACTS_EACH; n += 1) mine.push(await pair.raise(client % 2 === 0 ? one : other));
        return mine;
      }),
    );
    const all = replies.flat();
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    const revisions = all.map((reply) => receiptIn(reply).events[0]?.revision ?? -1).sort((a, b) => a - b);
    expect(revisions).toEqual(all.map((_, n) => n + 1));
    const stored = await pair.entries(other);
    const acknowledged = new Set(all.map((reply) => receiptIn(reply).events[0]?.eventId));
    expect(stored.filter(({ revision }) => revision > 0).every(({ eventId }) => acknowledged.has(eventId))).toBe(true);
    expect(stored).toHaveLength(all.length + 1);
    expect((await examine(pair.store)).faults).toEqual([]);
  });

  it('give the first receipt again for a key that the other process took, also where both get it at once', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [key, body] = [randomUUID(), { title: `Key ${n}`, issue: `key-${n}` }];
      const [first, second] = await Promise.all([pair.act(raisingAt(one), body, key), pair.act(raisingAt(other), body, key)]);
      const third = await pair.act(raisingAt(n % 2 === 0 ? one : other), body, key);
      expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
      expect([receiptIn(second).events, receiptIn(third).events]).toEqual([receiptIn(first).events, receiptIn(first).events]);
      const repeated = [first, second].map(({ headers }) => headers['parley-repeated'] === 'true');
      expect(repeated.sort()).toEqual([false, true]);
    }
  });

  it('let each read what the other recorded, where the question asks for its position', async () => {
    for (let n = 0; n < 10; n += 1) {
      const [writes, reads] = n % 2 === 0 ? [one, other] : [other, one];
      const [event] = receiptIn(await pair.raise(writes)).events;
      const reply = await fetch(new URL(`/api/negotiations/${TALKS}/history?limit=1&at-least=${event?.position}`, reads));
      const entries = reply.status === 200 ? await pair.entries(reads) : [];
      expect([reply.status, entries.some(({ eventId }) => eventId === event?.eventId)]).toEqual([200, true]);
    }
  });

  it('send the same feed, so that a follower goes on at the other process after the last entry it was sent', async () => {
    const first = await followFrom(one);
    await first.until(({ lastId }) => lastId !== undefined);
    const recorded = [await pair.raise(other), await pair.raise(one)].map((reply) => receiptIn(reply).events[0]?.eventId);
    await first.until(({ messages }) => messages.length >= 2);
    first.leave();
    recorded.push(receiptIn(await pair.raise(one)).events[0]?.eventId);
    const second = await followFrom(other, first.messages[0]?.id);
    recorded.push(receiptIn(await pair.raise(one)).events[0]?.eventId);
    await second.until(({ messages }) => messages.length >= 3);
    expect([first.messages[0], ...second.messages].map((message) => message?.data.eventId)).toEqual(recorded);
    second.leave();
  });
});

describe('a process that is not to feed the views', () => {
  const pair = new Pair();
  afterAll(() => pair.end());

  it('records and answers, and holds what another process has fed', async () => {
    const api = await pair.startOne(0, { PARLEY_PROJECT: 'false', PARLEY_WAIT_MS: '300' });
    const opened = await pair.act(new URL('/api/negotiations', api), { negotiation: TALKS, title: 'Shared talks', level: 'national' });
    const position = receiptIn(opened).events[0]?.position ?? '';
    const asked = (waitFor: string) => fetch(new URL(`/api/negotiations/${TALKS}/position?at-least=${waitFor}`, api));
    expect([opened.status, (await asked(position)).status]).toEqual([201, 503]);
    await pair.startOne(1);
    await until(async () => (await asked('head')).status === 200);
    const ready = () => fetch(new URL('/health/ready', api)).then((reply) => reply.json() as Promise<object>);
    await until(async () => ((await ready()) as { caughtUp: boolean }).caughtUp);
    expect(await ready()).toMatchObject({ status: 'ready', views: 'waiting-for-writer', caughtUp: true });
  });
});

describe(`two processes at one book in ${PLACES} behind a proxy, each started anew in turn while clients record and ask`, () => {
  const pair = new Pair();
  let proxy: RoundRobin;
  let front: URL;
  beforeAll(async () => {
    await pair.start();
    proxy = new RoundRobin([...pair.urls]);
    front = await proxy.listen();
  });
  afterAll(async () => {
    await proxy.close();
    await pair.end();
  });

  it('answer every request, keep every act once, and lose no entry of the feed', async () => {
    const told: string[] = [];
    const [acknowledged, wrong]: [string[], string[]] = [[], []];
    let [over, done] = [false, false];
    const follower = await followFrom(front);
    await follower.until(({ lastId }) => lastId !== undefined);
    const following = followOn(follower);
    const clients = Array.from({ length: 12 }, async (_, client) => {
      while (!over) {
        const reply = await pair.raise(front);
        if (reply.status === 201) acknowledged.push(receiptIn(reply).events[0]?.eventId ?? '');
        else wrong.push(`${reply.status} ${reply.body}`);
        if (client % 3 !== 0) continue;
        const { status } = await fetch(new URL(`/api/negotiations/${TALKS}/position`, front));
        if (status !== 200) wrong.push(`position: ${status}`);
      }
    });
    const more = acts(() => acknowledged.length);
    for (const index of [0, 1, 0, 1]) {
      await more(50);
      expect(await pair.stopOne(index)).toBe(0);
      await more(20);
      proxy.replace(index, await pair.startOne(index));
    }
    await more(50);
    over = true;
    await Promise.all(clients);
    done = true;
    expect(wrong).toEqual([]);
    expect(proxy.lost).toEqual([]);
    const stored = (await pair.entries(front)).filter(({ revision }) => revision > 0);
    expect(stored.map(({ eventId }) => eventId).sort()).toEqual([...acknowledged].sort());
    expect(new Set(stored.map(({ revision }) => revision)).size).toBe(acknowledged.length);
    await following;
    expect(told).toHaveLength(acknowledged.length);
    expect([...told].sort()).toEqual([...acknowledged].sort());

    /** As a browser follows: whenever it is cut off it comes back with the last id; until everything that was recorded has been told. */
    async function followOn(first: Follower): Promise<void> {
      let last: string | undefined;
      for (let now = first; ;) {
        await now.until(({ ended, messages }) => ended || (done && told.length + messages.length >= acknowledged.length));
        told.push(...now.messages.map(({ data }) => data.eventId));
        now.leave();
        if (done && told.length >= acknowledged.length) return;
        // A process that is stopping turns a follower away: nothing was sent, and the place stays.
        last = now.lastId ?? last;
        now = await followFrom(front, last);
      }
    }
  });
});

/** Waits until so many more have been acknowledged. */
function acts(count: () => number): (more: number) => Promise<void> {
  return async (more) => {
    const goal = count() + more;
    await until(
      () => count() >= goal,
      () => `only ${count()} of ${goal} acts were acknowledged`,
      10,
    );
  };
}
