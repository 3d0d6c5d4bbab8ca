import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreError, type EventStore, type Position } from '@parley/event-store';
import { NotRecorded, openTracker, StoreRefused, type Tracker } from '@parley/tracker';
import { openStore } from '../../libs/tracker/src/open-store';
import { storeAddress } from '../../libs/tracker/src/store-address';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { lived } from './lived-time';
import type { Schedule, Trouble } from './node-schedule';
import { NothingStored, OutcomeUnknown, type Acknowledged, type BookPlaces, type KeyedAct } from './recording';
import { Seeded } from './seeded';
import { verifyBook } from './verify-book';
import { TALKS, Writer } from './writer';

const TRACKERS = 2;
const WRITERS = 4;
/** However much goes wrong, by then it is over; as `lived` counts. */
const RUN_MS_MAX = 240_000;
/** How long answers may stay behind once nothing goes wrong any more, as `lived` counts; a mute subscription is noticed after half a minute. */
const CATCH_UP_MS_MAX = 90_000;
const LOOK_MS = 1_000;

export interface RunOutcome {
  /** Everything that is not as promised; nothing where all is. */
  readonly wrong: readonly string[];
  /** Which faults were met, as `append: notReady`, and which troubles of the node came. */
  readonly met: readonly string[];
  readonly acks: number;
  readonly unknown: number;
  readonly nothingStored: number;
}

