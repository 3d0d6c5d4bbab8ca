import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openDb } from '@parley/read-model/sqlite';
import { PASSWORD, RefusalDesk, type BadCase, type Settings } from './refused';

const desk = new RefusalDesk();
beforeAll(() => desk.record(desk.good()));
afterAll(() => desk.clear());

const bookIn = (name: string): Settings => ({ PARLEY_STORE: desk.at(name), PARLEY_READ_MODEL: desk.at('some-views.db') });
const viewsIn = (name: string): Settings => ({ PARLEY_STORE: desk.at('good.db'), PARLEY_READ_MODEL: desk.at(name) });

function folder(name: string): string {
  mkdirSync(desk.path(name), { recursive: true });
  return name;
}
function text(name: string): string {
  writeFileSync(desk.path(name), 'no database, and long enough to be taken for one; '.repeat(200));
  return name;
}
/** As somebody with a tool for SQLite would. */
function byHand(name: string, sql: string): string {
  const db = openDb(desk.path(name), { readOnly: false });
  db.exec(sql);
  db.close();
  return name;
}
const foreign = (name: string): string => byHand(name, 'CREATE TABLE IF NOT EXISTS note (text)');
function spoilt(from: string, sql: string): string {
  const name = `spoilt-${from}`;
  copyFileSync(desk.path(from), desk.path(name));
  return byHand(name, sql);
}
const LATER_BOOK = `DROP TRIGGER epoch_rises; UPDATE meta SET value = 9 WHERE key = 'form'`;
const LOST_IDENTITY = `DROP TRIGGER event_no_delete; DELETE FROM event WHERE position = 1`;

const WORDS: readonly BadCase[] = [
  ['a book of an unknown kind', () => ({ PARLEY_STORE: `mysql://u:${PASSWORD}@h/x` }), /^PARLEY_STORE: give sqlite:FILE/],
  ['views of an unknown kind', () => ({ PARLEY_READ_MODEL: `redis://u:${PASSWORD}@h` }), /^PARLEY_READ_MODEL: give sqlite:FILE/],
  [
    'an option that would undo a promise',
    () => ({ PARLEY_STORE: `kurrentdb://u:${PASSWORD}@h?throwOnAppendFailure=false` }),
    /^PARLEY_STORE: there is no option "throwOnAppendFailure"; known are tls,/,
  ],
  ['a slip in a name', () => ({ PARLEY_STOER: desk.at('good.db') }), /^PARLEY_STOER: there is no such setting; known are PARLEY_STORE,/],
  [
    'one file for book and views',
    () => ({ PARLEY_STORE: desk.at('one.db'), PARLEY_READ_MODEL: desk.at('./one.db') }),
    /name one file; give the views a file of their own/,
  ],
];

const FILES: readonly BadCase[] = [
  ['a book that is a folder', () => bookIn(folder('folder')), /folder: this is a folder or no plain file; name a file/],
  ['views that are a folder', () => viewsIn(folder('folder')), /^PARLEY_READ_MODEL: \S+folder: this is a folder/],
  ['a book below a file', () => bookIn('small.jsonl/book.db'), /its folder cannot be made \(ENOTDIR\); name a file/],
  ['views below a file', () => viewsIn('small.jsonl/views.db'), /its folder cannot be made \(ENOTDIR\); name a file/],
  ['a book that is no database', () => bookIn(text('text.db')), /text\.db: file is not a database\. Name another place/],
  ['views that are no database', () => viewsIn(text('text.db')), /text\.db: the file is no database; name another file/],
  [
    'a book among tables of another program',
    () => bookIn(foreign('other.db')),
    /other\.db: the file holds tables of another program; name/,
  ],
  ['views among tables of another program', () => viewsIn(foreign('other.db')), /other\.db: the file holds a book or tables of another/],
  ['views in the file of a book', () => viewsIn(spoilt('good.db', '')), /the file holds a book or tables of another program; name a file/],
  [
    'a book of a later version',
    () => bookIn(spoilt('good.db', LATER_BOOK)),
    /form 9, this program knows form 1; use the version of Parley/,
  ],
  ['a book without its identity', () => bookIn(spoilt('good.db', LOST_IDENTITY)), /events and no book of Parley; name another place/],
  [
    'views of a later version',
    () => viewsIn(spoilt('good-views.db', `UPDATE checkpoint SET format = 'rows 99, rules 1'`)),
    /made by a later version of Parley \(rows 99, rules 1; here rows \d+, rules \d+\)\. Use that version/,
  ],
  [
    'views of another book',
    () => ({ PARLEY_STORE: desk.at('another.db'), PARLEY_READ_MODEL: desk.at('good-views.db') }),
    /^PARLEY_READ_MODEL: these views were made from another book; name others, or `parley rebuild`/,
  ],
];

describe('the server and the command line refuse, in one line that says what to do', () => {
  it.each([...WORDS, ...FILES])('%s', async (_what, settings, says) => {
    expect(await desk.refusal(await settings())).toMatch(says);
  });
});

describe('what was refused', () => {
  it('leaves the file of another program as it was', async () => {
    const name = foreign('untouched.db');
    const before = readFileSync(desk.path(name));
    await desk.refusal(bookIn(name));
    await desk.refusal(viewsIn(name));
    expect(readFileSync(desk.path(name)).equals(before)).toBe(true);
  });

  it('is mended by what the line says: views of another book by `parley rebuild`', async () => {
    const settings = { PARLEY_STORE: desk.at('third.db'), PARLEY_READ_MODEL: desk.at('third-views.db') };
    await desk.record(settings);
    copyFileSync(desk.path('good-views.db'), desk.path('third-views.db'));
    expect(await desk.refusal(settings)).toContain('parley rebuild');
    expect(await desk.run(['rebuild'], settings)).toMatchObject({ code: 0 });
    expect(await desk.run(['list'], settings)).toMatchObject({ code: 0, err: '' });
  });
});
