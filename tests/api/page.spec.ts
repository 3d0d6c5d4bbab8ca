import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_FOLDER } from '../../apps/api/src/page/built-page';
import { serve, type Served } from './kit';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

describe('the page', () => {
  it.each([
    '/',
    '/negotiations/night-work',
    '/negotiations/night-work/history?asOf=2012',
    '/entries/x',
    '/search?text=pay',
    '/people/Jo%20B',
  ])('%s is served by itself, asked for again each time, and says that nobody is signed in', async (path) => {
    const { text, headers } = await served.get(path).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(text).toContain('content="Nobody is signed in: anyone on this machine can read and record."');
  });

  it('may run and show nothing but files of this server', async () => {
    const { headers } = await served.get('/negotiations/night-work').expect(200);
    const policy = headers['content-security-policy'] as string;
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
    ]);
  });

  it('keeps its scripts and styles in the browser for good: their names change with what they hold', async () => {
    const names = readdirSync(join(PAGE_FOLDER, 'assets'));
    expect(names.every((name) => /-[\w-]{8}\.(js|css|svg)$/.test(name))).toBe(true);
    for (const name of names) {
      const { headers } = await served.get(`/assets/${name}`).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  it('has a service worker, asked for again each time, that names every one of those files', async () => {
    const { text, headers } = await served.get('/page-keeper.js').expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
    const names = readdirSync(join(PAGE_FOLDER, 'assets'));
    expect(names.filter((name) => !text.includes(`"/assets/${name}"`))).toEqual([]);
  });

  it('is nothing under other addresses, takes no other method, and serves no other file', async () => {
    await served.get('/elsewhere').expect(404);
    expect((await served.act('/negotiations/night-work', {}).expect(405)).headers['allow']).toContain('GET');
    for (const path of ['/assets/none.js', '/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/'])
      expect([400, 403, 404]).toContain((await served.get(path)).status);
  });
});
