import { sql, type RawBuilder } from 'kysely';
import type { Rows, TextHit, TextQuestion } from '../rows/database';
import type { TextRow } from '../rows/tables';
import { versionName } from '../rows/version-names';
import { excerptOf } from './excerpt';
import { fullText } from './schema';
import { differentWords } from './text-words';

/** Every word must be among those of the text; an array of words holds no query language. */
export async function findText(rows: Rows, version: number, question: TextQuestion): Promise<TextHit[]> {
  const words = question.words.flatMap(differentWords);
  if (words.length === 0) return [];
  const [texts, found] = [sql.table(versionName('text', version)), sql.table(fullText(version))];
  const { rows: hits } = await sql<TextRow>`
    SELECT t.id, t.kind, t.thing, t.stream, t.event_id, t.type, t.title, t.body, t.from_at, t.until_at
    FROM ${found} AS f JOIN ${texts} AS t ON t.id = f.id
    WHERE f.words @> ${words}::text[] AND ${sql.join(conditions(question), sql` AND `)}
    ORDER BY t.id DESC LIMIT ${question.limit}`.execute(rows);
  return hits.map(({ body, ...hit }) => ({ ...hit, excerpt: excerptOf(body, words) }));
}

function conditions({ knownAt, stream, after }: TextQuestion): RawBuilder<unknown>[] {
  const known =
    knownAt === undefined ? sql`t.until_at IS NULL` : sql`t.from_at <= ${knownAt} AND (t.until_at IS NULL OR t.until_at > ${knownAt})`;
  return [known, ...(stream === undefined ? [] : [sql`t.stream = ${stream}`]), ...(after === undefined ? [] : [sql`t.id < ${after}`])];
}
