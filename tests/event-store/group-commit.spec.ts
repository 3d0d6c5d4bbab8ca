import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GroupCommit } from '../../libs/event-store/src/sqlite/group-commit';
import type { Db } from '../../libs/event-store/src/sqlite/node-sqlite';
import { packTurn, unpackTurn, type UnpackedAppend } from '../../libs/event-store/src/sqlite/packed-appends';
import { openWriterDb } from '../../libs/event-store/src/sqlite/schema';
import { after, event } from './book-under-test';

const IOERR_FSYNC = 1034;
const FULL = 13;

/** The same database, but its next COMMIT fails with this SQLite result code instead of being made. */
function failingOnCommit(db: Db, code: number): Db {
  let isDue = true;
  return {
    exec: (sql) => db.exec(sql),
    close: () => db.close(),
    prepare: (sql) => {
      const statement = db.prepare(sql);
      if (sql !== 'COMMIT') return statement;
      return {
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
        run: () => {
          if (!isDue) return statement.run();
          isDue = false;
          throw Object.assign(new Error('injected'), { errcode: code });
        },
      };
    },
  };
}

const appendOf = (seq: number, stream: string, count = 0): UnpackedAppend[] =>
  unpackTurn(packTurn([{ seq, allowClockSkew: false, request: { stream, events: [event(seq)], options: { expected: after(count) } } }]));

describe('a group commit', () => {
  let folder: string;
  let db: Db;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-group-'));
    ({ db } = await openWriterDb(join(folder, 'book.sqlite'), 1_000));
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const stored = (): unknown => db.prepare('SELECT (SELECT count(*) FROM event) AS events, position FROM head').get();
  const kindsOf = (answers: readonly { kind: string }[]): string[] => answers.map(({ kind }) => kind);

  it('a bad append takes nothing of its neighbours with it', () => {
    const group = new GroupCommit(db);
    const [good = [], bad = [], other = []] = [appendOf(1, 'negotiation-a'), appendOf(2, 'negotiation-b', 5), appendOf(3, 'negotiation-c')];
    expect(kindsOf(group.write([...good, ...bad, ...other], Date.now()))).toEqual(['done', 'wrongExpected', 'done']);
    expect(stored()).toMatchObject({ events: 2, position: 2 });
  });

  it('an append that a trigger aborts half-way leaves nothing, and its neighbours stand', () => {
    db.exec(`CREATE TRIGGER stop BEFORE INSERT ON event WHEN NEW.header = x'ff' BEGIN SELECT RAISE(ABORT, 'stopped'); END`);
    const half = [event(), event('', { header: Buffer.from([0xff]), type: 'NeverStored' })] as const;
    const request = { stream: 'negotiation-b', events: half, options: { expected: after(0) } };
    const bad = unpackTurn(packTurn([{ seq: 2, allowClockSkew: false, request }]));
    const group = new GroupCommit(db);
    const answers = group.write([...appendOf(1, 'negotiation-a'), ...bad, ...appendOf(3, 'negotiation-c')], Date.now());
    expect(answers).toMatchObject([
      { kind: 'done', position: 1 },
      { kind: 'unavailable', reason: 'stopped' },
      { kind: 'done', position: 2 },
    ]);
    expect(db.prepare(`SELECT name FROM stream ORDER BY name`).all()).toMatchObject([{ name: 'negotiation-a' }, { name: 'negotiation-c' }]);
    const later = [event('', { type: 'NeverStored' })];
    const again = { stream: 'negotiation-d', events: later, options: { expected: after(0) } };
    expect(kindsOf(group.write(unpackTurn(packTurn([{ seq: 4, allowClockSkew: false, request: again }])), Date.now()))).toEqual(['done']);
  });

  it('an I/O error at COMMIT acknowledges nothing and poisons it for good', () => {
    const group = new GroupCommit(failingOnCommit(db, IOERR_FSYNC));
    const first = [...appendOf(1, 'negotiation-a'), ...appendOf(2, 'negotiation-b', 9)];
    expect(kindsOf(group.write(first, Date.now()))).toEqual(['unknown', 'poisoned']);
    expect(kindsOf(group.write(appendOf(3, 'negotiation-c'), Date.now()))).toEqual(['poisoned']);
    expect(stored()).toMatchObject({ events: 0, position: 0 });
  });

  it('a full disk at COMMIT acknowledges nothing, and once there is room it goes on with dense positions', () => {
    const group = new GroupCommit(failingOnCommit(db, FULL));
    expect(kindsOf(group.write([...appendOf(1, 'negotiation-a'), ...appendOf(2, 'negotiation-b')], Date.now()))).toEqual([
      'unavailable',
      'unavailable',
    ]);
    expect(group.write(appendOf(3, 'negotiation-a'), Date.now())).toMatchObject([{ kind: 'done', first: 0, position: 1 }]);
    expect(stored()).toMatchObject({ events: 1, position: 1 });
  });

  it('a file at its limit of pages: the append that does not fit is unavailable, everything before it stays, and room heals it', () => {
    db.exec('PRAGMA max_page_count = 40');
    const group = new GroupCommit(db);
    let count = 0;
    while (group.write(appendOf(count, 'negotiation-a', count), Date.now())[0]?.kind === 'done') count += 1;
    expect(count).toBeGreaterThan(10);
    expect(stored()).toMatchObject({ events: count, position: count });
    db.exec('PRAGMA max_page_count = 4000');
    expect(group.write(appendOf(1, 'negotiation-a', count), Date.now())).toMatchObject([
      { kind: 'done', first: count, position: count + 1 },
    ]);
  });
});
