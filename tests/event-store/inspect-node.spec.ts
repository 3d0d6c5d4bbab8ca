import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Finding, FindingAbout, Inspection, StoreError } from '@parley/event-store';
import { inspectNode } from '@parley/event-store/kurrentdb';
import { canonicalBytes } from '@parley/record-form';
import { startNode, type EmulatedNode, type NodeOptions } from '../support/kurrentdb-node/start';
import { failureOf } from './book-under-test';

const CATEGORIES = ['book', 'negotiation', 'register'];
const ALL: readonly FindingAbout[] = ['connection', 'version', 'leader', 'limits', 'permissions', 'retention', 'clock', 'book'];

const inspected = (connectionString: string, streamPrefix = '', now?: () => number): Promise<Inspection> =>
  inspectNode({ connectionString, streamPrefix, categories: CATEGORIES, canonical: canonicalBytes }, now);
const of = ({ findings }: Inspection, about: FindingAbout): Finding => findings.find((finding) => finding.about === about) as Finding;
const notGood = ({ findings }: Inspection): string[] =>
  findings.flatMap(({ about, state }) => (state === 'good' ? [] : [`${about} ${state}`]));

/** A node for as long as the work takes, with a client of somebody who may do everything. */
async function on(options: NodeOptions, work: (node: EmulatedNode, admin: KurrentDBClient) => Promise<void>): Promise<void> {
  const node = await startNode(options);
  const admin = KurrentDBClient.connectionString(node.connectionString);
  try {
    await work(node, admin);
  } finally {
    await admin.dispose();
    await node.stop();
  }
}

async function everything(admin: KurrentDBClient): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event } of admin.readAll()) if (event) ids.push(event.id);
  return ids;
}

