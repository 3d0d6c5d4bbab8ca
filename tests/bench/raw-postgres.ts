import { Client, type Connection, type Submittable } from 'pg';
import { COLUMN_NAMES } from '../../libs/read-model/src/rows/adding-rows';
import type { VersionedTable } from '../../libs/read-model/src/rows/tables';
import { finishing, fullTextIndexes, tables } from '../../libs/read-model/src/postgres/schema';
import type { Row, RowsOf } from './dumped-rows';

const [ROWS_A_STATEMENT, ROWS_A_COMMIT] = [500, 2_000];
export type Way = 'insert' | 'copy';

/** Rows into the tables of the views without any index, as fast as plain statements go; `finished`: with the indexes that questions need. */
export async function writeRaw(connectionString: string, rows: RowsOf, { way, finished }: { way: Way; finished: boolean }): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(`DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw; SET search_path = raw; ${tables(1)}`);
    for (const [table, all] of rows) await write(client, { table, all, way });
    if (finished) await client.query(`${finishing(1)} ${fullTextIndexes(1)}`);
  } finally {
    await client.end();
  }
}

async function write(client: Client, { table, all, way }: { table: VersionedTable; all: readonly Row[]; way: Way }): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS_A_COMMIT) {
    const some = all.slice(from, from + ROWS_A_COMMIT);
    await client.query('BEGIN');
    if (way === 'copy') await copyIn(client, table, some);
    else for (let at = 0; at < some.length; at += ROWS_A_STATEMENT) await insert(client, table, some.slice(at, at + ROWS_A_STATEMENT));
    await client.query('COMMIT');
  }
}

async function insert(client: Client, table: VersionedTable, rows: readonly Row[]): Promise<void> {
  const columns = COLUMN_NAMES[table];
  const places = rows.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`);
  const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
  await client.query(`INSERT INTO ${table}_v1 (${columns.join(', ')}) VALUES ${places.join(', ')}`, values);
}

function copyIn(client: Client, table: VersionedTable, rows: readonly Row[]): Promise<void> {
  const columns = COLUMN_NAMES[table];
  const text = rows.map((row) => `${columns.map((column) => field(row[column] ?? null)).join('\t')}\n`).join('');
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(`COPY ${table}_v1 (${columns.join(', ')}) FROM STDIN`, { text, resolve, reject }));
  });
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const field = (value: string | number | null): string =>
  value === null ? '\\N' : String(value).replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? character);

interface Copying {
  readonly text: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** COPY … FROM STDIN by the messages of the protocol; the client has no call of its own for it. */
class CopyIn implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly copying: Copying,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.copying.text));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // What counts is that the connection is ready again.
  }

  handleReadyForQuery(): void {
    this.copying.resolve();
  }

  handleError(error: Error): void {
    this.copying.reject(error);
  }
}
