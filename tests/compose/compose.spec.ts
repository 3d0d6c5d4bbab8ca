import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../apps/api/src/config';
import { composeFile, networksOf, ROOT, started, startedBy, type Service } from './compose-file';

const file = composeFile();
const all = Object.entries(file.services);
const parley = all.filter(([, { image }]) => image.startsWith('parley-tracker:'));
const environmentOf = ({ environment = {} }: Service) => environment;
const dependenciesOf = ({ depends_on = {} }: Service) => Object.entries(depends_on);
const service = (name: string): Service => file.services[name] as Service;

/** Names of the services of which this is true. */
const those = (isSo: (one: Service, name: string) => boolean): string[] =>
  all.filter(([name, one]) => isSo(one, name)).map(([name]) => name);

describe('the compose file', () => {
  it('starts a node, PostgreSQL, two API processes behind a proxy and one projector', () => {
    const names = started(file).map(([name]) => name);
    expect(names.sort()).toEqual(['api-1', 'api-2', 'kurrentdb', 'postgres', 'projector', 'proxy']);
    const projects = (name: string) => readConfig(environmentOf(service(name))).project;
    expect(['api-1', 'api-2', 'projector'].map(projects)).toEqual([false, false, true]);
  });

  it('starts three secure nodes, with what serves them, where the cluster is asked for', () => {
    expect([...startedBy(file, 'cluster-proxy')].sort()).toEqual([
      ...['certificates', 'cluster-api-1', 'cluster-api-2', 'cluster-projector', 'cluster-proxy'],
      ...['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3', 'postgres'],
    ]);
    expect(started(file, 'cluster').map(([name]) => name)).toEqual(expect.arrayContaining([...startedBy(file, 'cluster-proxy')]));
  });

  it.each([undefined, 'cluster'])('is whole in the profile %s', (profile) => {
    const active = started(file, profile);
    const names = new Set(active.map(([name]) => name));
    const outside = active.flatMap(([name, one]) =>
      dependenciesOf(one).flatMap(([other]) => (names.has(other) ? [] : [`${name} → ${other}`])),
    );
    expect(outside).toEqual([]);
    for (const [, one] of active) for (const network of networksOf(one)) expect(Object.keys(file.networks)).toContain(network);
  });

  it('has every service in a profile that can be asked for, and every volume in use', () => {
    expect(those(({ profiles }) => profiles !== undefined && !(profiles.length === 1 && profiles[0] === 'cluster'))).toEqual([]);
    const used = new Set(all.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':', 1)[0] as string)));
    expect(Object.keys(file.volumes).filter((name) => !used.has(name))).toEqual([]);
  });

  it('pins every image by a tag of numbers', () => {
    expect(those(({ image }) => !/:\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/.test(image))).toEqual([]);
  });

  it('lets a service be reached by each one that depends on it', () => {
    const apart = all.flatMap(([name, one]) =>
      dependenciesOf(one)
        .filter(
          ([other, { condition }]) =>
            condition === 'service_healthy' && !networksOf(service(other)).some((net) => networksOf(one).includes(net)),
        )
        .map(([other]) => `${name} → ${other}`),
    );
    expect(apart).toEqual([]);
  });

  it('starts in an order that health checks gate', () => {
    const waits = all.flatMap(([name, one]) => dependenciesOf(one).map(([other, { condition }]) => ({ name, other, condition })));
    const once = ['certificates'];
    const wrong = waits.filter(
      ({ other, condition }) => condition !== (once.includes(other) ? 'service_completed_successfully' : 'service_healthy'),
    );
    expect(wrong).toEqual([]);
    expect(those(({ healthcheck }, name) => healthcheck === undefined && !once.includes(name))).toEqual([]);
    expect(those((_one, name) => isInCircle(name))).toEqual([]);
    for (const api of ['api-1', 'api-2'])
      expect([...startedBy(file, api)]).toEqual(expect.arrayContaining(['kurrentdb', 'postgres', 'projector']));
  });

  function isInCircle(name: string): boolean {
    return dependenciesOf(service(name)).some(([other]) => startedBy(file, other).has(name));
  }

  it('runs nothing as root, with rights it does not need, or with a root file system that it can write to', () => {
    expect(those(({ user = 'root' }) => /^(root|0)(:|$)/.test(user))).toEqual([]);
    expect(
      those(({ cap_drop = [], security_opt = [] }) => !cap_drop.includes('ALL') || !security_opt.includes('no-new-privileges:true')),
    ).toEqual([]);
    expect(those(({ privileged = false }) => privileged)).toEqual([]);
    // A KurrentDB node writes beside its volumes, and the certificates are made in a folder of the image.
    expect(those(({ read_only = false }, name) => !read_only && !/^(kurrentdb(-\d)?|certificates)$/.test(name))).toEqual([]);
  });

  it('keeps data in volumes, and binds nothing of this machine but a file of the project, to be read', () => {
    const mounts = all.flatMap(([name, { volumes = [] }]) => volumes.map((volume) => ({ name, parts: volume.split(':') })));
    const bound = mounts.filter(({ parts: [from = ''] }) => /^[./~]/.test(from));
    expect(bound.filter(({ parts: [from = '', , how] }) => how !== 'ro' || !existsSync(join(ROOT, from)))).toEqual([]);
    const unknown = mounts.filter(({ parts: [from = ''] }) => !/^[./~]/.test(from) && !(from in file.volumes));
    expect(unknown).toEqual([]);
    const dataAt = (name: string) => service(name).volumes?.map((volume) => volume.split(':')[1]);
    for (const node of ['kurrentdb', 'kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']) expect(dataAt(node)).toContain('/var/lib/kurrentdb');
    expect(dataAt('postgres')).toContain('/var/lib/postgresql');
    const written = mounts.filter(({ parts: [, , how] }) => how !== 'ro').map(({ parts: [from = ''] }) => from);
    expect(new Set(written).size).toBe(written.length);
  });

  it('publishes nothing beyond this machine, where nobody signs in', () => {
    const ports = all.flatMap(([, { ports = [] }]) => ports);
    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
    const taken = ports.map((port) => port.split(':')[1]);
    expect(new Set(taken).size).toBe(taken.length);
    expect(those(({ network_mode }) => network_mode !== undefined && network_mode !== 'none')).toEqual([]);
  });

  it.each(parley)('tells %s only what the program knows, and the program takes it', (_name, one) => {
    const config = readConfig(environmentOf(one));
    expect(config).toMatchObject({ host: '0.0.0.0', port: 3000, allowUnauthenticated: true });
    expect(config.store).toMatch(/^kurrentdb:\/\//);
    expect(config.readModel).toMatch(/^postgres:\/\//);
    expect(one.ports).toBeUndefined();
  });

  it('gives every process of one stack the same book and the same views, and each stack its own', () => {
    const places = (names: readonly string[]) =>
      new Set(
        names.map((name) =>
          JSON.stringify([service(name).environment?.['PARLEY_STORE'], service(name).environment?.['PARLEY_READ_MODEL']]),
        ),
      );
    const [single, cluster] = [places(['api-1', 'api-2', 'projector']), places(['cluster-api-1', 'cluster-api-2', 'cluster-projector'])];
    expect([single.size, cluster.size]).toEqual([1, 1]);
    expect([...single]).not.toEqual([...cluster]);
  });

  it('writes no password down: each is a variable, and the same one on both sides', () => {
    const other = composeFile({
      POSTGRES_PASSWORD: 'pg-secret',
      KURRENTDB_ADMIN_PASSWORD: 'kdb-secret',
      KURRENTDB_OPS_PASSWORD: 'ops-secret',
    });
    const { postgres, 'api-1': api, 'cluster-api-1': clusterApi, 'kurrentdb-2': node } = other.services as Record<string, Service>;
    expect(postgres?.environment?.['POSTGRES_PASSWORD']).toBe('pg-secret');
    expect(api?.environment?.['PARLEY_READ_MODEL']).toContain(':pg-secret@');
    expect(clusterApi?.environment?.['PARLEY_STORE']).toContain('admin:kdb-secret@');
    expect(node?.environment).toMatchObject({
      KURRENTDB_DEFAULT_ADMIN_PASSWORD: 'kdb-secret',
      KURRENTDB_DEFAULT_OPS_PASSWORD: 'ops-secret',
    });
  });
});

