import { VERSIONED_TABLES, type VersionedTable } from '../rows/tables';
import { versionName } from '../rows/version-names';

/** Raise it with every change of the tables that stand once. A schema with a higher one is left alone. */
export const LAYOUT = 1;
/** Says that a schema is ours, and how its tables are laid out. */
export const MARK = 'parley_views';
/** Texts are ordered and compared by their bytes, as everywhere else, whatever the database would do. */
const TEXT = 'text COLLATE "C"';

/** Tables that stand once, whatever the version. */
export const SHARED_TABLES = `
  CREATE TABLE ${MARK} (layout integer NOT NULL);
  INSERT INTO ${MARK} VALUES (${LAYOUT});
  CREATE TABLE registry (name ${TEXT} PRIMARY KEY, live_version bigint NOT NULL, building_version bigint);
  CREATE TABLE checkpoint (
    name ${TEXT} NOT NULL, version bigint NOT NULL, format ${TEXT} NOT NULL, book ${TEXT} NOT NULL, epoch bigint NOT NULL, position ${TEXT},
    events bigint NOT NULL, owner_epoch bigint NOT NULL, PRIMARY KEY (name, version)
  );
  CREATE TABLE lease (name ${TEXT} PRIMARY KEY, holder ${TEXT} NOT NULL, owner_epoch bigint NOT NULL, until_at bigint NOT NULL);
`;

const LISTED = `id ${TEXT} PRIMARY KEY, title_key ${TEXT} NOT NULL, state ${TEXT} NOT NULL, parties ${TEXT} NOT NULL, last_at bigint NOT NULL, answer ${TEXT} NOT NULL`;
/** Keys of facts and texts are made with the other indexes: while tables are filled nothing asks for them. */
const COLUMNS: Readonly<Record<VersionedTable, string>> = {
  fact: `n bigint NOT NULL, position ${TEXT} NOT NULL, stream ${TEXT} NOT NULL, revision bigint NOT NULL, event_id ${TEXT} NOT NULL, type ${TEXT} NOT NULL,
    recorded_at bigint NOT NULL, recorded_by ${TEXT} NOT NULL, grade bigint, earliest bigint, latest bigint, entry ${TEXT} NOT NULL`,
  naming: `kind ${TEXT}, id ${TEXT}, stream ${TEXT}, PRIMARY KEY (kind, id, stream)`,
  stream: `stream ${TEXT} PRIMARY KEY, category ${TEXT} NOT NULL, revision bigint NOT NULL, first_at bigint NOT NULL, listed bigint NOT NULL`,
  negotiation: LISTED,
  consortium: LISTED,
  text: `id bigint NOT NULL, kind ${TEXT} NOT NULL, thing ${TEXT} NOT NULL, stream ${TEXT} NOT NULL, event_id ${TEXT} NOT NULL, type ${TEXT} NOT NULL,
    title ${TEXT} NOT NULL, body ${TEXT} NOT NULL, from_at bigint NOT NULL, until_at bigint`,
};
const BIGINTS: ReadonlySet<string> = new Set(
  'n revision recorded_at grade earliest latest first_at listed last_at from_at until_at'.split(' '),
);
/** The type of a column as an array of it is written in a statement. */
export const typeOf = (table: VersionedTable, column: string): string =>
  BIGINTS.has(column) || (table === 'text' && column === 'id') ? 'bigint' : 'text';

export const tables = (version: number): string =>
  [
    ...VERSIONED_TABLES.map((table) => `CREATE TABLE ${versionName(table, version)} (${COLUMNS[table]});`),
    `CREATE TABLE ${fullText(version)} (id bigint NOT NULL, words text[] COLLATE "C" NOT NULL);`,
  ].join('\n');

/** Indexes; those of the full text come with its rows. */
export function finishing(version: number): string {
  const [fact, text, negotiation] = (['fact', 'text', 'negotiation'] as const).map((table) => versionName(table, version));
  return `
    CREATE UNIQUE INDEX IF NOT EXISTS ${fact}_n ON ${fact} (n);
    CREATE UNIQUE INDEX IF NOT EXISTS ${fact}_place ON ${fact} (stream, revision);
    CREATE UNIQUE INDEX IF NOT EXISTS ${fact}_event ON ${fact} (event_id);
    CREATE UNIQUE INDEX IF NOT EXISTS ${text}_id ON ${text} (id);
    CREATE INDEX IF NOT EXISTS ${text}_event ON ${text} (event_id);
    CREATE INDEX IF NOT EXISTS ${negotiation}_title ON ${negotiation} (title_key, id);
    CREATE INDEX IF NOT EXISTS ${negotiation}_last ON ${negotiation} (last_at DESC, id);
  `;
}

/** The words of each text, beside it. */
export const fullText = (version: number): string => `fulltext_v${version}`;
export const fullTextIndexes = (version: number): string => `
  CREATE UNIQUE INDEX IF NOT EXISTS ${fullText(version)}_id ON ${fullText(version)} (id);
  CREATE INDEX IF NOT EXISTS ${fullText(version)}_words ON ${fullText(version)} USING gin (words);
`;
/** Full text that is filled anew: without its indexes. */
export const fullTextEmptied = (version: number): string => `
  DROP INDEX IF EXISTS ${fullText(version)}_id, ${fullText(version)}_words;
  TRUNCATE ${fullText(version)};
`;

export const dropping = (version: number): string =>
  `DROP TABLE IF EXISTS ${[fullText(version), ...VERSIONED_TABLES.map((table) => versionName(table, version))].join(', ')};`;
