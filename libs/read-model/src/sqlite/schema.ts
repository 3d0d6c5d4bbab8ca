import { versionName } from '../rows/version-names';
import { VERSIONED_TABLES, type VersionedTable } from '../rows/tables';

/** Tables that stand once, whatever the version. */
export const SHARED_TABLES = `
  CREATE TABLE IF NOT EXISTS registry (name TEXT PRIMARY KEY, live_version INTEGER NOT NULL, building_version INTEGER) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS checkpoint (
    name TEXT NOT NULL, version INTEGER NOT NULL, format TEXT NOT NULL, book TEXT NOT NULL, epoch INTEGER NOT NULL, position TEXT,
    events INTEGER NOT NULL, owner_epoch INTEGER NOT NULL, PRIMARY KEY (name, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS lease (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, owner_epoch INTEGER NOT NULL, until_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const LISTED =
  'id TEXT PRIMARY KEY, title_key TEXT NOT NULL, state TEXT NOT NULL, parties TEXT NOT NULL, last_at INTEGER NOT NULL, answer TEXT NOT NULL';
const COLUMNS: Readonly<Record<VersionedTable, { readonly columns: string; readonly options: string }>> = {
  fact: {
    columns: `n INTEGER PRIMARY KEY, position TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL,
      recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, grade INTEGER, earliest INTEGER, latest INTEGER, entry TEXT NOT NULL`,
    options: 'STRICT',
  },
  naming: { columns: 'kind TEXT, id TEXT, stream TEXT, PRIMARY KEY (kind, id, stream)', options: 'STRICT, WITHOUT ROWID' },
  stream: {
    columns:
      'stream TEXT PRIMARY KEY, category TEXT NOT NULL, revision INTEGER NOT NULL, first_at INTEGER NOT NULL, listed INTEGER NOT NULL',
    options: 'STRICT, WITHOUT ROWID',
  },
  negotiation: { columns: LISTED, options: 'STRICT, WITHOUT ROWID' },
  consortium: { columns: LISTED, options: 'STRICT, WITHOUT ROWID' },
  text: {
    columns: `id INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing TEXT NOT NULL, stream TEXT NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL,
      title TEXT NOT NULL, body TEXT NOT NULL, from_at INTEGER NOT NULL, until_at INTEGER`,
    options: 'STRICT',
  },
};

export const tables = (version: number): string =>
  VERSIONED_TABLES.map(
    (table) => `CREATE TABLE ${versionName(table, version)} (${COLUMNS[table].columns}) ${COLUMNS[table].options};`,
  ).join('\n');

/** Indexes and full text; without content of its own, the full text reads the text rows. */
export function finishing(version: number): string {
  const [fact, text, negotiation] = (['fact', 'text', 'negotiation'] as const).map((table) => versionName(table, version));
  return `
    CREATE UNIQUE INDEX IF NOT EXISTS ${fact}_place ON ${fact} (stream, revision);
    CREATE UNIQUE INDEX IF NOT EXISTS ${fact}_event ON ${fact} (event_id);
    CREATE INDEX IF NOT EXISTS ${text}_event ON ${text} (event_id);
    CREATE INDEX IF NOT EXISTS ${negotiation}_title ON ${negotiation} (title_key, id);
    CREATE INDEX IF NOT EXISTS ${negotiation}_last ON ${negotiation} (last_at DESC, id);
    CREATE VIRTUAL TABLE IF NOT EXISTS ${fullText(version)} USING fts5(body, content='${text}', content_rowid='id', tokenize='porter unicode61');
  `;
}

export const fullText = (version: number): string => `fulltext_v${version}`;

export const dropping = (version: number): string =>
  [
    `DROP TABLE IF EXISTS ${fullText(version)};`,
    ...VERSIONED_TABLES.map((table) => `DROP TABLE IF EXISTS ${versionName(table, version)};`),
  ].join('\n');
