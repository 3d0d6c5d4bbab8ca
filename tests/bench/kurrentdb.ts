import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { openKurrentStore, type KurrentStore } from '@parley/event-store/kurrentdb';
import { canonicalBytes } from '@parley/record-form';
import { openTracker, type Tracker } from '@parley/tracker';
import { toNode, type OnNode } from '../../libs/event-store/src/kurrentdb/stored-json';
import { freshPrefix } from '../support/fresh-prefix';
import { startNode } from '../support/kurrentdb-node/start';
import { startPostgres } from '../support/postgres/start';
import { BenchServer, CLIENTS } from './bench-server';
import { appendAll, fresh, freshStreams, type Fresh } from './fresh-streams';
import { interleaved, rateOf, type Measured, type Side } from './rounds';
import type { Bench, Comparison } from './report';
import { opening, raisingIssue, registering, type SampleAct } from './sample-talks';

const SEQUENTIAL = 100;
/** A stream is asked for its retention once: as in talks of such length, not as in those that begin over and over. */
const [STREAMS, EACH] = [64, 100];
const QUEUED = 256;

/** The node that `KURRENTDB_URL` names, else an emulated one; each use has a prefix of its own. */
async function benchNode() {
  const given = process.env['KURRENTDB_URL'];
  const own = given === undefined ? await startNode() : undefined;
  const address = given ?? own?.connectionString ?? '';
  return {
    address,
    isReal: own === undefined,
    place: () => `${address}${address.includes('?') ? '&' : '?'}streamPrefix=${freshPrefix()}`,
    end: () => own?.stop() ?? Promise.resolve(),
  };
}
type BenchNode = Awaited<ReturnType<typeof benchNode>>;

/** The same appends by the client alone: what is sent is made before the clock runs, and nothing is asked but the expected revision. */
class BareClient {
  readonly prefix = freshPrefix();
  constructor(readonly client: KurrentDBClient) {}

  ready({ stream, events }: Fresh): { readonly name: string; readonly made: readonly OnNode[] } {
    return { name: `${this.prefix}${stream}`, made: events.map((event, index) => toNode(event, index, canonicalBytes)) };
  }

  async appendAll({ name, made }: ReturnType<BareClient['ready']>): Promise<void> {
    for (const [at, { event }] of made.entries())
      await this.client.appendToStream(name, [event], { streamState: at === 0 ? 'no_stream' : BigInt(at - 1) });
  }

  /** Streams at once, one append at a time on each; appends a second. */
  inFlight = (): Promise<number> => {
    const each = freshStreams(STREAMS, EACH).map((one) => this.ready(one));
    return rateOf(STREAMS * EACH, () => Promise.all(each.map((one) => this.appendAll(one))));
  };

  oneStream = (count: number): Promise<number> => {
    const one = this.ready(fresh(count));
    return rateOf(count, () => this.appendAll(one));
  };
}

