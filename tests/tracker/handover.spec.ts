import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTracker, type Tracker } from '@parley/tracker';
import { verifyViews } from '../faults/verify-views';
import { PATIENCE_MS, until } from '../support/patience';
import { bookInFile, bookOnNode, type BookToPutBack } from '../support/put-back';
import { inDatabase, newSchema, type TestSchema } from '../support/postgres/shared';

const HOOK = join(__dirname, '..', 'support', 'typescript-hook.cjs');
const KILLS = 6;

interface Said {
  readonly feeds: boolean;
  readonly state: string;
  readonly events: number;
}

/** A process that feeds the views or waits for its turn. */
class Projecting {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private last: Said | undefined;

  constructor({ store, readModel }: { store: string; readModel: string }) {
    const args = ['--require', HOOK, join(__dirname, 'projecting-process.ts'), store, readModel];
    this.child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.ended = once(this.child, 'close');
    createInterface({ input: this.child.stdout as NodeJS.ReadableStream }).on('line', (line) => (this.last = JSON.parse(line) as Said));
  }

  get said(): Said | undefined {
    return this.last;
  }

  /** As it last said: it is not asked. */
  async says(what: (said: Said) => boolean): Promise<void> {
    const told = (): string => `it said ${JSON.stringify(this.last)}`;
    await until(
      () => {
        if (this.child.exitCode !== null) throw new Error(`it has ended; ${told()}`);
        return this.last !== undefined && what(this.last);
      },
      told,
      5,
    );
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

const BOOKS = { 'a file': bookInFile, 'an emulated KurrentDB node': bookOnNode };

/** A node that did not get to answer in time is asked again with the same key. */
function againLater(error: Error & { readonly retryable?: boolean }): 0 {
  if (!error.retryable) throw error;
  return 0;
}

describe('two processes that feed one PostgreSQL', () => {
  let book: BookToPutBack;
  let schema: TestSchema;
  let recorder: Tracker;
  const running: Projecting[] = [];
  let [acts, over] = [0, false];
  let recording: Promise<void>;
  const places = () => ({ store: book.store, readModel: schema.connectionString });
  const start = (): Projecting => {
    const projecting = new Projecting(places());
    running.push(projecting);
    return projecting;
  };

  async function begin(make: () => Promise<BookToPutBack>): Promise<void> {
    [book, schema] = await Promise.all([make(), newSchema()]);
    recorder = await openTracker({ ...places(), projects: false });
    [acts, over] = [0, false];
    const body = { negotiation: 'talks', title: 'Talks', level: 'national' };
    await recorder.execute({ act: 'open-record', record: 'negotiation', recorder: 'Ann', body });
    recording = recordUntil(() => over);
  }
  afterEach(async () => {
    over = true;
    await recording;
    for (const projecting of running.splice(0)) await projecting.kill();
    await recorder.close();
    await schema.drop();
    await book.clear();
  });

  async function recordUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const [body, commandId] = [{ issue: `issue-${acts}`, title: `Issue ${acts}` }, `act-${acts}`];
      const act = { act: 'raise-issue', record: 'negotiation', id: 'talks', recorder: 'Ann', body, commandId } as const;
      acts += await recorder.execute(act).then(() => 1, againLater);
      await sleep(20);
    }
  }

  const owners = (): Promise<readonly { owner_epoch: number }[]> =>
    inDatabase(schema.connectionString, async (client) => {
      const { rows } = await client.query(`SELECT owner_epoch::int FROM ${schema.schema}.lease WHERE name = 'views writer'`);
      return rows as { owner_epoch: number }[];
    });

  /** Everything recorded is in the rows, and they are to the byte those that one process makes from the book alone. */
  async function whole(): Promise<void> {
    over = true;
    await recording;
    expect(await recorder.waitFor('head', { timeoutMs: PATIENCE_MS })).toBe(true);
    for (const projecting of running.splice(0)) await projecting.kill();
    expect(await verifyViews(places())).toEqual([]);
  }

  it.each(Object.entries(BOOKS))(
    `hand over when the one that writes is killed, ${KILLS} times while acts are recorded, and leave the rows of a single run: a book in %s`,
    async (_, make) => {
      await begin(make);
      let writing = start();
      await writing.says(({ feeds }) => feeds);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const waiting = start();
        await waiting.says(({ state }) => state === 'waiting-for-writer');
        const [before, fed] = [acts, waiting.said?.events ?? 0];
        await waiting.says(({ events }) => events > fed);
        expect([writing.said?.feeds, waiting.said?.feeds]).toEqual([true, false]);
        await writing.kill();
        await waiting.says(({ feeds, events }) => feeds && events > before);
        expect(await owners()).toEqual([{ owner_epoch: kill + 2 }]);
        writing = waiting;
      }
      await whole();
    },
  );

  it('fence off one that was stopped and goes on after another took its turn: it writes nothing more', async () => {
    await begin(bookInFile);
    const [stopped, other] = [start(), start()];
    const feeder = await Promise.race([stopped, other].map(async (one) => one.says(({ feeds }) => feeds).then(() => one)));
    const waiting = feeder === stopped ? other : stopped;
    await waiting.says(({ state }) => state === 'waiting-for-writer');
    feeder.signal('SIGSTOP');
    const before = acts;
    // its connection stands, so it is waited for until it has said nothing for as long as a turn lasts
    await waiting.says(({ feeds, events }) => feeds && events > before);
    feeder.signal('SIGCONT');
    await feeder.says(({ state }) => state === 'waiting-for-writer');
    const after = acts;
    await waiting.says(({ feeds, events }) => feeds && events > after);
    expect(await owners()).toEqual([{ owner_epoch: 2 }]);
    await whole();
  });
});
