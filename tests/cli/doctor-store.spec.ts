import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

describe('the doctor at a node', () => {
  const desk = new Desk();
  let node: EmulatedNode;
  let admin: KurrentDBClient;
  beforeAll(async () => {
    node = await startNode({ secure: { users: ['bob:bobspass'] } });
    admin = KurrentDBClient.connectionString(node.connectionString);
  });
  afterAll(async () => {
    await admin.dispose();
    await node.stop();
    desk.clear();
  });

  it('says of a node without a book that it will do, and begins none', async () => {
    const { code, out } = await desk.run(['doctor', '--store', node.connectionString]);
    expect(out).toMatch(/^Permissions +ok: /m);
    expect(out).toMatch(/^Book +ok: none yet/m);
    expect(out).toContain('The events were not re-read: there is no book.');
    expect({ code, hasPassword: out.includes('changeit') }).toEqual({ code: 0, hasPassword: false });
    expect(
      await admin
        .readStream('book-identity')
        .next()
        .catch(({ type }: { type: string }) => type),
    ).toBe('stream-not-found');
  });

  it('re-reads the book that is there, or only looks at the store', async () => {
    const places = ['--store', node.connectionString, '--read-model', `sqlite:${desk.path('views.db')}`];
    await desk.run(['import', writeActs(desk.path('small.jsonl'), SMALL_CASE), '--as', 'Jo Bloggs', ...places]);
    const read = await desk.run(['doctor', '--json', '--store', node.connectionString]);
    expect(read.code).toBe(0);
    expect(JSON.parse(read.out)).toMatchObject({ events: 9, streams: 5, faults: [], stopped: false });
    const looked = await desk.run(['doctor', '--json', '--quick', '--store', node.connectionString]);
    const { findings, ...rest } = JSON.parse(looked.out) as { findings: { about: string; state: string }[] };
    expect(findings.map(({ about, state }) => `${about} ${state}`)).toEqual(
      ['connection', 'version', 'leader', 'limits', 'permissions', 'retention', 'clock', 'book'].map((about) => `${about} good`),
    );
    expect(rest).toEqual({});
  });

  it('ends with 1 and says what to change where the node will not do', async () => {
    const { code, out, err } = await desk.run(['doctor', '--store', node.connectionStringOf('bob:bobspass')]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Permissions +FAULT: refused to this user: reading \$all\. Name a user of \$admins/m);
    expect(out).toContain('The events were not re-read: the store has to be mended first.');
    expect(out + err).not.toContain('bobspass');
  });

  it('ends with 3 where nobody is there, with 2 where the address names no place, in one line', async () => {
    const away = await desk.run(['doctor', '--store', 'kurrentdb://ann:hidden@127.0.0.1:1?tls=false']);
    expect(away).toEqual({
      code: 3,
      out: '',
      err: 'parley: The book at kurrentdb://ann@127.0.0.1:1: nobody listens at 127.0.0.1:1 (ECONNREFUSED); start the node, or mend the address.\n',
    });
    const wrong = await desk.run(['doctor', '--store', 'kurrentdb://ann:hidden@127.0.0.1:1?expectedRevision=any']);
    expect({ ...wrong, err: wrong.err.trim().split('\n').length }).toEqual({ code: 2, out: '', err: 1 });
    expect(wrong.err).not.toContain('hidden');
  });
});