describe('whether a node will do', () => {
  it('finds nothing to change on a fresh one, and leaves nothing there', () =>
    on({}, async ({ connectionString }, admin) => {
      const before = await everything(admin);
      const found = await inspected(connectionString);
      expect(found.findings.map(({ about }) => about)).toEqual(ALL);
      expect(notGood(found)).toEqual([]);
      expect(found.isBook).toBe(false);
      expect(of(found, 'book').says).toMatch(/^none yet/);
      expect(of(found, 'version').says).toBe('version 24.10.14');
      expect(await everything(admin)).toEqual(before);
    }));

  it('says that 24.2 does not tell its time', () =>
    on({ version: '24.2.0' }, async ({ connectionString }) => {
      expect(notGood(await inspected(connectionString))).toEqual(['version warning', 'clock unknown']);
    }));

  it('says how far the clocks are apart, and that more than a minute is too far', () =>
    on({}, async ({ connectionString }) => {
      const found = of(await inspected(connectionString, '', () => Date.now() - 3_600_000), 'clock');
      expect(found).toMatchObject({ state: 'fault', says: expect.stringMatching(/^3(599|600|601) s ahead of this machine’s$/) });
      expect(of(await inspected(connectionString, '', () => Date.now() + 30_000), 'clock')).toMatchObject({ state: 'good' });
    }));

  it('names the limit of a node that takes less than what Parley sends', () =>
    on({ maxAppendSize: 500_000 }, async ({ connectionString }) => {
      expect(of(await inspected(connectionString), 'limits')).toMatchObject({
        state: 'fault',
        says: expect.stringContaining('no append of more than 500000 bytes'),
        change: expect.stringContaining('--max-append-size=1048576'),
      });
    }));

  it.each([
    [['FOLLOWER', 'FOLLOWER'], 'good', /^3 of 3 nodes are alive: 127\.0\.0\.1:\d+ leads$/],
    [['FOLLOWER', 'FOLLOWER:dead'], 'warning', /^2 of 3 nodes are alive/],
  ])('counts the nodes of a cluster: %j', (members, state, says) =>
    on({ members }, async ({ connectionString }) => {
      expect(of(await inspected(connectionString), 'leader')).toMatchObject({ state, says: expect.stringMatching(says) });
    }),
  );

  it('tells a right that is missing from a wrong password and from no user at all', () =>
    on({ secure: { users: ['bob:bobspass'] } }, async (node, admin) => {
      const bob = node.connectionStringOf('bob:bobspass');
      expect(of(await inspected(bob), 'permissions')).toMatchObject({ state: 'fault', says: 'refused to this user: reading $all' });
      expect(of(await inspected(node.connectionStringOf('bob:wrong')), 'permissions').says).toContain('no such user with this password');
      expect(of(await inspected(node.connectionStringOf()), 'permissions').change).toContain('USER:PASSWORD@');
      await admin.setStreamMetadata('$all', { acl: { readRoles: ['bob'] } });
      expect(notGood(await inspected(bob))).toEqual([]);
      await admin.setStreamMetadata('register-inspected', { acl: { writeRoles: ['$admins'] } });
      expect(of(await inspected(bob), 'permissions').says).toBe('refused to this user: writing register-inspected');
    }));

  it.each<[string, (admin: KurrentDBClient) => Promise<unknown>, RegExp]>([
    [
      '$maxCount',
      (admin) => admin.setStreamMetadata('negotiation-one', { maxCount: 5 }),
      /^negotiation-one has retention metadata \(maxCount\)/,
    ],
    ['$maxAge', (admin) => admin.setStreamMetadata('register-parties', { maxAge: 60 }), /^register-parties .*maxAge/],
    ['$tb', (admin) => admin.setStreamMetadata('book-identity', { truncateBefore: 1 }), /^book-identity .*truncateBefore/],
    [
      'a retention for all in $settings',
      (admin) => admin.appendToStream('$settings', jsonEvent({ type: 'settings', data: { $maxAge: 60 } })),
      /^\$settings/,
    ],
  ])('finds %s, also where there is no stream yet', (_what, set, says) =>
    on({}, async ({ connectionString }, admin) => {
      await set(admin);
      expect(of(await inspected(connectionString), 'retention')).toMatchObject({ state: 'fault', says: expect.stringMatching(says) });
      expect(notGood(await inspected(connectionString, 'another')).filter((found) => found !== 'retention fault')).toEqual([]);
    }),
  );

  it('takes no harm from metadata that was taken back, or that is another program’s', () =>
    on({}, async ({ connectionString }, admin) => {
      await admin.setStreamMetadata('negotiation-one', { maxCount: 5 });
      await admin.setStreamMetadata('negotiation-one', {});
      await admin.setStreamMetadata('orders-1', { maxCount: 5 });
      expect(notGood(await inspected(connectionString))).toEqual([]);
    }));

  it('tells events of another program from no book, and a prefix helps', () =>
    on({}, async ({ connectionString }, admin) => {
      await admin.appendToStream('negotiation-one', jsonEvent({ type: 'Begun', data: {} }));
      expect(of(await inspected(connectionString), 'book')).toMatchObject({
        state: 'fault',
        change: expect.stringContaining('streamPrefix'),
      });
      expect(notGood(await inspected(connectionString, 'mine'))).toEqual([]);
      await admin.appendToStream('book-identity', jsonEvent({ type: 'BookIdentified', data: { book: 1 } }));
      expect(of(await inspected(connectionString), 'book').says).toContain('not written by this program');
    }));

  it.each<[string, (node: EmulatedNode) => string, RegExp]>([
    [
      'a port at which nobody listens',
      () => 'kurrentdb://me:hidden@127.0.0.1:1?tls=false',
      /nobody listens at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
    ],
    ['a host that is not there', () => 'kurrentdb://me:hidden@parley.invalid:2113?tls=false', /no such host at parley\.invalid:2113/],
    ['TLS without the authority', ({ port }) => `kurrentdb://admin:hidden@127.0.0.1:${port}`, /is not trusted .*tlsCAFile/],
    ['plain text to TLS', ({ port }) => `kurrentdb://admin:hidden@127.0.0.1:${port}?tls=false`, /speaks TLS only; leave tls=false out/],
  ])('says at once why it cannot be talked to: %s', (_what, address, says) =>
    on({ secure: {} }, async (node) => {
      const failure = (await failureOf(inspected(address(node)))) as StoreError<'StoreUnavailable'>;
      expect(failure.code).toBe('StoreUnavailable');
      expect(failure.fields.reason).toMatch(says);
      expect(failure.message).not.toContain('hidden');
    }),
  );

  it('says that a node without TLS has none', () =>
    on({}, async ({ port }) => {
      const failure = await failureOf(inspected(`kurrentdb://127.0.0.1:${port}`));
      expect(failure.message).toMatch(/does not speak TLS .*tls=false/);
    }));

  it('warns where nobody looks whose certificate it is', () =>
    on({ secure: {} }, async ({ port }) => {
      expect(notGood(await inspected(`kurrentdb://admin:changeit@127.0.0.1:${port}?tlsVerifyCert=false`))).toEqual(['connection warning']);
    }));
});
