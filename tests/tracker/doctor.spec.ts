import { cpSync } from 'node:fs';
import { examine } from '../../libs/tracker/src/doctor';
import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { freshPerson, freshUuid } from '../../libs/tracker/src/random';
import { formEntries } from '../../libs/tracker/src/stored-event';
import type { NewEntry } from '@parley/negotiation';
import type { NewEvent, NonEmpty } from '@parley/event-store';
import { openTalks, raiseIssue, START, TestBook, type Shop } from './shops';

interface Row {
  position: number;
  header: Uint8Array;
  payload: Uint8Array;
  [column: string]: unknown;
}
const TABLE_TRIGGERS = `SELECT name FROM sqlite_master WHERE type = 'trigger'`;

describe('the doctor', () => {
  let book: TestBook;
  let events: number;
  beforeAll(async () => {
    book = new TestBook();
    const shop = await book.open();
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    await raiseIssue(shop, 'hours');
    const body = { target: { issue: 'pay' }, ground: 'Too little', actors: [{ asPrinted: 'the union' }], occurred: { edtf: '2025-02-28' } };
    await shop.does({ act: 'raise-objection', body });
    events = 6;
  });
  afterAll(() => book.close());

  /** A copy of the book, changed behind the store's back. */
  async function tampered(name: string, change: (db: ReturnType<typeof openDb>) => void) {
    const file = `${book.file}-${name}`;
    const source = openDb(book.file, { readOnly: false, busyTimeoutMs: 1000 });
    source.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    source.close();
    cpSync(book.file, file);
    const db = openDb(file, { readOnly: false, busyTimeoutMs: 1000 });
    for (const { name: trigger } of db.prepare(TABLE_TRIGGERS).all() as { name: string }[]) db.exec(`DROP TRIGGER ${trigger}`);
    db.exec('PRAGMA foreign_keys = OFF');
    change(db);
    db.close();
    return examine(`sqlite:${file}`);
  }
  const rows = (db: ReturnType<typeof openDb>) => db.prepare('SELECT * FROM event ORDER BY position').all() as unknown as Row[];

  it('finds a whole book whole', async () => {
    expect(await examine(`sqlite:${book.file}`)).toMatchObject({ events, streams: 3, faults: [], clockGaps: 0, stopped: false });
  });

  it.each(['header', 'payload'] as const)('names the event of every changed bit of a stored %s', async (column) => {
    for (let index = 0; index < events; index += 1) {
      for (const at of [0, 0.13, 0.37, 0.61, 0.89, 1]) {
        const report = await tampered(`${column}-${index}`, (db) => {
          const row = rows(db)[index] as Row;
          const bytes = Uint8Array.from(row[column]);
          const byte = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
          bytes[byte] = (bytes[byte] as number) ^ 1;
          db.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`).run(bytes, row.position);
        });
        expect(report.faults[0]?.position).toBe((index + 1).toString(16).padStart(16, '0'));
      }
    }
  });

  it.each(['id', 'at', 'stored_at', 'correlation', 'revision', 'type_id', 'n'])(
    'finds a changed %s and names the event',
    async (column) => {
      const report = await tampered(column, (db) => {
        const row = rows(db)[3] as Row;
        const value = row[column];
        const changed = value instanceof Uint8Array ? Uint8Array.from(value, (byte, n) => (n === 15 ? byte ^ 1 : byte)) : Number(value) + 7;
        if (column === 'type_id') db.exec(`INSERT INTO type (type_id, name) VALUES (${Number(value) + 7}, 'OtherThing')`);
        if (column === 'n')
          db.exec(`INSERT INTO stream (n, name, category) VALUES (${Number(value) + 7}, 'negotiation-other', 'negotiation')`);
        db.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`).run(changed, row.position);
      });
      expect(report.faults[0]).toMatchObject({ position: (4).toString(16).padStart(16, '0') });
    },
  );

  it.each([
    ['key order', (text: string) => text.replace(/^\{("actors":\[.*?\]),("data":\{.*?\}),/, '{$2,$1,')],
    ['white space', (text: string) => text.replace('":', '": ')],
    ['number form', (text: string) => text.replace('"occurred":{}', '"occurred":{ }')],
  ])('finds a changed %s of a payload, although it parses to the same', async (name, change) => {
    const report = await tampered(name, (db) => {
      const row = rows(db)[3] as Row;
      const before = new TextDecoder().decode(row.payload);
      const after = change(before);
      expect(after).not.toBe(before);
      expect(JSON.parse(after)).toEqual(JSON.parse(before));
      db.prepare('UPDATE event SET payload = ? WHERE position = ?').run(new TextEncoder().encode(after), row.position);
    });
    expect(report.faults[0]).toMatchObject({ stream: 'negotiation-night-talks', revision: 1 });
  });

  it('finds an event that is taken out', async () => {
    const gone = await tampered('gone', (db) => db.prepare('DELETE FROM event WHERE position = ?').run((rows(db)[3] as Row).position));
    expect(gone.faults.slice(0, 2)).toMatchObject([{ code: 'row-gone' }, { code: 'gap', stream: 'negotiation-night-talks', revision: 2 }]);
  });

  it('says how far it is in both passes, and stops where it is told to', async () => {
    const seen: string[] = [];
    await examine(`sqlite:${book.file}`, { onProgress: (pass, done) => seen.push(`${pass} ${done}`) });
    expect(seen).toEqual([`rows ${events}`, `events ${events}`]);
    const told = await examine(`sqlite:${book.file}`, { signal: AbortSignal.abort() });
    expect(told).toMatchObject({ events: 0, faults: [], stopped: true });
  });
});

/** Recorded past every decision, as a program with a fault would: whole in form, wrong in what it refers to. */
describe('the doctor, of references', () => {
  const NOBODY = freshPerson();
  const SOME_ID = freshUuid();
  let book: TestBook;
  let shop: Shop;
  let ann: string;
  beforeEach(async () => {
    book = new TestBook();
    shop = await book.open();
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    const people = await shop.tails.fresh('register-people');
    ann = String(people.record.ofType('PersonRegistered')[0]?.data['person']);
  });
  afterEach(() => book.close());

  async function recorded(entry: Partial<NewEntry>, by = ann): Promise<string | undefined> {
    const stream = 'negotiation-night-talks';
    const { leaf, revision } = await shop.tails.fresh(stream);
    const whole: NewEntry = {
      type: 'IssueRaised',
      tv: 1,
      data: { issue: 'hours', title: 'Hours' },
      occurred: {},
      actors: [],
      sources: [],
      ...entry,
    };
    const ids = { book: shop.book, cmd: freshUuid(), corr: freshUuid(), request: '0'.repeat(64) };
    const place = { stream, revision: revision + 1, at: START, by, via: 'unauthenticated' as const, prev: leaf };
    const formed = formEntries([whole], { ...ids, ...place }).map(({ event }) => event) as unknown as NonEmpty<NewEvent>;
    await shop.store.append(stream, formed, { expected: { kind: 'at', revision: BigInt(revision) } });
    const { faults } = await examine(`sqlite:${book.file}`);
    expect(faults.length).toBeLessThan(2);
    return faults[0] && `${faults[0].revision} ${faults[0].code}: ${faults[0].what}`;
  }
  const lost = (where: string): string => `2 reference: ${where} that is on record`;

  it('finds nothing wrong where everything is on record', async () => {
    expect(await recorded({ actors: [{ person: ann }], occurred: { after: [] } })).toBeUndefined();
  });

  it.each([
    ['an actor', { actors: [{ asPrinted: 'the union' }, { party: 'no-union' }] }, 'actors.1.party names no party'],
    ['a citation', { sources: [{ source: 'no-letter', locator: 'p. 1', grade: 'report' }] }, 'sources.0.source names no source'],
    ['a date', { occurred: { after: [SOME_ID] } }, 'occurred.after.0 names no entry'],
    ['a confirmation', { confirms: [SOME_ID] }, 'confirms.0 names no entry'],
    [
      'its own fields',
      { type: 'ConflictNoted', data: { conflict: 'c', parameter: 'pay', entries: [SOME_ID] } },
      'data.entries.0 names no entry',
    ],
  ] as const)('finds what is not on record in %s', async (_where, entry, path) => {
    expect(await recorded(entry as Partial<NewEntry>)).toBe(lost(path));
  });

  it('finds what is not on record in what a correction puts in place', async () => {
    const { record } = await shop.tails.fresh('negotiation-night-talks');
    const entry = record.ofType('IssueRaised')[0]?.eventId;
    const data = { entry, type: 'IssueRaised', tv: 1, reason: 'Misheard', actors: [{ person: NOBODY }] };
    expect(await recorded({ type: 'EntryCorrected', data })).toBe(lost('data.actors.0.person names no person'));
  });

  it('finds a recorder who is nobody', async () => {
    expect(await recorded({}, NOBODY)).toBe('2 reference: by is nobody who is on record');
  });
});
