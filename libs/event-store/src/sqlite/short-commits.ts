import type { Answer } from './answers';
import { FlushPace } from './flush-pace';
import { GroupCommit } from './group-commit';
import type { Db } from './node-sqlite';
import { unpacked, type QueuedAppend } from './packed-appends';
import { openCommitDb } from './schema';

/** Larger appends take longer to write, and fill the log faster. */
const BYTES_MAX = 32 * 1024;
/** After so many commits here the next goes to the writer thread, which alone moves a long log into the file. */
const IN_A_ROW_MAX = 64;

/** When the calling thread commits: as measured; however long flushes take; or never. The last two are for tests that must know who commits. */
export type CommitsHere = 'whileShort' | 'always' | 'never';

/**
 * Commits in the calling thread, on a connection of its own, while that is shorter than handing over to the writer thread and back. It
 * takes one append at a time: several share a flush better over there, and meanwhile this thread prepares the next. It never waits
 * for another writer, and never moves the log into the file.
 */
export class ShortCommits {
  private readonly db: Db;
  private readonly group: GroupCommit;
  private readonly pace = new FlushPace();
  private inARow = 0;

  constructor(
    file: string,
    private readonly when: CommitsHere,
  ) {
    this.db = openCommitDb(file);
    this.group = new GroupCommit(this.db);
  }

  /** A flush of the writer thread, in milliseconds. */
  noteFlush(ms: number): void {
    this.inARow = 0;
    this.pace.note(ms);
  }

  /** The answers, or undefined where the writer thread must do it: nothing of it is written then. Only while that thread has nothing to do. */
  write(appends: readonly QueuedAppend[], { bytes, storeNow }: { bytes: number; storeNow: number }): readonly Answer[] | undefined {
    if (!this.takes(appends.length, bytes)) return undefined;
    const answers = this.group.write(appends.map(unpacked), storeNow);
    if (answers.some((answer) => answer.kind === 'unavailable' && answer.isBusy)) return undefined;
    this.inARow += 1;
    this.pace.note(this.group.flushMs);
    return answers;
  }

  close(): void {
    this.db.close();
  }

  private takes(count: number, bytes: number): boolean {
    if (this.when === 'never' || count > 1 || this.inARow >= IN_A_ROW_MAX) return false;
    return (this.when === 'always' || this.pace.isShort) && bytes <= BYTES_MAX;
  }
}
