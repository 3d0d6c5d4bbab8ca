import type { VersionedTable } from './tables';

/** The columns of each table in the order in which rows are added. */
export const COLUMN_NAMES: Readonly<Record<VersionedTable, readonly string[]>> = {
  fact: ['n', 'position', 'stream', 'revision', 'event_id', 'type', 'recorded_at', 'recorded_by', 'grade', 'earliest', 'latest', 'entry'],
  naming: ['kind', 'id', 'stream'],
  stream: ['stream', 'category', 'revision', 'first_at', 'listed'],
  negotiation: ['id', 'title_key', 'state', 'parties', 'last_at', 'answer'],
  consortium: ['id', 'title_key', 'state', 'parties', 'last_at', 'answer'],
  text: ['id', 'kind', 'thing', 'stream', 'event_id', 'type', 'title', 'body', 'from_at', 'until_at'],
};

const LISTED_AGAIN =
  'ON CONFLICT (id) DO UPDATE SET title_key = excluded.title_key, state = excluded.state, parties = excluded.parties, last_at = excluded.last_at, answer = excluded.answer';
/** What happens to a row whose key is there already; where nothing is said, it is an error. SQLite and PostgreSQL say it alike. */
export const ON_CONFLICT: Readonly<Partial<Record<VersionedTable, string>>> = {
  naming: 'ON CONFLICT DO NOTHING',
  stream: 'ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision',
  negotiation: LISTED_AGAIN,
  consortium: LISTED_AGAIN,
};
