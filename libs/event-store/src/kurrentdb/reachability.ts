import { readFileSync } from 'node:fs';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** Why a node does not answer, for an operator. `isSettled`: waiting does not mend it. */
export interface Unreachable {
  readonly host: string;
  readonly says: string;
  readonly isSettled: boolean;
}
export interface Hosts {
  /** HOST:PORT, as they are given. */
  readonly hosts: readonly string[];
  readonly isSecure: boolean;
  readonly isVerified: boolean;
  readonly caFile: string | undefined;
  readonly hasCredentials: boolean;
}

/** Why none of the hosts can be talked to, in one sentence with what to do. */
export const awayReason = (away: readonly Unreachable[]): string =>
  `${away.map(({ says }) => says).join('; ')}${away.every(({ isSettled }) => isSettled) ? '' : '; start the node, or mend the address'}`;

const PORT = 2_113;
const ANSWER_MS_MAX = 3_000;

/** What a connection string for the official client says of where to connect, and how. */
export function hostsIn(connectionString: string): Hosts {
  const [address = '', query = ''] = connectionString.split('?');
  const authority = address.replace(/^[^:]+:\/\//, '').replace(/\/$/, '');
  const at = authority.lastIndexOf('@');
  const options = new Map(query.split('&').map((option) => [option.split('=')[0]?.toLowerCase(), option.slice(option.indexOf('=') + 1)]));
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map((host) => (/:\d+$/.test(host) ? host : `${host}:${PORT}`));
  const says = (option: string): boolean => options.get(option)?.toLowerCase() !== 'false';
  return { hosts, isSecure: says('tls'), isVerified: says('tlsverifycert'), caFile: options.get('tlscafile'), hasCredentials: at >= 0 };
}

/** For each host that cannot be talked to, why: found out with a connection of our own, because what the client says differs by version. */
export async function unreachable(connectionString: string): Promise<readonly Unreachable[]> {
  const all = hostsIn(connectionString);
  const found = await Promise.all(all.hosts.map((host) => reasonOf(host, all)));
  return found.flatMap((one) => (one ? [one] : []));
}

async function reasonOf(host: string, hosts: Hosts): Promise<Unreachable | undefined> {
  const [name, port] = [host.slice(0, host.lastIndexOf(':')), Number(host.slice(host.lastIndexOf(':') + 1))];
  const to = { host: name.replace(/^\[|\]$/g, ''), port };
  const refused = await codeOf(connect(to), 'connect');
  if (refused !== undefined) return { host, says: `${TOLD[refused] ?? 'no connection'} at ${host} (${refused})`, isSettled: false };
  const verified = { rejectUnauthorized: hosts.isSecure && hosts.isVerified, ...trusted(hosts) };
  const named = isIP(to.host) === 0 ? { servername: to.host } : {};
  const shaken = await codeOf(connectSecurely({ ...to, ...named, ...verified, ALPNProtocols: ['h2'] }), 'secureConnect');
  return hosts.isSecure ? distrust(host, shaken) : spoken(host, shaken);
}

const TOLD: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the host',
};

/** A file that cannot be read is told by the client itself. */
function trusted({ caFile }: Hosts): { readonly ca?: Buffer } {
  try {
    return caFile === undefined ? {} : { ca: readFileSync(caFile) };
  } catch {
    return {};
  }
}

/** Undefined once it is connected; else the code of what went wrong. */
function codeOf(socket: Socket, connected: 'connect' | 'secureConnect'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const done = (code?: string): void => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(ANSWER_MS_MAX, () => done('ETIMEDOUT'));
    socket.once(connected, () => done());
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
  });
}

/** Of a node that is to be talked to over TLS. */
function distrust(host: string, code: string | undefined): Unreachable | undefined {
  if (code === undefined) return undefined;
  if (code === 'ETIMEDOUT') return { host, says: `no answer from ${host} (${code})`, isSettled: false };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return { host, says: `the certificate of ${host} is for another name (${code}); use the name in it`, isSettled: true };
  if (code === 'CERT_HAS_EXPIRED') return { host, says: `the certificate of ${host} has expired (${code}); renew it`, isSettled: true };
  if (UNTRUSTED.test(code))
    return { host, says: `the certificate of ${host} is not trusted (${code}); name its authority with tlsCAFile`, isSettled: true };
  return { host, says: `${host} does not speak TLS (${code}); a node without it is addressed with tls=false`, isSettled: true };
}

const UNTRUSTED = /SELF_SIGNED|UNABLE_TO|CERT_/;

/** Of a node that is to be talked to in plain text: whoever shakes hands expects TLS. */
const spoken = (host: string, code: string | undefined): Unreachable | undefined =>
  code === undefined ? { host, says: `${host} speaks TLS only; leave tls=false out`, isSettled: true } : undefined;
