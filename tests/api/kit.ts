import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTracker, type Tracker } from '@parley/tracker';
import request, { type Test } from 'supertest';
import { readConfig } from '../../apps/api/src/config';
import { createApp } from '../../apps/api/src/create-app';
import { newKept } from '../support/kept';

export interface Served {
  readonly app: NestFastifyApplication;
  readonly tracker: Tracker;
  readonly server: Server;
  /** Posts an act as JSON, recorded by Robin Recorder unless another header says otherwise. */
  act(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Test;
  get(path: string, headers?: Readonly<Record<string, string>>): Test;
  /** Asks once the answers hold everything. */
  ask(path: string): Test;
  close(): Promise<void>;
}

/** Where a book and its views are. */
export interface OpenedAt {
  readonly store: string;
  readonly readModel: string;
}

/** A server over a book and views of its own, which are gone afterwards. `first`: what is done with them before they are served. */
export async function serve(
  settings: Readonly<Record<string, string>> = {},
  wrapped: (tracker: Tracker) => Tracker = (one) => one,
  first: (at: OpenedAt) => Promise<void> = () => Promise.resolve(),
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-api-'));
  const { clear, ...at } = await newKept(folder);
  await first(at);
  const tracker = await openTracker(at);
  const config = readConfig({ PARLEY_LOG_LEVEL: 'silent', PARLEY_PORT: '0', ...settings });
  const app = await createApp({ tracker: wrapped(tracker), config });
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => request(server).get(path).set(headers);
  return {
    app,
    tracker,
    server,
    act: (path, body, headers = {}) =>
      request(server)
        .post(path)
        .set('Content-Type', 'application/json')
        .set({ 'Parley-Recorder': 'Robin%20Recorder', ...headers })
        .send(typeof body === 'string' ? body : JSON.stringify(body)),
    get,
    ask: (path) => get(`${path}${path.includes('?') ? '&' : '?'}at-least=head`),
    async close() {
      await app.close();
      await tracker.close();
      await clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a small negotiation with one issue and two parties, and says under which addresses it stands. */
export async function opened(served: Served): Promise<string> {
  await served.act('/api/register/register-party', { party: 'a-union', name: 'A Union', kind: 'union' }).expect(201);
  await served.act('/api/register/register-party', { party: 'a-trust', name: 'A Trust', kind: 'employer' }).expect(201);
  await served
    .act('/api/negotiations', { negotiation: 'night-work', title: 'Night work', level: 'regional', parties: ['a-union', 'a-trust'] })
    .expect(201);
  await served.act('/api/negotiations/night-work/raise-issue', { issue: 'night-shifts', title: 'Night shifts' }).expect(201);
  return '/api/negotiations/night-work';
}

export const anObjection = {
  actors: [{ party: 'a-union' }],
  target: { issue: 'night-shifts' },
  ground: 'Too many nights.',
  occurred: { edtf: '2025-03-04' },
};

/** The things of an answer, as the tests look at them. */
export interface Thing {
  readonly id: string;
  readonly what: string;
  readonly eventId: string;
}
export const things = (items: unknown): readonly Thing[] => items as readonly Thing[];
export const idsOf = (items: unknown): string[] => things(items).map(({ id }) => id);
