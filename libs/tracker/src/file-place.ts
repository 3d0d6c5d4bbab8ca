import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why no database can be kept in a file, in one line with what to do; undefined where nothing speaks against it. Makes the folder where it is absent. */
export function unfitFile(file: string): string | undefined {
  const folder = dirname(file);
  try {
    makeFolder(folder);
  } catch (error) {
    return `its folder cannot be made (${codeOf(error)}); name a file in a folder that this user may write.`;
  }
  if (existsSync(file) && !statSync(file).isFile()) return 'this is a folder or no plain file; name a file, as in sqlite:./data/parley.db.';
  const unwritable = [file, `${file}-wal`, folder].filter((path) => existsSync(path) && !mayWrite(path));
  if (unwritable.length === 0) return undefined;
  return `this user may not write ${unwritable.join(', ')}; grant it (SQLite’s log stands beside the file), or name another file.`;
}

/** Step by step: Node's own recursive way never ends on a file system that takes no folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return requireFolder(folder);
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function requireFolder(folder: string): void {
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file stands where the folder should'), { code: 'ENOTDIR' });
}

/** What SQLite says of a file, by its primary result code (sqlite.org/rescode.html); undefined for what is no error of SQLite. */
export function saidOfFile(error: unknown): string | undefined {
  const { errcode } = error as { errcode?: unknown };
  if (typeof errcode !== 'number') return undefined;
  return SAID[errcode & 0xff] ?? `SQLite cannot use the file (result code ${errcode}).`;
}

const SAID: Readonly<Record<number, string>> = {
  5: 'another process holds the file; end it, or try again later.',
  8: 'the file may only be read; grant this user to write it, or name another file.',
  10: 'the disk fails; look at it, and restore a backup.',
  11: 'the file is damaged; name another file, or delete this one.',
  13: 'the disk is full; make room.',
  14: 'the file cannot be opened; look at its owner and rights, and at those of its folder.',
  26: 'the file is no database; name another file.',
};

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';
