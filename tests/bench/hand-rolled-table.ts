import { boundsOf } from '@parley/negotiation';
import { openDb, type Db } from '../../libs/event-store/src/sqlite/node-sqlite';
import type { LongTalks } from './long-talks';
import type { Answering, Asked } from './past-sides';

type Data = Readonly<Record<string, string>>;
interface Row {
  readonly type: string;
  readonly data: string;
}
class Plain {
  readonly issues = new Map<string, string>();
  readonly objections = new Set<string>();
  readonly questions = new Set<string>();
  readonly stances = new Map<string, string>();
  readonly proposals = new Map<string, string>();
  last = '';

  apply(type: string, data: Data): void {
    this.last = type;
    APPLIED[type]?.(this, data);
  }
}
const APPLIED: Readonly<Record<string, (plain: Plain, data: Data) => void>> = {
  IssueRaised: ({ issues }, data) => issues.set(String(data['issue']), String(data['title'])),
  ObjectionRaised: ({ objections }, data) => objections.add(String(data['objection'])),
  ObjectionAnswered: ({ objections }, data) => objections.delete(String(data['objection'])),
  QuestionPut: ({ questions }, data) => questions.add(String(data['question'])),
  ReplyRecorded: ({ questions }, data) => questions.delete(String(data['question'])),
  PositionTaken: ({ stances }, data) => stances.set(String(data['position']), String(data['stance'])),
  PositionChanged: ({ stances }, data) => stances.set(String(data['position']), String(data['stance'])),
  ProposalTabled: ({ proposals }, data) => proposals.set(String(data['proposal']), 'tabled'),
  ResponseGiven: ({ proposals }, data) => proposals.set(String(data['proposal']), String(data['response'])),
};

const ROWS = 'SELECT type, data FROM event WHERE at <= ? AND occurred <= ? ORDER BY occurred, revision';

/**
 * What one would write by hand: a table of events with both times, asked for the rows by then, each parsed and switched on. It knows
 * titles, open things and the latest word of each; no correction, no retraction, no grade, no uncertain date, no cause.
 */
export function handRolledTable({ entries }: LongTalks): Answering<Asked, Plain> {
  const db = openDb(':memory:', { readOnly: false, busyTimeoutMs: 1_000 });
  db.exec('CREATE TABLE event (revision INTEGER PRIMARY KEY, at INTEGER, occurred INTEGER, type TEXT, data TEXT) STRICT');
  fill(db, entries);
  return ({ asOf, knownAt }) => {
    const plain = new Plain();
    const end = asOf === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(asOf) + 86_400_000;
    for (const row of db.prepare(ROWS).all(knownAt ?? Number.MAX_SAFE_INTEGER, end) as Row[])
      plain.apply(row.type, JSON.parse(row.data) as Data);
    return plain;
  };
}

function fill(db: Db, entries: LongTalks['entries']): void {
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const entry of entries) {
    const { latest } = boundsOf(entry);
    insert.run(entry.revision, entry.recordedAt, latest ?? Number.MAX_SAFE_INTEGER, entry.type, JSON.stringify(entry.data));
  }
  db.exec('COMMIT');
}
