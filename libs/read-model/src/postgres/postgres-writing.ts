import { CompiledQuery, sql } from 'kysely';
import { COLUMN_NAMES, ON_CONFLICT } from '../rows/adding-rows';
import type { Rows, Writing } from '../rows/database';
import type { TextRow, VersionedTable, VersionedTables } from '../rows/tables';
import { versionName } from '../rows/version-names';
import { dropping, finishing, fullText, fullTextEmptied, fullTextIndexes, tables, typeOf } from './schema';
import { differentWords } from './text-words';

/** Rows in one statement: enough that the way there and back no longer counts, few enough that the largest entries fit. */
const ROWS_AT_ONCE = 500;
const TEXTS_AT_ONCE = 2_000;
const DROP_MS_MAX = 2_000;

export interface WritingContext {
  readonly schema: string;
  readonly holder: string;
  readonly rows: (version: number) => Rows;
  readonly sharedNow?: number;
}

/** What is said in PostgreSQL's own dialect while writing. */
export class PostgresWriting implements Writing {
  readonly rows: (version: number) => Rows;
  readonly sharedNow?: number;

  constructor(private readonly context: WritingContext) {
    const { rows, sharedNow } = context;
    this.rows = rows;
    if (sharedNow !== undefined) this.sharedNow = sharedNow;
  }

  async insert<T extends VersionedTable>(version: number, table: T, rows: readonly VersionedTables[T][]): Promise<void> {
    const columns = COLUMN_NAMES[table] as readonly (keyof VersionedTables[T] & string)[];
    const given = columns.map((column, at) => `$${at + 1}::${typeOf(table, column)}[]`).join(', ');
    const statement = `INSERT INTO ${versionName(table, version)} (${columns.join(', ')}) SELECT * FROM unnest(${given}) ${ON_CONFLICT[table] ?? ''}`;
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.slice(from, from + ROWS_AT_ONCE);
      await this.run(
        statement,
        columns.map((column) => some.map((row) => row[column])),
      );
    }
  }

  async indexTexts(version: number, texts: readonly Pick<TextRow, 'id' | 'body'>[]): Promise<void> {
    if (texts.length === 0) return;
    // Words hold letters and digits alone, so that a space parts them.
    const statement = `INSERT INTO ${fullText(version)} (id, words) SELECT id, string_to_array(words, ' ') FROM unnest($1::bigint[], $2::text[]) AS t (id, words)`;
    await this.run(statement, [texts.map(({ id }) => id), texts.map(({ body }) => differentWords(body).join(' '))]);
  }

  async makeTables(version: number, { finished }: { readonly finished: boolean }): Promise<void> {
    await this.run(tables(version));
    if (finished) await this.run(finishing(version) + fullTextIndexes(version));
  }

  /** The planner knows nothing of rows that were just filled in unless it is told. */
  async finishTables(version: number): Promise<void> {
    await this.run(finishing(version));
    await this.run(`ANALYZE ${versionName('fact', version)}, ${versionName('naming', version)}, ${versionName('stream', version)}`);
  }

  async indexAllTexts(version: number): Promise<void> {
    await this.run(fullTextEmptied(version));
    const rows = this.rows(version);
    for (let after = -1; ;) {
      const query = rows.selectFrom('text').select(['id', 'body']).where('id', '>', after).orderBy('id').limit(TEXTS_AT_ONCE);
      const some = await query.execute();
      await this.indexTexts(version, some);
      const last = some.at(-1);
      if (!last) break;
      after = last.id;
    }
    await this.run(fullTextIndexes(version));
    await this.run(`ANALYZE ${versionName('text', version)}, ${fullText(version)}`);
  }

  /** Waits for readers of the old rows, but not so long that writers would have to wait. */
  async dropTables(version: number): Promise<void> {
    await this.run(`SET LOCAL lock_timeout = ${DROP_MS_MAX}`);
    await this.run(dropping(version));
  }

  /** Whoever lives holds a lock of its name for as long as it is connected. */
  async isGone(holder: string): Promise<boolean> {
    const query = sql<{ isFree: boolean }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${holder}, 0)) AS "isFree"`;
    return (await query.execute(this.rows(0))).rows[0]?.isFree ?? false;
  }

  async announce(): Promise<void> {
    const { schema, holder } = this.context;
    await this.run('SELECT pg_notify($1, $2)', [channelOf(schema), holder]);
  }

  private async run(statement: string, values: readonly unknown[] = []): Promise<void> {
    await this.rows(0).executeQuery(CompiledQuery.raw(statement, [...values]));
  }
}

export const channelOf = (schema: string): string => `parley_views_${schema}`;
