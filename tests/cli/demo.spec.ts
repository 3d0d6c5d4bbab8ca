import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { Desk } from './parley';

describe('the demonstration', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it('makes a sample book, shows where the three cases stand and where to look, and ends', async () => {
    const { code, out, err } = await desk.run(['demo', '--once', '--folder', 'sample', '--port', '0']);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    for (const id of ['south-west-pay', 'job-guarantees', 'example-rota-talks', 'south-west-consortium']) expect(out).toContain(`(${id})`);
    expect(out).toMatch(/20 claimed; at least 9 named: 9 approved; 11 of the claimed not named/);
    expect(out).toContain('0 tabled proposals, 4 floated terms, 1 aim');
    expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/api\/docs/);
    expect(out).toContain('npx parley position');
    expect(existsSync(desk.path('data'))).toBe(false);
  });

  it('uses the sample book again, on the next free port where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, out, err } = await desk.run(['demo', '--once', '--folder', 'sample', '--json'], { PARLEY_PORT: String(port) });
    other.close();
    expect(code).toBe(0);
    expect(err).toContain(`Port ${port} is taken`);
    expect(err).toMatch(/south-west-pay\.yaml: 0 acts recorded, \d+ on record before/);
    const { url, positions } = JSON.parse(out);
    expect(Number(new URL(url).port)).toBeGreaterThan(port);
    expect(positions['south-west-pay']).toMatchObject({
      state: 'Exploring',
      counts: { tabledProposals: 0, floatedTerms: 4, aims: 1, objectionsOpen: 0 },
    });
  });

  it('leaves a whole book', async () => {
    const { code } = await desk.run(['doctor', '--store', 'sqlite:sample/sample.db']);
    expect(code).toBe(0);
  });
});
