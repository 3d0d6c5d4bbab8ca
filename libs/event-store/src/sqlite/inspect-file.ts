import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { APPEND_BYTES_MAX, CLOCK_AHEAD_MS_MAX, EVENT_BYTES_MAX } from '../append-checks';
import { fault, good, unknown, warning, type Finding, type Inspection } from '../finding';
import { bookOf, IDENTITY_STREAM } from '../identity';
import { faultOf, openDb, sqliteVersion, type Db } from './node-sqlite';
import { FORM_VERSION, TRIGGER_NAMES } from './schema';

const BUSY_MS = 5_000;
/** Below this a book is told to be running out of disk. */
const FREE_BYTES_LEAST = 256 * 1024 * 1024;
/** Magic numbers of file systems that stand on another machine (statfs(2)): NFS, SMB, CIFS. */
const ON_OTHER_MACHINE: readonly number[] = [0x6969, 0x517b, 0xff534d42, 0xfe534d42];

/** Whether a book can be kept in a file, or is: what is asked of a node, as far as a file has it. Only reads. The file must be there. */
export function inspectFile(file: string): Inspection {
  const around = [connectionFinding(file), limitsFinding(file), permissionsFinding(file)];
  let db: Db;
  try {
    db = openDb(file, { readOnly: true, busyTimeoutMs: BUSY_MS });
  } catch {
    return {
      findings: [
        ...around,
        fault('version', 'the file cannot be opened by SQLite', 'Look at its owner and rights, and at those of its folder.'),
      ],
      isBook: false,
    };
  }
  try {
    return within(db, around);
  } catch (error) {
    return { findings: [...around, refused(error)], isBook: false };
  } finally {
    db.close();
  }
}

function within(db: Db, around: readonly Finding[]): Inspection {
  const version = versionFinding(db);
  if (version.state === 'fault') return { findings: [...around, version], isBook: false };
  const { events } = db.prepare('SELECT count(*) AS events FROM event').get() as { events: number };
  return { findings: [...around, version, retentionFinding(db), clockFinding(db), bookFinding(db, events)], isBook: events > 0 };
}

function connectionFinding(file: string): Finding {
  const { type } = statfsSync(file);
  if (!ON_OTHER_MACHINE.includes(type)) return good('connection', 'a file on a disk of this machine');
  return fault(
    'connection',
    'the file lies on another machine, where SQLite’s log is not safe',
    'Move it to a disk of this machine, or keep the book on a node.',
  );
}

function limitsFinding(file: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(file));
  const free = bavail * bsize;
  const says = `${APPEND_BYTES_MAX} bytes an append, ${EVENT_BYTES_MAX} an event; ${Math.floor(free / 2 ** 20)} MiB of the disk are free`;
  return free >= FREE_BYTES_LEAST ? good('limits', says) : warning('limits', says, 'Make room: a full disk takes no more acts.');
}

function permissionsFinding(file: string): Finding {
  const unwritable = [file, `${file}-wal`, dirname(file)].filter((path) => existsSync(path) && !mayWrite(path));
  if (unwritable.length === 0) return good('permissions', 'the file and its folder may be written');
  return fault(
    'permissions',
    `may not be written: ${unwritable.join(', ')}`,
    'Give the user of this program the right to; SQLite’s log stands beside the file.',
  );
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function versionFinding(db: Db): Finding {
  const { form } = db.prepare(`SELECT value AS form FROM meta WHERE key = 'form'`).get() as { form: number };
  const says = `form ${form} of the file; SQLite ${sqliteVersion(db)}`;
  if (form === FORM_VERSION) return good('version', says);
  return fault('version', `${says}; this program knows form ${FORM_VERSION}`, 'Use the version of Parley that wrote it.');
}

/** What keeps a slip from changing rows stands, and no row is gone. */
function retentionFinding(db: Db): Finding {
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all() as { name: string }[];
  const missing = TRIGGER_NAMES.filter((trigger) => !names.some(({ name }) => name === trigger));
  const { events, head } = db.prepare('SELECT count(*) AS events, (SELECT position FROM head) AS head FROM event').get() as Counted;
  if (events !== head)
    return fault(
      'retention',
      `${head} events were recorded, and ${events} are there`,
      'Restore a backup; look for who writes to the file besides Parley.',
    );
  if (missing.length > 0)
    return warning(
      'retention',
      `${missing.length} of the triggers that keep rows as they are were dropped`,
      'They come back when Parley opens the file; look for who dropped them.',
    );
  return good('retention', 'nothing may be changed or deleted, and nothing is gone');
}
interface Counted {
  readonly events: number;
  readonly head: number;
}

function clockFinding(db: Db): Finding {
  const { last } = db.prepare('SELECT max(stored_at) AS last FROM event').get() as { last: number | null };
  if (last === null) return unknown('clock', 'nothing is recorded yet with which this machine’s clock could be compared');
  const ahead = last - Date.now();
  if (ahead <= CLOCK_AHEAD_MS_MAX) return good('clock', 'the last event was not stored after this machine’s present');
  return fault(
    'clock',
    `the last event was stored ${Math.round(ahead / 1_000)} s after this machine’s present`,
    'Set the clock: acts are refused while it is behind by more than 60 s.',
  );
}

function bookFinding(db: Db, events: number): Finding {
  if (events === 0) return good('book', 'none yet: the first program that is started on it begins one');
  try {
    const row = db.prepare('SELECT header FROM event JOIN stream USING (n) WHERE name = ? AND revision = 0').get(IDENTITY_STREAM);
    const { header } = row as { header: Uint8Array };
    return good('book', `book ${bookOf({ header, stream: IDENTITY_STREAM })}, ${events} events`);
  } catch {
    return fault('book', `${events} events, and the one that says which book this is is gone or changed`, 'Restore a backup.');
  }
}

function refused(error: unknown): Finding {
  if (faultOf(error) === 'busy') return unknown('version', 'another process holds the file, so it could not be read');
  return fault('version', 'the file is no book of Parley, or it is damaged', 'Name another file, or restore a backup.');
}
