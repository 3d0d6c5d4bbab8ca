import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

function inBook<T>(file: string, work: (db: DatabaseSyncInstance) => T): T {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Events on the disk; 0 while there is no table yet. */
export function eventsIn(file: string): number {
  try {
    return inBook(file, (db) => (db.prepare('SELECT count(*) AS n FROM event').get() as { n: number }).n);
  } catch {
    return 0;
  }
}

/** What somebody with the file in hands can do: drops the guard and changes one letter in the payload of an event. */
export function changeByte(
  file: string,
  { stream, revision, from, to }: { stream: string; revision: number; from: string; to: string },
): void {
  inBook(file, (db) => {
    db.exec('DROP TRIGGER event_no_update');
    const where = 'n = (SELECT n FROM stream WHERE name = ?) AND revision = ?';
    const row = db.prepare(`SELECT payload FROM event WHERE ${where}`).get(stream, revision) as { payload: Uint8Array };
    const changed = Buffer.from(row.payload).toString('utf8').replace(from, to);
    db.prepare(`UPDATE event SET payload = ? WHERE ${where}`).run(Buffer.from(changed, 'utf8'), stream, revision);
  });
}
