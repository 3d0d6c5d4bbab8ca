import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actParts } from './act-parts';
import { BenchServer, CLIENTS } from './bench-server';
import { interleaved, median, type Measured, type Side } from './rounds';
import type { Bench } from './report';

/** Acts over HTTP beside an echo with the same edge, and what the parts of an act cost. */
export async function httpBench({ rounds }: { rounds: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const acts = await BenchServer.start('acts', {
    store: `sqlite:${join(folder, 'book.db')}`,
    readModel: `sqlite:${join(folder, 'views.db')}`,
  });
  const echo = await BenchServer.start('echo');
  try {
    await acts.setUp();
    const sides: Side[] = [
      { name: `raise-issue, ${CLIENTS} in flight`, round: () => acts.round() },
      { name: 'echo with the same edge', round: () => echo.round() },
    ];
    const [ours, limit] = (await interleaved(sides, rounds)) as [Measured, Measured];
    const cpu = { 'request: CPU of the server, act': median(acts.cpuMicros), 'request: CPU of the server, echo': median(echo.cpuMicros) };
    const facts = { loopHeldMsP99Act: tenths(median(acts.heldMs)), loopHeldMsP99Echo: tenths(median(echo.heldMs)) };
    return benchOf({ ours, limit, facts, parts: { ...cpu, ...(await actParts()) } });
  } finally {
    await acts.stop();
    await echo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const tenths = (ms: number): number => Number(ms.toFixed(1));

type Figures = Readonly<Record<string, number>>;
function benchOf({ ours, limit, parts, facts }: { ours: Measured; limit: Measured; parts: Figures; facts: Figures }): Bench {
  return {
    bench: 'http',
    says: [
      `Ours: POST raise-issue by ${CLIENTS} clients on ${CLIENTS} negotiations, answered when durable, while the views are fed.`,
      'Limit: the same application (Nest, Fastify, pino, helmet, routes, request classes, command bus) over a tracker that answers at once with such a receipt.',
      'Each server in a process of its own; the client shares the machine with them. CPU counts all threads of the server, the views included.',
      `The event loop was held, 99th percentile: act ${facts['loopHeldMsP99Act'] ?? 0} ms, echo ${facts['loopHeldMsP99Echo'] ?? 0} ms; ${CLIENTS} requests at once come in one turn.`,
    ],
    comparisons: [{ what: 'an act', unit: 'requests/s', ours, limit, aim: 0.7 }],
    parts,
    facts,
  };
}
