import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FIRST_USERS, User } from './access';
import { obey, report } from './control';
import { EventLog } from './event-log';
import { FaultKind, FaultSchedule, Faults } from './faults';
import { LogFile } from './log-file';
import type { OtherMember } from './gossip';
import { releaseNamed, type Release, VERSION_DEFAULT, VERSIONS } from './releases';
import { serve } from './serve';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    version: { type: 'string', default: VERSION_DEFAULT },
    db: { type: 'string' },
    secure: { type: 'boolean', default: false },
    certificate: { type: 'string' },
    key: { type: 'string' },
    'max-append-size': { type: 'string' },
    member: { type: 'string', multiple: true, default: [] },
    user: { type: 'string', multiple: true, default: [] },
    'not-ready': { type: 'string', default: '0' },
    seed: { type: 'string' },
    rate: { type: 'string', default: '0.1' },
    most: { type: 'string' },
    kind: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `An emulated node for tests: speaks the protocol of EventStoreDB / KurrentDB over a log in SQLite. It is not EventStoreDB.

  --port N           where to listen on 127.0.0.1 (0: a free port)
  --version V        as which release to answer: ${VERSIONS.join(', ')} (${VERSION_DEFAULT})
  --db FILE          the log; without it one in a folder that is deleted at the end
  --secure           TLS and credentials (admin, ops; password changeit), with
    --certificate FILE --key FILE   in PEM
    --user NAME:PASSWORD[:GROUP]    one more user; may be repeated
  --max-append-size N   bytes of one append, instead of the release's own limit
  --member STATE[:dead]   tells of one more node of the cluster, as FOLLOWER; may be repeated
  --not-ready MS     "Server Is Not Ready" for so long
  --seed N --rate R  faults drawn from a seed, of R (0 to 1) of the operations
    --most N         no more than so many
    --kind K         only this kind; may be repeated
`;

/** In a file that outlives the process, or in a folder that does not. */
function logFile(): string {
  if (values.db !== undefined) return values.db;
  const folder = mkdtempSync(join(tmpdir(), 'parley-emulated-node-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'log.sqlite');
}

function userOf(text: string): User {
  const [name = '', password = '', ...groups] = text.split(':');
  return { name, password, groups };
}

function releaseAsked(): Release {
  const { version, 'max-append-size': most } = values;
  const release = releaseNamed(version);
  return most === undefined ? release : { ...release, appendBytesMax: Number(most) };
}

function memberOf(text: string): OtherMember {
  const [state = '', dead] = text.split(':');
  return { state: state as OtherMember['state'], isAlive: dead === undefined };
}

function security() {
  if (!values.secure) return {};
  if (values.certificate === undefined || values.key === undefined) throw new Error('--secure needs --certificate and --key.');
  const users = [...FIRST_USERS, ...values.user.map(userOf)];
  return { secure: { certificate: readFileSync(values.certificate), key: readFileSync(values.key), users } };
}

function scheduleOf(seed: number): FaultSchedule {
  const { rate, most, kind } = values;
  const kinds = kind.length > 0 ? { kinds: kind as FaultKind[] } : {};
  return { seed, rate: Number(rate), ...kinds, ...(most === undefined ? {} : { most: Number(most) }) };
}

async function main(): Promise<void> {
  const release = releaseAsked();
  const faults = new Faults((met) => report({ met }));
  if (values.seed !== undefined) faults.schedule(scheduleOf(Number(values.seed)));
  if (Number(values['not-ready']) > 0) faults.notReadyFor(Number(values['not-ready']));
  const log = new EventLog(new LogFile(logFile()));
  const node = await serve({ release, log, faults, port: Number(values.port), others: values.member.map(memberOf), ...security() });
  if (process.send) obey(faults, node);
  else process.stdout.write(`An emulated node (not EventStoreDB), answering as ${release.version}, on 127.0.0.1:${node.port}\n`);
  report({ listening: node.port });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

if (values.help) process.stdout.write(HELP);
else {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
