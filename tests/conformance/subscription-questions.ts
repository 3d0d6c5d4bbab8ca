import { END, eventTypeFilter, Position, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import { EventEmitter } from 'node:events';
import { all, Asking, event, events, Question, Questions } from './asking';
import { ClientError, errorFacts } from './facts';

/** A subscription as both kinds of it are: an emitter that can be ended. */
interface Subscription extends EventEmitter {
  unsubscribe(): Promise<void>;
}

const WAIT_MS = 25_000;

/** Writes down what a subscription says, in order, until it has said what is waited for. */
class Watch {
  readonly seen: unknown[] = [];
  readonly #subscription: Subscription;
  #check: () => void = () => undefined;

  constructor(subscription: Subscription) {
    this.#subscription = subscription;
    for (const name of ['confirmation', 'fellBehind', 'end', 'close']) subscription.on(name, () => this.note(name));
    subscription.on('caughtUp', (info: Record<string, unknown>) => this.note({ caughtUp: Object.keys(info) }));
    subscription.on('data', ({ event: one }: { event?: { revision: bigint; streamId: string } }) => {
      this.note(`${one?.revision}@${one?.streamId}`);
    });
    subscription.on('error', (error: ClientError) => this.note(errorFacts(error)));
  }

  note(what: unknown): void {
    this.seen.push(what);
    this.#check();
  }

  get events(): number {
    return this.seen.filter((what) => typeof what === 'string' && what.includes('@')).length;
  }

  get isCaughtUp(): boolean {
    return this.seen.some((what) => typeof what === 'object' && what !== null && 'caughtUp' in what);
  }

  get hasFailed(): boolean {
    return this.seen.some((what) => typeof what === 'object' && what !== null && 'error' in what);
  }

  /** Resolves where nothing comes, too: then the answer will differ. */
  async until(isDone: (watch: this) => boolean): Promise<void> {
    if (isDone(this) || this.hasFailed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, WAIT_MS);
      this.#check = () => {
        if (!isDone(this) && !this.hasFailed) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends it, unless an error has. */
  async end(): Promise<unknown[]> {
    if (this.hasFailed) return this.seen;
    await this.#subscription.unsubscribe();
    await this.until(({ seen }) => seen.includes('close'));
    return this.seen;
  }
}

const caughtUp = ({ isCaughtUp }: Watch): boolean => isCaughtUp;

const toOwnStream = (asking: Asking, fromRevision: bigint | typeof START) =>
  new Watch(asking.client.subscribeToStream(asking.stream(), { fromRevision }));

const toOwnOfAll = (asking: Asking, fromPosition: Position | typeof END) => {
  const filter = streamNameFilter({ prefixes: [asking.stream()] });
  return new Watch(asking.client.subscribeToAll({ fromPosition, filter }));
};

/** Watches a stream that holds so much from its start; once that came, does something, and waits for as much more. */
const meanwhile =
  ({ before, more }: { before: number; more: number }, act: (asking: Asking) => Promise<unknown>): Question =>
  async (asking) => {
    if (before > 0) await asking.append(events(before));
    const watch = toOwnStream(asking, START);
    await watch.until(caughtUp);
    await act(asking);
    await watch.until((seen) => seen.events === before + more);
    return watch.end();
  };

export const subscriptionQuestions: Questions = {
  'subscribe stream from start, live after': meanwhile({ before: 2, more: 1 }, (asking) => asking.append(event())),
  'subscribe stream after revision 0': async (asking) => {
    await asking.append(events(3));
    const watch = toOwnStream(asking, 0n);
    await watch.until(caughtUp);
    return watch.end();
  },
  'subscribe missing stream': meanwhile({ before: 0, more: 1 }, (asking) => asking.append(event())),
  'subscribe, stream deleted meanwhile': meanwhile({ before: 2, more: 1 }, async (asking) => {
    await asking.client.deleteStream(asking.stream());
    await asking.append(event());
  }),
  // the tombstone comes as an event, and then the error: waited for is one event more than comes
  'subscribe, stream tombstoned meanwhile': meanwhile({ before: 2, more: 2 }, (asking) => asking.client.tombstoneStream(asking.stream())),
  'subscribe tombstoned': async (asking) => {
    await asking.append(event());
    await asking.client.tombstoneStream(asking.stream());
    const watch = toOwnStream(asking, START);
    await watch.until(({ hasFailed }) => hasFailed);
    return watch.end();
  },
  'subscribe all after a position is exclusive': async (asking) => {
    await asking.append(events(3));
    const [first] = await all(asking.client.readStream(asking.stream()));
    const watch = toOwnOfAll(asking, first?.event?.position as Position);
    await watch.until(caughtUp);
    return watch.end();
  },
  'subscribe all from end': async (asking) => {
    const watch = toOwnOfAll(asking, END);
    await watch.until(caughtUp);
    await asking.append(events(2));
    await watch.until((seen) => seen.events === 2);
    return watch.end();
  },
};

interface Window {
  readonly maxSearchWindow: number;
  readonly checkpointInterval: number;
}

/** Two events of ours after each hundred of others, ten times; then three intervals of others while live. */
const checkpoints = (window: Window): Question =>
  async function ask(asking) {
    const { client } = asking;
    const { position: start } = await client.appendToStream(asking.stream('start'), event(), {});
    for (let round = 0; round < 10; round += 1) {
      await asking.append(events(100), {}, asking.stream('other'));
      await asking.append(events(2), {}, asking.stream('mine'));
    }
    const told: { kind: 'cp' | 'ev' | 'caughtUp'; at?: Position | undefined }[] = [];
    const note = (kind: 'cp' | 'ev' | 'caughtUp', at?: Position) => {
      told.push({ kind, at });
      watch.note(kind);
    };
    const filter = streamNameFilter({
      prefixes: [asking.stream('mine')],
      ...window,
      checkpointReached: (_subscription, position) => note('cp', position),
    });
    const subscription = client.subscribeToAll({ fromPosition: start as Position, filter });
    const watch = new Watch(subscription);
    subscription.on('data', ({ event: one }) => note('ev', one?.position));
    subscription.on('caughtUp', () => note('caughtUp'));
    await watch.until(() => told.some(({ kind }) => kind === 'caughtUp'));
    const before = told.length;
    await asking.append(events(window.maxSearchWindow * window.checkpointInterval * 3), {}, asking.stream('other'));
    await watch.until(() => told.length >= before + 3);
    await watch.end();
    const inLog = await all(client.readAll({ fromPosition: start as Position }), Infinity);
    const ranks = new Map(inLog.map(({ event: one }, rank) => [one?.position?.commit, rank]));
    const shown = told.map(({ kind, at }) => {
      if (!at) return '{"caughtUp":1}';
      return `${kind} ${ranks.get(at.commit) ?? 'not an event'}${at.commit === at.prepare ? '' : ' (commit≠prepare)'}`;
    });
    return { sequence: shown.slice(0, before), liveAfterOthers: shown.slice(before) };
  };

const checkpointsOf = (maxSearchWindow: number, checkpointInterval: number): Questions => ({
  [`checkpoints, window ${maxSearchWindow}, interval ${checkpointInterval}`]: checkpoints({ maxSearchWindow, checkpointInterval }),
});

export const filterQuestions: Questions = {
  ...checkpointsOf(32, 1),
  ...checkpointsOf(32, 4),
  ...checkpointsOf(100, 1),
  'event type filter and regex': async (asking) => {
    await asking.append([event({ type: 'keep-1' }), event({ type: 'drop' }), event({ type: 'keep-2' })]);
    const filters = [eventTypeFilter({ prefixes: ['keep-'] }), streamNameFilter({ regex: `^${asking.stream()}$` })];
    return Promise.all(
      filters.map(async (filter) => {
        const watch = new Watch(asking.client.subscribeToAll({ fromPosition: START, filter }));
        await watch.until(caughtUp);
        return watch.end();
      }),
    );
  },
};