describe('the cluster', () => {
  const nodes = [1, 2, 3].map((n) => ({ n, name: `kurrentdb-${n}`, node: service(`kurrentdb-${n}`) }));
  const addressOf = ({ networks }: Service): string =>
    (networks as Record<string, { ipv4_address: string }>)['cluster']?.ipv4_address ?? '';

  it('has three nodes that differ in nothing but their number', () => {
    const anonymous = nodes.map(({ n, node }) => {
      const { KURRENTDB_GOSSIP_SEED: _, ...rest } = environmentOf(node);
      return JSON.stringify({ ...node, environment: rest })
        .replaceAll(`172.30.240.1${n}`, 'IP')
        .replaceAll(new RegExp(`(kurrentdb-|node)${n}`, 'g'), '$1N');
    });
    expect(new Set(anonymous).size).toBe(1);
  });

  it('has each node know the other two, under addresses of its network', () => {
    const addresses = nodes.map(({ node }) => addressOf(node));
    expect(file.networks['cluster']?.ipam?.config[0]?.subnet).toBe('172.30.240.0/24');
    for (const { node } of nodes) {
      const own = addressOf(node);
      expect(own).toMatch(/^172\.30\.240\.\d+$/);
      expect(environmentOf(node)['KURRENTDB_REPLICATION_IP']).toBe(own);
      const seeds = environmentOf(node)
        ['KURRENTDB_GOSSIP_SEED']?.split(',')
        .map((seed) => seed.replace(/:2113$/, ''));
      expect(seeds).toEqual(addresses.filter((address) => address !== own));
    }
  });

  it('makes a certificate for each node, for the address and the name under which it is reached', () => {
    const script = service('certificates').command?.[0] ?? '';
    expect(script).toContain('create-ca -out ca');
    const made = [1, 2, 3].map((n) => script.replaceAll('$n', String(n)));
    for (const { n, name, node } of nodes) {
      expect(made[n - 1]).toContain(`-out node${n} `);
      expect(made[n - 1]).toMatch(
        new RegExp(`-ip-addresses [0-9.,]*\\b${addressOf(node).replaceAll('.', '\\.')} -dns-names ${name},localhost`),
      );
      expect(environmentOf(node)).toMatchObject({
        KURRENTDB_CERTIFICATE_FILE: `/certificates/node${n}/node.crt`,
        KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/node${n}/node.key`,
        KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH: '/certificates/ca',
        KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS: name,
      });
      expect(environmentOf(node)['KURRENTDB_INSECURE']).toBeUndefined();
      expect(node.volumes).toContain('certificates:/certificates:ro');
    }
    expect(script).toMatch(/chmod 600 ca\/ca\.key node1\/node\.key node2\/node\.key node3\/node\.key/);
  });

  it('is asked over TLS with its own authority, by every name it has', () => {
    const store = new URL(environmentOf(service('cluster-api-1'))['PARLEY_STORE']?.replace(/@[^?]+\?/, '@x/?') ?? '');
    expect(Object.fromEntries(store.searchParams)).toMatchObject({
      tls: 'true',
      tlsCaFile: '/certificates/ca/ca.crt',
    });
    for (const { name } of nodes) expect(environmentOf(service('cluster-api-1'))['PARLEY_STORE']).toContain(`${name}:2113`);
    expect(service('cluster-api-1').volumes).toContain('certificates:/certificates:ro');
  });
});
