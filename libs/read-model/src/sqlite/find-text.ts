import { sql, type RawBuilder } from 'kysely';
import type { Rows, TextHit, TextQuestion } from '../rows/database';
import { versionName } from '../rows/version-names';
import { fullText } from './schema';

const WORDS_AROUND = 14;

/** Full text by FTS5 (sqlite.org/fts5.html): every word quoted, so that nothing a person types is read as its query language. */
export async function findText(rows: Rows, version: number, question: TextQuestion): Promise<TextHit[]> {
  const { words, limit } = question;
  if (words.length === 0) return [];
  const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const [texts, found] = [sql.table(versionName('text', version)), sql.table(fullText(version))];
  // The full text gives its rows by falling id as they are asked for: a page never looks at more of them than it needs.
  const { rows: hits } = await sql<TextHit>`
    SELECT t.id, t.kind, t.thing, t.stream, t.event_id, t.type, t.title, t.from_at, t.until_at,
      snippet(${found}, 0, '‹', '›', '…', ${sql.lit(WORDS_AROUND)}) AS excerpt
    FROM ${found} CROSS JOIN ${texts} AS t ON t.id = ${found}.rowid
    WHERE ${found} MATCH ${match} AND ${sql.join(conditions(question, found), sql` AND `)}
    ORDER BY ${found}.rowid DESC LIMIT ${limit}`.execute(rows);
  return hits;
}

function conditions({ knownAt, stream, after }: TextQuestion, found: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const known =
    knownAt === undefined ? sql`t.until_at IS NULL` : sql`t.from_at <= ${knownAt} AND (t.until_at IS NULL OR t.until_at > ${knownAt})`;
  return [
    known,
    ...(stream === undefined ? [] : [sql`t.stream = ${stream}`]),
    ...(after === undefined ? [] : [sql`${found}.rowid < ${after}`]),
  ];
}