/** Two trackers with four clients record, and a follower follows, on a fresh node of which the schedule makes much go wrong. */
export async function runSchedule(schedule: Schedule): Promise<RunOutcome> {
  const node = await startNode();
  const folder = mkdtempSync(join(tmpdir(), 'parley-scheduled-'));
  const run = new Run(schedule, node, { store: node.connectionString, readModel: `sqlite:${join(folder, 'views.db')}` });
  let isOver = false;
  const tooLate = async (): Promise<string[]> => {
    for (const late = lived.ms + RUN_MS_MAX; lived.ms < late && !isOver;) await sleep(LOOK_MS);
    return [`not over after ${RUN_MS_MAX} ms: ${run.stage}`];
  };
  try {
    const wrong = await Promise.race([run.wrong().catch((error: unknown) => [`${run.stage}: ${thrown(error)}`]), tooLate()]);
    return { wrong, ...run.figures() };
  } finally {
    isOver = true;
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const thrown = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

class Run {
  private readonly random: Seeded;
  private readonly writers: Writer[];
  private readonly trackers: Tracker[] = [];
  private readonly came: string[] = [];
  private following: Following | undefined;
  /** What it is at, for whoever reads of its failure. */
  stage = 'opening';

  constructor(
    private readonly schedule: Schedule,
    private readonly node: EmulatedNode,
    private readonly places: BookPlaces,
  ) {
    this.random = new Seeded(schedule.seed);
    this.writers = Array.from({ length: WRITERS }, (_, n) => new Writer(`${n}`, this.random));
  }

  async wrong(): Promise<string[]> {
    const { atOpening, steps } = this.schedule;
    this.following = new Following(await this.openBook());
    await this.during(atOpening, () => this.open());
    for (const [n, { troubles, acts }] of steps.entries()) {
      this.stage = `step ${n + 1}`;
      await this.during(troubles, () => Promise.all(this.writers.map((writer, n) => writer.recordSome(this.process(n), acts))));
    }
    this.stage = 'catching up';
    await this.node.clearFaults();
    const behind = await this.behind();
    this.stage = 'closing';
    await this.close();
    this.stage = 'verifying';
    return [...behind, ...(await this.notWhole())];
  }

  figures(): Omit<RunOutcome, 'wrong'> {
    const sum = (of: (writer: Writer) => number): number => this.writers.reduce((all, writer) => all + of(writer), 0);
    return {
      met: [...this.came, ...this.node.met().map(({ on, kind }) => `${on}: ${kind}`)],
      acks: sum(({ acks }) => acks.length),
      unknown: sum(({ unknown }) => unknown),
      nothingStored: sum(({ nothingStored }) => nothingStored),
    };
  }

  async end(): Promise<void> {
    this.node.unmute();
    await this.node.stop();
    await this.close().catch(() => undefined);
  }

  private async open(): Promise<void> {
    // all find no book there, and one of them makes it
    this.trackers.push(...(await Promise.all(Array.from({ length: TRACKERS }, () => untilThere(() => openTracker(this.places))))));
    for (const negotiation of TALKS) {
      const body = { negotiation, title: `Talks of ${negotiation}`, level: 'organisation' };
      const act: KeyedAct = { act: 'open-record', record: 'negotiation', recorder: 'Set Up', body, commandId: this.random.uuid() };
      await untilHeard(() => this.process(0).record(act));
    }
  }

  private openBook(): Promise<EventStore> {
    return untilThere(() => openStore(storeAddress('the book', this.places.store)));
  }

  private process(writer: number) {
    return { record: (act: KeyedAct): Promise<Acknowledged> => recordedBy(this.trackers[writer % TRACKERS] as Tracker, act) };
  }

  private async during(troubles: readonly Trouble[], work: () => Promise<unknown>): Promise<void> {
    for (const trouble of troubles) if ('fault' in trouble) await this.node.fault(trouble.fault);
    if (troubles.some((trouble) => 'fault' in trouble && trouble.opensAnew)) await this.node.resetConnections();
    const working = work();
    working.catch(() => undefined);
    for (const trouble of troubles) if ('node' in trouble) await this.trouble(trouble);
    await working;
  }

  private async trouble({ node: what, afterMs, ms }: Extract<Trouble, { node: string }>): Promise<void> {
    const { node } = this;
    await sleep(afterMs);
    this.came.push(`node: ${what}`);
    switch (what) {
      case 'restart':
        return node.restart({ notReadyMs: ms });
      case 'away':
        await node.kill();
        await sleep(ms);
        return node.restart();
      case 'stopped':
        node.mute();
        await sleep(ms);
        return node.unmute();
      case 'notReadyAtAll':
        return node.notReady(ms);
      case 'connectionsReset':
        return node.resetConnections();
    }
  }

  /** Who has not caught up with the head in time. */
  private async behind(): Promise<string[]> {
    const wrong: string[] = [];
    for (const [n, tracker] of this.trackers.entries()) {
      if (await caughtUp(tracker)) continue;
      wrong.push(`the answers of tracker ${n} are behind: ${JSON.stringify((await tracker.status()).views)}`);
    }
    const head = await untilThere(async () => (await this.trackers[0]?.head()) ?? null);
    if (!(await this.following?.reaches(head))) wrong.push('the follower is behind');
    return wrong;
  }

  private async notWhole(): Promise<string[]> {
    const acks = this.writers.flatMap((writer) => writer.acks);
    const [verdict, followed] = await Promise.all([verifyBook(this.places, acks), this.wronglyFollowed()]);
    const lists = { ...verdict, followed, unlikeFirst: this.writers.flatMap(({ unlikeFirst }) => unlikeFirst) };
    return Object.entries(lists).flatMap(([part, list]: [string, readonly string[]]) => list.map((one) => `${part}: ${one}`));
  }

  private async wronglyFollowed(): Promise<string[]> {
    const store = await this.openBook();
    try {
      const whole: string[] = [];
      for await (const { events } of store.readAll({ after: null })) whole.push(...events.map(({ id }) => id));
      const heard = this.following?.ids ?? [];
      const from = whole.findIndex((id, n) => heard[n] !== id);
      return from < 0 && heard.length === whole.length ? [] : [`${heard.length} of ${whole.length} events, unlike from ${from} on`];
    } finally {
      await store.close();
    }
  }

  private async close(): Promise<void> {
    await this.following?.end();
    await Promise.all(this.trackers.splice(0).map((tracker) => tracker.close()));
  }
}

async function caughtUp(tracker: Tracker): Promise<boolean> {
  for (const late = lived.ms + CATCH_UP_MS_MAX; lived.ms < late;)
    try {
      if (await tracker.waitFor('head', { timeoutMs: LOOK_MS })) return true;
    } catch (error) {
      if (!isStoreError(error) || !error.retryable) throw error;
    }
  return false;
}

async function recordedBy(tracker: Tracker, act: KeyedAct): Promise<Acknowledged> {
  try {
    const { events, repeated } = await tracker.execute(act);
    return { events, repeated };
  } catch (error) {
    if (saysNothingStored(error)) throw new NothingStored((error as Error).message);
    if (isStoreError(error) && error.retryable) throw new OutcomeUnknown(error.message);
    throw error;
  }
}

const saysNothingStored = (error: unknown): boolean =>
  (isStoreError(error) && error.code === 'StoreUnavailable') || (error instanceof NotRecorded && error.code === 'busy');

/** As whoever runs it starts it again where the node was away for too long, or did not get to answer. */
async function untilThere<T>(open: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await open();
    } catch (error) {
      const cause = error instanceof StoreRefused ? error.cause : error;
      if (!isStoreError(cause) || !cause.retryable) throw error;
    }
}

async function untilHeard<T>(send: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown || error instanceof NothingStored)) throw error;
    }
}

/** Follows the whole book from before there is anything in it, and comes back where it is cut off for longer than is waited for. */
class Following {
  readonly ids: string[] = [];
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private after: Position | null = null;
  private failed: unknown;

  constructor(private readonly store: EventStore) {
    this.running = this.follow().catch((error: unknown) => void (this.failed = error));
  }

  async reaches(head: string | null): Promise<boolean> {
    const late = lived.ms + CATCH_UP_MS_MAX;
    while (!this.has(head) && this.failed === undefined && lived.ms < late) await sleep(20);
    if (this.failed !== undefined) throw this.failed as Error;
    return this.has(head);
  }

  async end(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.store.close();
  }

  private has(head: string | null): boolean {
    return head === null || (this.after !== null && this.after >= head);
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted)
      await this.followOnce().catch((error: unknown) => {
        if (!isStoreError(error) || !error.retryable) throw error;
      });
  }

  private async followOnce(): Promise<void> {
    for await (const delivery of this.store.subscribeAll({ after: this.after, signal: this.stopping.signal })) {
      if (delivery.kind === 'events') this.ids.push(...delivery.events.map(({ id }) => id));
      if (delivery.kind !== 'heartbeat') this.after = delivery.through;
    }
  }
}
