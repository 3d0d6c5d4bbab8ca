import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace, type Workspace } from './workspace';

const TABLE = readFileSync(join(__dirname, '..', '..', 'apps', 'web', 'src', 'routes.ts'), 'utf8');
/** Every page, as the table of pages has it: its path, and its name by its own part of the program. */
export const PAGES = [...TABLE.matchAll(/path: '([^']+)'.*\/([a-z-]+)-page'/g)].map(([, path = '', name = '']) => ({ path, name }));
export const PATHS: readonly string[] = PAGES.map(({ path }) => path);

/** What stands for `:id` below each folder, and for other names wherever they stand. */
export type Ids = Readonly<Record<string, string>>;

/** An address of a page; a name in its path that nothing stands for is a page that is not tested, which fails. */
export function addressOf(path: string, ids: Ids): string {
  const folder = path.split('/')[1] ?? '';
  return path.replace(/:(\w+)/g, (_all, name: string) => {
    const id = ids[name === 'id' ? folder : name];
    if (id === undefined) throw new Error(`say in the test what stands for :${name} in ${path}`);
    return encodeURIComponent(id);
  });
}

/** The id of the first entry that an answer lists; empty where there is none. */
export async function firstOf(url: string, asked: string): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/${asked}`)).json()) as { items: readonly { eventId: string }[] };
  return items[0]?.eventId ?? '';
}

/** The workspace over the sample book, with what stands for every name in it. */
export async function sampleWorkspace(): Promise<{ readonly shop: Workspace; readonly ids: Ids }> {
  const shop = await workspace();
  return { shop, ids: await sampleIds(shop.url) };
}

/** What stands for every name in the sample book. The entries are found in it, since their ids differ from book to book. */
const sampleIds = async (url: string): Promise<Ids> => ({
  negotiations: 'example-rota-talks',
  consortia: 'example-health-consortium',
  parties: 'department-of-health',
  people: 'Andy Burnham',
  sources: 'south-west-article',
  meeting: 'first-talks',
  entries: await firstOf(url, 'negotiations/example-rota-talks/history?corrected=true'),
  decision: await firstOf(url, 'negotiations/example-rota-talks/history?kind=ResponseGiven'),
  approval: await firstOf(url, 'consortia/example-health-consortium/history?kind=BoardApprovalRescinded'),
});
