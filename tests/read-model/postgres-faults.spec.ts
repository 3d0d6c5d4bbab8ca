import { inDatabase } from '../support/postgres/shared';
import { differentWords } from '../../libs/read-model/src/postgres/text-words';
import { faultsContract, type FaultyPlace } from './contract-faults';
import { failingPool } from './failing-pool';
import { newPostgresPlace, type PostgresPlace } from './postgres-place';

const isLong = process.env['PARLEY_TEST_LONG'] !== undefined;
faultsContract('PostgreSQL', { newPlace, every: isLong ? 1 : 7, lives: isLong ? 30 : 5 });

async function newPlace(): Promise<FaultyPlace> {
  const place = await newPostgresPlace();
  return {
    ...place,
    openFailing: (fault, { now }) => place.open({ newPool: failingPool(fault), now }),
    checkFullText: () => checkFullText(place),
  };
}

const checkFullText = ({ connectionString, schema }: PostgresPlace): Promise<void> =>
  inDatabase(connectionString, async (client) => {
    await client.query(`SET search_path = ${schema}`);
    const { rows: live } = await client.query<{ live_version: string }>('SELECT live_version FROM registry');
    const version = live[0]?.live_version;
    const texts = await client.query<{ id: string; body: string }>(`SELECT id, body FROM text_v${version} ORDER BY id`);
    const words = await client.query<{ id: string; words: string[] }>(`SELECT id, words FROM fulltext_v${version} ORDER BY id`);
    expect(words.rows).toEqual(texts.rows.map(({ id, body }) => ({ id, words: differentWords(body) })));
  });
