import { CompiledQuery } from 'kysely';
import { COLUMN_NAMES, ON_CONFLICT } from '../rows/adding-rows';
import type { Rows, Writing } from '../rows/database';
import type { TextRow, VersionedTable, VersionedTables } from '../rows/tables';
import { versionName } from '../rows/version-names';
import { isGone } from './is-gone';
import type { Db, SqlValue, Statement } from './node-sqlite';
import { dropping, finishing, fullText, tables } from './schema';

/** Rows in one statement: enough to save most of the calls, few enough for SQLite's limit of parameters. */
const ROWS_AT_ONCE = 64;
/** What is left is cut into halves of that, so that few statements are ever prepared. */
const chunkOf = (left: number): number => Math.min(ROWS_AT_ONCE, 2 ** Math.floor(Math.log2(left)));
const prepared = new WeakMap<Db, Map<string, Statement>>();

/** What is said in SQLite's own dialect while writing. */
export class SqliteWriting implements Writing {
  constructor(
    private readonly db: Db,
    readonly rows: (version: number) => Rows,
  ) {}

  insert<T extends VersionedTable>(version: number, table: T, rows: readonly VersionedTables[T][]): void {
    const columns = COLUMN_NAMES[table] as readonly (keyof VersionedTables[T])[];
    const into = `INSERT INTO ${versionName(table, version)} (${columns.join(', ')}) VALUES `;
    const one = `(${columns.map(() => '?').join(', ')})`;
    for (let from = 0; from < rows.length;) {
      const count = chunkOf(rows.length - from);
      const values: SqlValue[] = [];
      for (let index = from; index < from + count; index += 1)
        for (const column of columns) values.push((rows[index] as VersionedTables[T])[column] as SqlValue);
      this.prepared(`${into}${Array<string>(count).fill(one).join(', ')} ${ON_CONFLICT[table] ?? ''}`).run(...values);
      from += count;
    }
  }

  indexTexts(version: number, texts: readonly TextRow[]): void {
    const statement = this.prepared(`INSERT INTO ${fullText(version)} (rowid, body) VALUES (?, ?)`);
    for (const { id, body } of texts) statement.run(id, body);
  }

  makeTables(version: number, { finished }: { readonly finished: boolean }): Promise<void> {
    this.db.exec(tables(version));
    return finished ? this.finishTables(version) : Promise.resolve();
  }

  finishTables(version: number): Promise<void> {
    this.db.exec(finishing(version));
    return Promise.resolve();
  }

  async indexAllTexts(version: number): Promise<void> {
    const table = fullText(version);
    await this.rows(version).executeQuery(CompiledQuery.raw(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`));
  }

  dropTables(version: number): Promise<void> {
    prepared.delete(this.db);
    this.db.exec(dropping(version));
    return Promise.resolve();
  }

  isGone(holder: string): Promise<boolean> {
    return Promise.resolve(isGone(holder));
  }

  /** Other processes look. */
  announce(): Promise<void> {
    return Promise.resolve();
  }

  private prepared(sql: string): Statement {
    const kept = prepared.get(this.db) ?? new Map<string, Statement>();
    prepared.set(this.db, kept);
    const statement = kept.get(sql) ?? this.db.prepare(sql);
    kept.set(sql, statement);
    return statement;
  }
}
