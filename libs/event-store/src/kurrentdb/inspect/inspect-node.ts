import { CLOCK_AHEAD_MS_MAX } from '../../append-checks';
import { isStoreErrorOf, StoreError } from '../../errors';
import { fault, good, unknown, warning, type Finding, type Inspection } from '../../finding';
import { IDENTITY_STREAM } from '../../identity';
import type { EventStore, Instant } from '../../port';
import { Clients } from '../clients';
import { KurrentBook, type KurrentStoreOptions } from '../kurrent-store';
import { isUnauthenticated } from '../node-errors';
import { within } from '../own-timer';
import { awayReason, hostsIn, unreachable } from '../reachability';
import { StoreClock } from '../store-clock';
import { StreamNames } from '../stream-names';
import { leaderFinding } from './cluster';
import { retentionFinding } from './dropping';
import { limitsFinding, permissionsFinding } from './rights';

const ASK_MS = 10_000;
/** A stream of each category that nothing is written to; what it is asked with could not be written. */
const probeOf = (category: string): string => (category === 'book' ? IDENTITY_STREAM : `${category}-inspected`);

/**
 * Whether a book can be kept on a node or cluster, or is: one finding for each thing that decides. Writes nothing, not even where there is
 * no book yet. Rejects with StoreUnavailable, whose reason says what keeps the node from being talked to. `now`: this machine's clock.
 */
export async function inspectNode(options: KurrentStoreOptions, now: () => Instant = Date.now): Promise<Inspection> {
  const { connectionString, categories, streamPrefix = '' } = options;
  const connection = await connectionFinding(connectionString);
  const [clients, store] = [new Clients(connectionString), new KurrentBook(options)];
  const names = new StreamNames(categories, streamPrefix);
  const clock = new StoreClock(clients, { stream: names.onNode(IDENTITY_STREAM), isSkewAllowed: true });
  try {
    const said = await clock.ask().catch((error: unknown) => error);
    const around = [connection, await versionFinding(clients), await leaderFinding(clients.current())];
    if (isUnauthenticated(said)) return { findings: [...around, UNKNOWN_USER], isBook: false };
    const { isSecure, hasCredentials } = hostsIn(connectionString);
    const asked = { store, canonical: options.canonical, isNamed: hasCredentials || !isSecure };
    const { isBook, finding } = await bookFinding(store, streamPrefix);
    const findings = [
      await limitsFinding(asked, IDENTITY_STREAM),
      await permissionsFinding(asked, categories.map(probeOf)),
      await retentionFinding(clients, names),
      clockFinding(clock.now(), now()),
      finding,
    ];
    return { findings: [...around, ...findings], isBook };
  } finally {
    await Promise.all([clients.close(), store.close()]);
  }
}

/** Nothing more can be asked then. */
const UNKNOWN_USER = fault('permissions', 'the node knows no such user with this password', 'Mend user and password in the address.');

/** Throws where no host can be talked to. */
async function connectionFinding(connectionString: string): Promise<Finding> {
  const { hosts, isSecure, isVerified, hasCredentials } = hostsIn(connectionString);
  const away = await unreachable(connectionString);
  if (away.length === hosts.length) throw new StoreError('StoreUnavailable', { reason: awayReason(away) });
  const reason = away.map(({ says }) => says).join('; ');
  if (away.length > 0) return warning('connection', reason, 'Bring these hosts back, or leave them out of the address.');
  if (!isSecure && hasCredentials)
    return warning(
      'connection',
      'plain text: user and password are not even sent, and whoever is on the way can read and write',
      'Give the node a certificate and leave tls=false out.',
    );
  if (!isSecure) return good('connection', 'plain text, without users: for this machine or a network of its own only');
  if (!isVerified)
    return warning(
      'connection',
      'TLS, but whose certificate it is was not checked',
      'Name its authority with tlsCAFile instead of tlsVerifyCert=false.',
    );
  return good('connection', 'TLS, with a certificate that is trusted');
}

/** Releases before this do not tell their time, and are not maintained any more. */
const TELLS_TIME = [24, 10] as const;

async function versionFinding(clients: Clients): Promise<Finding> {
  const version = (await within(ASK_MS, clients.current()['capabilities'])).serverVersion;
  if (version === undefined) return unknown('version', 'it does not say which version it is');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const says = `version ${version}`;
  if (major > TELLS_TIME[0] || (major === TELLS_TIME[0] && minor >= TELLS_TIME[1])) return good('version', says);
  return warning('version', `${says} does not tell its time, so a wrong clock of a machine is not noticed`, 'Use 24.10 or newer.');
}

function clockFinding(node: Instant | undefined, here: Instant): Finding {
  if (node === undefined) return unknown('clock', 'the node does not tell its time; compare the clocks of the machines yourself');
  const seconds = Math.round((node - here) / 1_000);
  const apart = `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine’s`;
  const says = seconds === 0 ? 'the same as this machine’s, within a second' : apart;
  if (Math.abs(node - here) <= CLOCK_AHEAD_MS_MAX) return good('clock', says);
  return fault('clock', says, 'Set both clocks from one source of time: acts are refused where they lie more than 60 s apart.');
}

/** An empty log has no book yet. Events under the book's names, and no book among them, are somebody else's. */
async function bookFinding(store: EventStore, prefix: string): Promise<{ readonly isBook: boolean; readonly finding: Finding }> {
  const named = prefix === '' ? '' : `, streams beginning with ${prefix}`;
  try {
    const { book } = await store.identity();
    return { isBook: true, finding: good('book', `book ${book}${named}`) };
  } catch (error) {
    return { isBook: false, finding: isStoreErrorOf(error, 'NoIdentity') ? await whatElse(store, named) : unreadable(error) };
  }
}

async function whatElse(store: EventStore, named: string): Promise<Finding> {
  try {
    if ((await store.head()) === null) return good('book', `none yet${named}: the first program that is started on it begins one`);
  } catch {
    return unknown('book', `none that this user can see${named}`);
  }
  const says = `no book, but events of another program under names that a book would use${named}`;
  return fault('book', says, 'Name a streamPrefix of its own for the book, or another node.');
}

function unreadable(error: unknown): Finding {
  if (isStoreErrorOf(error, 'AccessDenied')) return unknown('book', 'this user may not see whether there is one');
  return fault(
    'book',
    'what stands in its first stream was not written by this program, or was changed',
    'Name another streamPrefix or node, or restore a backup.',
  );
}
