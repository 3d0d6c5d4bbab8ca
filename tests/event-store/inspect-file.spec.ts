import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFile, openSqliteStore } from '@parley/event-store/sqlite';
import { openDb } from '@parley/read-model/sqlite';
import { event, headerAt, NO_STREAM } from './book-under-test';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-inspect-'));
  file = join(folder, 'book.db');
  const store = await openSqliteStore({ file });
  const at = Date.now();
  const identity = event('', { at, header: headerAt(at, { book: '7b3f5b7c-2f8c-4b39-9f1a-0d4d5f6a7b8c' }) });
  await store.append('book-identity', [identity], { expected: NO_STREAM });
  await store.append('negotiation-one', [event()], { expected: NO_STREAM });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const notGood = (): string[] =>
  inspectFile(file).findings.flatMap(({ about, state, says }) => (state === 'good' ? [] : [`${about} ${state}: ${says}`]));

/** As somebody with a tool for SQLite would. */
function byHand(sql: string): void {
  const db = openDb(file, { readOnly: false });
  db.exec(sql);
  db.close();
}

describe('whether a file will do', () => {
  it('finds nothing to change in a book, names it, and leaves it as it is', () => {
    const before = readFileSync(file);
    const { findings, isBook } = inspectFile(file);
    expect(notGood()).toEqual([]);
    expect(isBook).toBe(true);
    expect(findings.at(-1)?.says).toBe('book 7b3f5b7c-2f8c-4b39-9f1a-0d4d5f6a7b8c, 2 events');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    [
      'a book of a later version',
      `DROP TRIGGER epoch_rises; UPDATE meta SET value = 9 WHERE key = 'form'`,
      /^version fault: form 9 .*knows form 1$/,
    ],
    ['a trigger that was dropped', 'DROP TRIGGER event_no_delete', /^retention warning: 1 of the triggers/],
    [
      'a row that is gone',
      `DROP TRIGGER event_no_delete; DELETE FROM event WHERE position = 2`,
      /^retention fault: 2 events were recorded, and 1 are there$/,
    ],
    ['an identity that is gone', `DROP TRIGGER event_no_delete; DELETE FROM event WHERE position = 1`, /^book fault: .*gone or changed$/m],
    [
      'an event of tomorrow',
      `DROP TRIGGER event_no_update; UPDATE event SET stored_at = stored_at + 86400000`,
      /^clock fault: the last event was stored 8\d{4} s after/m,
    ],
    ['tables of another program', 'DROP TABLE meta', /^version fault: the file is no book of Parley/],
  ])('names %s', (_what, sql, says) => {
    byHand(sql);
    expect(notGood().join('\n')).toMatch(says);
  });

  it('takes what is no database for what it is', () => {
    writeFileSync(file, 'no database at all, and long enough to be looked at as one; '.repeat(100));
    expect(notGood()).toEqual([expect.stringMatching(/^version fault: the file is no book of Parley, or it is damaged$/)]);
    expect(inspectFile(file).isBook).toBe(false);
  });
});
