import { openDb } from '@parley/read-model/sqlite';
import { faultsContract, type FaultyPlace } from './contract-faults';
import { failing } from './failing-db';
import { newSqlitePlace } from './sqlite-place';

faultsContract('SQLite', { newPlace, every: 1, lives: 30 });

async function newPlace(): Promise<FaultyPlace> {
  const place = await newSqlitePlace();
  return {
    ...place,
    openFailing: (fault, { now }) => place.open({ openDb: failing(fault), now }),
    checkFullText: () => Promise.resolve(checkFullText(place.file)),
  };
}

function checkFullText(file: string): void {
  const db = openDb(file, { readOnly: false });
  const { live_version: version } = db.prepare('SELECT live_version FROM registry').get() as { live_version: number };
  db.exec(`INSERT INTO fulltext_v${version} (fulltext_v${version}, rank) VALUES ('integrity-check', 1)`);
  db.close();
}
