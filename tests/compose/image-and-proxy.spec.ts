import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { composeFile, networksOf, ROOT, textOf, type Service } from './compose-file';
import { LEAVE_MS } from '../../apps/api/src/edge/last-connections';
import { named, readProxyConfig, said, seconds } from './proxy-config';

const { services } = composeFile();

describe('the image', () => {
  const lines = textOf('Dockerfile')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const of = (instruction: string): string[] =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));
  const last = lines.slice(lines.map((line) => line.startsWith('FROM ')).lastIndexOf(true));

  it('starts from images that are pinned, of a Node that the project takes', () => {
    for (const from of of('FROM')) expect(from).toMatch(/^node:24\.\d+\.\d+-[a-z]+-slim( AS [a-z]+)?$/);
  });

  it('holds run-time packages alone, installed from the lock without any script', () => {
    const installs = of('RUN').filter((line) => line.includes('npm '));
    for (const install of installs) expect(install).toMatch(/^npm ci (--omit=dev )?--ignore-scripts/);
    const copied = last.flatMap((line) => /^COPY --from=([a-z]+) \/app\/node_modules/.exec(line)?.[1] ?? []);
    expect(copied).toEqual(['packages']);
    expect(textOf('Dockerfile')).toMatch(/AS packages[\s\S]*?npm ci --omit=dev --ignore-scripts/);
  });

  it('runs as a user of a fixed number without rights, writes to one place, and says whether it lives', () => {
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER 10001:10001']);
    expect(last.indexOf('USER 10001:10001')).toBeLessThan(last.findIndex((line) => line.startsWith('CMD ')));
    expect(of('VOLUME')).toEqual(['/app/data']);
    expect(of('HEALTHCHECK')[0]).toContain('/health/live');
  });

  it('is made from the sources by name, and from nothing that may hold a secret', () => {
    expect([...of('ARG'), ...of('ENV')]).toEqual(['NODE_ENV=production']);
    const sources = of('COPY').flatMap((line) => (line.startsWith('--from=') ? [] : line.split(' ').slice(0, -1)));
    expect(sources.filter((source) => source === '.' || !existsSync(join(ROOT, source)))).toEqual([]);
    const [everything, ...kept] = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    expect(sources.filter((source) => !kept.includes(`!${source.split('/')[0]}`))).toEqual([]);
  });

  it('is what the services run, under the version of the package', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    const built = Object.values(services).filter(({ build }) => build !== undefined);
    expect(built).toHaveLength(6);
    for (const { image } of built) expect(image).toBe(`parley-tracker:${version}`);
  });
});

describe('the proxy', () => {
  const config = readProxyConfig(textOf('deploy/haproxy.cfg'));
  const inDefaults = (directive: string) => said(config, 'defaults', directive);

  it.each([
    ['a directive outside any section', '  bind :80\n'],
    ['a section that stands there twice', 'defaults\n  mode http\ndefaults\n  mode tcp\n'],
  ])('is read by a reader that finds %s', (_what, text) => {
    expect(() => readProxyConfig(text)).toThrow();
  });

  it.each([
    ['proxy', ['api-1', 'api-2']],
    ['cluster-proxy', ['cluster-api-1', 'cluster-api-2']],
  ])('sends what %s is asked to both API processes, by names that they have in its network', (proxy, apis) => {
    const asked = named(config, 'backend api', 'server').map(([, address]) => address);
    expect(asked).toEqual(['api-1:3000', 'api-2:3000']);
    const [network = ''] = networksOf(services[proxy] as Service);
    const names = apis.map((api) => {
      const { networks } = services[api] as Service;
      return Array.isArray(networks) || networks === undefined ? api : (networks as Aliases)[network]?.aliases[0];
    });
    expect(names.map((name) => `${name}:3000`)).toEqual(asked);
    expect(said(config, 'frontend front', 'default_backend')).toBe('api');
    expect(said(config, 'frontend front', 'bind')).toBe(`:${services[proxy]?.ports?.[0]?.split(':').at(-1)}`);
  });

  it('asks each process whether it is ready, sooner than a process that stops goes away, and finds it again at another address', () => {
    expect(named(config, 'backend api', 'http-check').map((words) => words.join(' '))).toEqual([
      'send meth GET uri /health/ready hdr Host localhost',
      'expect status 200',
    ]);
    const check = said(config, 'backend api', 'default-server') ?? '';
    const every = Number(/inter (\d+)ms fall 1 /.exec(check)?.[1]);
    expect(every * 2).toBeLessThan(LEAVE_MS);
    expect(check).toContain('resolvers containers');
    expect(named(config, 'resolvers containers', 'parse-resolv-conf')).toHaveLength(1);
  });

  it('passes everything on as it comes, the live feed too, and waits longer than the program does', () => {
    const [HEARTBEAT_SECONDS, WAIT_SECONDS_MAX] = [10, 60];
    for (const side of ['timeout client', 'timeout server']) {
      expect(seconds(inDefaults(side))).toBeGreaterThan(WAIT_SECONDS_MAX);
      expect(seconds(inDefaults(side))).toBeGreaterThan(2 * HEARTBEAT_SECONDS);
    }
    const all = [...config.values()].flat().map((words) => words.join(' '));
    expect(all.filter((line) => /buffer|compression|cache/.test(line))).toEqual([]);
    expect(inDefaults('mode')).toBe('http');
  });

  it('tries again only what was never sent, and asks under the name that it was asked for', () => {
    expect(inDefaults('retry-on')).toBe('conn-failure');
    expect(inDefaults('option redispatch')).toBe('1');
    const all = [...config.values()].flat().map((words) => words.join(' '));
    expect(all.filter((line) => /set-header|replace-header|set-path/.test(line))).toEqual([]);
  });
});

type Aliases = Readonly<Record<string, { readonly aliases: readonly string[] }>>;
