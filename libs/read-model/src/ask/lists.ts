import { sql, type Expression, type SqlBool } from 'kysely';
import { foldedTitle } from '../project/folded-title';
import type { ListedKeys } from '../project/listed-rows';
import { headsOf } from '../record/records';
import type { Listed } from '../record/listed-moment';
import type { ConsortiumRow, Moment, NegotiationRow, Paging, RecordsPage } from '../questions';
import { defined } from './defined';
import { rowsThen, rowThen } from './listed-then';
import { cutPage, pageAsked, pageOf, type PageAsked, type Place } from './paging';
import type { Snapshot } from './snapshot';

type ListRow = Listed['row'];
interface Filters {
  readonly id?: string;
  readonly search?: string;
  readonly state?: string;
  readonly party?: string;
  readonly sort?: 'title' | 'last';
}
interface Listing {
  readonly table: 'negotiation' | 'consortium';
  readonly asked: PageAsked;
  readonly filters: Filters;
}

export function negotiations(snapshot: Snapshot, q: Moment & Paging & Filters, now: number): Promise<RecordsPage<NegotiationRow>> {
  const listing = { table: 'negotiation' as const, asked: pageAsked('negotiations', q), filters: q };
  return listed<NegotiationRow>(snapshot, listing, now);
}

export function consortia(snapshot: Snapshot, q: Moment & Paging & Pick<Filters, 'id'>, now: number): Promise<RecordsPage<ConsortiumRow>> {
  return listed<ConsortiumRow>(snapshot, { table: 'consortium', asked: pageAsked('consortia', q), filters: defined({ id: q.id }) }, now);
}

/** What is so now stands in the list rows; for another moment the rows are derived from the records as they were. */
async function listed<R extends ListRow>(snapshot: Snapshot, listing: Listing, now: number): Promise<RecordsPage<R>> {
  const page = snapshot.isNow ? await fromRows(snapshot, listing) : await fromRecords(snapshot, listing);
  const items = page.items as readonly ListRow[] as readonly R[];
  if (snapshot.isNow)
    snapshot.uses(
      await headsOf(
        snapshot.rows,
        items.map(({ id }) => `${listing.table}-${id}`),
      ),
    );
  return { items, leftOut: page.leftOut, ...(page.next !== undefined && { next: page.next }), reflects: snapshot.reflects(now) };
}

type Rowed = { items: ListRow[]; leftOut: number; next?: string };
const placeOf = (sort: Filters['sort'], { id, keys }: Pick<Listed, 'id' | 'keys'>): Place =>
  sort === 'last' ? [-keys.last_at, id] : [keys.title_key, id];

async function fromRows(snapshot: Snapshot, { table, asked, filters }: Listing): Promise<Rowed> {
  const { id, search, state, party, sort } = filters;
  const conditions: Expression<SqlBool>[] = [
    ...(id === undefined ? [] : [sql<boolean>`id = ${id}`]),
    ...(search === undefined ? [] : [contains('title_key', foldedTitle(search))]),
    ...(state === undefined ? [] : [sql<boolean>`state = ${state}`]),
    ...(party === undefined ? [] : [contains('parties', ` ${party} `)]),
    ...(asked.after ? [isBeyond(sort, asked.after)] : []),
  ];
  const query = snapshot.rows
    .selectFrom(table)
    .selectAll()
    .where((eb) => eb.and(conditions));
  const ordered = sort === 'last' ? query.orderBy('last_at', 'desc') : query.orderBy('title_key');
  const rows = await ordered
    .orderBy('id')
    .limit(asked.limit + 1)
    .execute();
  const { items, ...more } = cutPage(
    rows.map((item) => ({ item, place: placeOf(sort, { id: item.id, keys: item }) })),
    asked,
  );
  return { items: items.map(({ answer }) => JSON.parse(answer) as ListRow), leftOut: 0, ...more };
}

const isBeyond = (sort: Filters['sort'], [first, id]: Place): Expression<SqlBool> =>
  sort === 'last'
    ? sql<boolean>`(last_at < ${-Number(first)} OR (last_at = ${-Number(first)} AND id > ${id}))`
    : sql<boolean>`(title_key > ${first} OR (title_key = ${first} AND id > ${id}))`;
const contains = (column: 'title_key' | 'parties', text: string) =>
  sql<boolean>`${sql.ref(column)} LIKE ${`%${text.replace(/[\\%_]/gu, '\\$&')}%`} ESCAPE '\\'`;

/** What had not begun yet is not in a list of the past: it is only counted. */
async function fromRecords(snapshot: Snapshot, { table, asked, filters }: Listing): Promise<Rowed> {
  const rows = filters.id === undefined ? await rowsThen(snapshot, table) : await rowThen(snapshot, `${table}-${filters.id}`);
  const counting = rows.filter(({ isEmpty }) => !isEmpty);
  const passing = counting.filter(({ keys }) => passes(keys, filters));
  const { items, ...more } = pageOf(passing, (item) => placeOf(filters.sort, item), asked);
  return { items: items.map(({ row }) => row), leftOut: rows.length - counting.length, ...more };
}

function passes(row: ListedKeys, { search, state, party }: Filters): boolean {
  const isFound = search === undefined || row.title_key.includes(foldedTitle(search));
  return isFound && (state === undefined || row.state === state) && (party === undefined || row.parties.includes(` ${party} `));
}
