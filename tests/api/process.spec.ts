import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKept, type Kept } from '../support/kept';
import { address, endEvery, post, run } from './server-process';

let folder: string;
let kept: Kept;
let places: { readonly PARLEY_STORE: string; readonly PARLEY_READ_MODEL: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-stop-'));
  kept = await newKept(folder);
  places = { PARLEY_STORE: kept.store, PARLEY_READ_MODEL: kept.readModel };
});
afterAll(async () => {
  endEvery();
  await kept.clear();
  rmSync(folder, { recursive: true, force: true });
});

describe('the server as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s with what it acknowledged on record, and lets its followers go', async (signal) => {
    const server = run(folder, places);
    const base = await address(server);
    expect(server.out()).toContain('Nobody is signed in: anyone on this machine can read and record.');
    const feed = await fetch(`${base}/api/events`);
    const names = Array.from({ length: 40 }, (_, at) => `${signal} party ${at}`);
    const posts = names.map((name) =>
      post(`${base}/api/register/register-party`, { name, kind: 'other' }).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await Promise.race(posts);
    server.child.kill(signal);
    const statuses = await Promise.all(posts);
    await feed.text();
    expect(await server.exit).toBe(0);

    const again = run(folder, places);
    const listed = await fetch(`${await address(again)}/api/parties?at-least=head&limit=200`).then(
      (reply) => reply.json() as Promise<{ items: { name: string }[] }>,
    );
    const kept = new Set(listed.items.map(({ name }) => name));
    expect(statuses).toContain(201);
    expect(names.filter((name, at) => statuses[at] === 201 && !kept.has(name))).toEqual([]);
    again.child.kill('SIGTERM');
    expect(await again.exit).toBe(0);
  });

  it('does not start with a wrong setting, and says so in one line', async () => {
    const server = run(folder, { PARLEY_PORT: 'http' });
    expect(await server.exit).toBe(1);
    expect(server.out()).toBe('Parley does not start: PARLEY_PORT: give a port from 0 to 65535.\n');
  });

  it('does not start on a port that is taken, and says so in one line', async () => {
    const first = run(folder, places);
    const port = new URL(await address(first)).port;
    const second = run(folder, {
      PARLEY_PORT: port,
      PARLEY_STORE: `sqlite:${join(folder, 'other.db')}`,
      PARLEY_READ_MODEL: `sqlite:${join(folder, 'other-views.db')}`,
    });
    expect(await second.exit).toBe(1);
    expect(second.out().trim().split('\n')).toEqual([expect.stringMatching(/^Parley does not start: .*EADDRINUSE/)]);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });

  it('logs what was asked and how it went, and nothing of what was recorded, searched or named', async () => {
    const secret = 'canary-7f3a';
    const server = run(folder, { ...places, PARLEY_LOG_LEVEL: 'trace' });
    const base = await address(server);
    const headers = { 'content-type': 'application/json', 'parley-recorder': `Robin ${secret}` };
    const body = JSON.stringify({ name: `Party ${secret}`, kind: 'other' });
    expect((await fetch(`${base}/api/register/register-party`, { method: 'POST', headers, body })).status).toBe(201);
    expect((await fetch(`${base}/api/search?text=${secret}`)).status).toBe(200);
    expect((await fetch(`${base}/api/search?text=${secret}&evidence=${secret}`)).status).toBe(400);
    expect((await fetch(`${base}/api/register/register-party`, { method: 'POST', headers, body: `{"${secret}":` })).status).toBe(400);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    const lines = server
      .out()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { path?: string; status?: number });
    expect(lines).toContainEqual(expect.objectContaining({ method: 'POST', path: '/api/register/register-party', status: 201 }));
    expect(lines).toContainEqual(expect.objectContaining({ method: 'GET', path: '/api/search', status: 400 }));
    expect(server.out()).not.toContain(secret);
  });
});
