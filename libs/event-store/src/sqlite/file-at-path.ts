import { statSync } from 'node:fs';
import { StoreError } from '../errors';

/**
 * The file that was opened, for as long as it is the one at its path. Where another is moved there, as a backup that is put back under a
 * running process, what is open is out of everybody's reach: what would be written to it would be lost.
 */
export class FileAtPath {
  private readonly opened: string | undefined;

  constructor(private readonly file: string) {
    this.opened = numberOf(file);
  }

  /** Throws StorePoisoned where it is no longer there, or another is. */
  mustBeThere(): void {
    if (numberOf(this.file) === this.opened) return;
    throw new StoreError('StorePoisoned', { reason: 'the file of the book was taken away, or another was put in its place' });
  }
}

function numberOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
