import { request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { anObjection, opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve({ PARLEY_ALLOWED_HOSTS: 'parley.example' });
  talks = await opened(served);
});
afterAll(() => served.close());

describe('the host name', () => {
  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:1', '[::1]:3000', 'parley.example'])('%s is answered', async (host) => {
    await served.get('/health/live', { Host: host }).expect(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '10.0.0.1'])('%j is refused', async (host) => {
    const { port } = served.server.address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path: '/health/live', headers: { host } }, (reply) => resolve(reply.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

it('a request without a host name is refused', async () => {
  const { port } = served.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write('GET /health/live HTTP/1.0\r\n\r\n');
  let reply = '';
  for await (const text of socket) reply += text as string;
  expect(reply).toMatch(/^HTTP\/1\.1 421 /);
});

describe('a page of another site', () => {
  it.each<Readonly<Record<string, string>>>([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost.evil.example' },
  ])('%j cannot record', async (headers) => {
    const before = await served.tracker.head();
    expect((await served.act(`${talks}/raise-objection`, anObjection, headers).expect(403)).body.code).toBe('cross-site');
    expect(await served.tracker.head()).toBe(before);
  });

  it('of this server can, and so can a program', async () => {
    await served
      .act(`${talks}/raise-objection`, anObjection, { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' })
      .expect(201);
    await served.act(`${talks}/raise-objection`, anObjection, { Host: 'localhost:3000', Origin: 'http://localhost:3000' }).expect(201);
    await served.act(`${talks}/raise-objection`, anObjection).expect(201);
  });
});

describe('the headers', () => {
  it('let a page load from this server alone, and promise no HTTPS over plain HTTP', async () => {
    const { headers } = await served.get('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe-|upgrade-insecure-requests|https?:/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('stand on refusals too', async () => {
    const { headers } = await served.get('/nowhere').expect(404);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('let the page of the API document draw itself, with scripts of this server alone', async () => {
    const { headers, text } = await served.get('/api/docs').expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(text).not.toMatch(/<script>|src="https?:/);
    for (const [, path] of text.matchAll(/(?:src|href)="\.\/(docs\/[^"]+)"/g)) await served.get(`/api/${path}`).expect(200);
  });
});
