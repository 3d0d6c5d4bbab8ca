import { isLoopback, type Config } from '../config';
import { Problem } from '../problem/problem';
import { headerOf, type HttpInstance, type HttpRequest } from './http';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Nobody signs in yet, so the browser of somebody on this machine is what must not be misused: requests under a foreign host name
 * (a name that was pointed here) and recording on behalf of another site's page are refused. Programs send neither header.
 */
export function refuseStrangers(instance: HttpInstance, config: Config): void {
  const hosts = hostsOf(config);
  instance.addHook('onRequest', (request, _reply, done) => {
    done(strangeHost(request, hosts) ?? crossSite(request));
  });
}

function hostsOf({ host, allowedHosts }: Config): ReadonlySet<string> {
  const own = host.includes(':') ? `[${host}]` : host;
  const wildcard = host === '0.0.0.0' || host === '::';
  return new Set([...THIS_MACHINE, ...(wildcard ? [] : [own.toLowerCase()]), ...allowedHosts]);
}

function strangeHost(request: HttpRequest, hosts: ReadonlySet<string>): Problem | undefined {
  const name = (headerOf(request, 'host') ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
  return hosts.has(name)
    ? undefined
    : new Problem('host-not-allowed', 'Ask for the server by an address of its machine, or add the name to PARLEY_ALLOWED_HOSTS.');
}

function crossSite(request: HttpRequest): Problem | undefined {
  if (SAFE.has(request.method)) return undefined;
  const site = headerOf(request, 'sec-fetch-site');
  const origin = headerOf(request, 'origin');
  const fine = site === undefined ? origin === undefined || isOwn(origin, request) : site === 'same-origin';
  return fine ? undefined : new Problem('cross-site', 'Record from a page of this server, or with a program.');
}

function isOwn(origin: string, request: HttpRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host')?.toLowerCase();
}

/** One line for the log and for every page, while nobody signs in. */
export const openToAll = ({ host }: Config): string =>
  isLoopback(host)
    ? 'Nobody is signed in: anyone on this machine can read and record.'
    : 'Nobody is signed in: anyone who reaches this address can read and record.';