/** Appends, acts and acts over HTTP at a node beside the official client alone, in the same rounds. */
export async function kurrentdbBench({ rounds }: { rounds: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const [node, postgres] = [await benchNode(), await startPostgres({ durable: true })];
  const store = await openKurrentStore({
    connectionString: node.address,
    streamPrefix: freshPrefix(),
    categories: ['book', 'negotiation'],
    canonical: canonicalBytes,
  });
  const bare = new BareClient(KurrentDBClient.connectionString(node.address));
  const tracker = await openTracker({ store: node.place(), readModel: `sqlite:${join(folder, 'views.db')}` });
  try {
    const appends = await appendLines({ store, bare, rounds });
    const acts = await queuedLines({ tracker, bare, rounds });
    const overHttp = await httpLines({ node, bare, views: postgres.url, rounds });
    return benchOf([...appends, ...acts, ...overHttp], nameOf(node, store));
  } finally {
    await Promise.all([store.close(), tracker.close(), bare.client.dispose()]);
    await Promise.all([node.end(), postgres.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

const nameOf = ({ isReal }: BenchNode, { serverVersion }: KurrentStore): string =>
  isReal ? `real, version ${serverVersion}` : `emulated, answering as ${serverVersion}; not EventStoreDB`;

async function appendLines({ store, bare, rounds }: { store: KurrentStore; bare: BareClient; rounds: number }): Promise<Comparison[]> {
  const atOnce = () => {
    const each = freshStreams(STREAMS, EACH);
    return rateOf(STREAMS * EACH, () => Promise.all(each.map((one) => appendAll(store, one))));
  };
  const alone = () => {
    const one = fresh(SEQUENTIAL);
    return rateOf(SEQUENTIAL, () => appendAll(store, one));
  };
  const [many, bareMany] = await pair(
    { name: `append, ${STREAMS} in flight`, round: atOnce },
    { name: 'client alone', round: bare.inFlight },
    rounds,
  );
  const [one, bareOne] = await pair(
    { name: 'append', round: alone },
    { name: 'client alone', round: () => bare.oneStream(SEQUENTIAL) },
    rounds,
  );
  return [
    { what: `appends, ${STREAMS} in flight on ${STREAMS} streams`, unit: 'events/s', ours: many, limit: bareMany, aim: 0.9 },
    { what: 'appends, one after another', unit: 'events/s', ours: one, limit: bareOne },
  ];
}

/** Acts that wait for one another on one record, as in a meeting; the client alone has to wait for each revision. */
async function queuedLines({ tracker, bare, rounds }: { tracker: Tracker; bare: BareClient; rounds: number }): Promise<Comparison[]> {
  const submit = ({ act, record, id, body }: SampleAct) =>
    tracker.execute({ act, record, ...(id !== undefined && { id }), body, recorder: 'Bench Recorder' });
  await submit(registering);
  let made = 0;
  const queued = async () => {
    const id = `queued-${(made += 1)}`;
    await submit(opening(id));
    return rateOf(QUEUED, () => Promise.all(Array.from({ length: QUEUED }, (_, n) => submit(raisingIssue(id, n)))));
  };
  const [ours, limit] = await pair(
    { name: `${QUEUED} acts at once on one record, decided and recorded`, round: queued },
    { name: 'client alone, one after another on one stream', round: () => bare.oneStream(SEQUENTIAL) },
    rounds,
  );
  return [{ what: 'acts queued on one stream', unit: 'acts/s', ours, limit, aim: 0.9 }];
}

async function httpLines({
  node,
  bare,
  views,
  rounds,
}: {
  node: BenchNode;
  bare: BareClient;
  views: string;
  rounds: number;
}): Promise<Comparison[]> {
  const acts = await BenchServer.start('acts', { store: node.place(), readModel: views });
  const echo = await BenchServer.start('echo');
  try {
    await acts.setUp();
    const sides: Side[] = [
      { name: `raise-issue, ${CLIENTS} in flight`, round: () => acts.round() },
      { name: 'echo with the same edge', round: () => echo.round() },
      { name: `client alone, ${STREAMS} in flight`, round: bare.inFlight },
    ];
    const [ours, echoed, appended] = (await interleaved(sides, rounds)) as [Measured, Measured, Measured];
    const lower = {
      name: 'the lower of echo and client alone',
      rates: echoed.rates.map((rate, n) => Math.min(rate, appended.rates[n] ?? rate)),
    };
    const line = (what: string, limit: Measured) => ({ what, unit: 'requests/s', ours, limit });
    return [
      { ...line('an act over HTTP, views in PostgreSQL', lower), aim: 0.7 },
      line('  beside the echo', echoed),
      line('  beside the client alone', appended),
    ];
  } finally {
    await Promise.all([acts.stop(), echo.stop()]);
  }
}

const pair = async (ours: Side, limit: Side, rounds: number): Promise<[Measured, Measured]> =>
  (await interleaved([ours, { ...limit, name: `${limit.name} ` }], rounds)) as [Measured, Measured];

const benchOf = (comparisons: readonly Comparison[], node: string): Bench => ({
  bench: 'kurrentdb',
  says: [
    `At a node that is ${node}.`,
    'Ours: append through the event store, with retention asked for, sizes and clocks checked, each with an end of its own; resolved when the node acknowledges.',
    'Limit: the official client alone at the same node: the same bytes, made before the clock runs, at the same expected revisions.',
    'An act over HTTP: decided, formed, appended and answered by a server of its own, while the views in PostgreSQL are fed.',
    'Node, servers and clients share the machine; an emulated node takes more of it for an append than a real one does.',
  ],
  comparisons,
  facts: { node },
});
