import { addressOf, PATHS, sampleWorkspace, type Ids } from './places';
import { watch, WIDE, type Workspace } from './workspace';

let ids: Ids = {};
let shop: Workspace;
beforeAll(async () => ({ shop, ids } = await sampleWorkspace()));
afterAll(() => shop.close());

/** What is derived from a whole record. */
const isPosition = (path: string): boolean => /^\/api\/(negotiations|consortia)\/[^/]+(\/position)?$/.test(path);

describe('a page that shows no position', () => {
  it.each(PATHS.filter((path) => /\/(history|timeline|decisions|approvals)/.test(path)))(
    'asks for none to know its title: %s',
    async (path) => {
      const watched = await watch(shop.browser, shop.url, WIDE);
      const { page } = watched;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await watched.goto(addressOf(path, ids));
      await page.getByRole('heading', { level: 1, name: /^Example (rota talks|Health Consortium) \(invented\)$/ }).waitFor();
      expect(asked.filter((one) => one.startsWith('/api/'))).not.toEqual([]);
      expect(asked.filter(isPosition)).toEqual([]);
      expect(watched.complaints).toEqual([]);
      await page.close();
    },
  );

  it('is called as it was at the moment of the page, and by its id while it had not begun', async () => {
    const titleAt = async (moment: string): Promise<string> => {
      const { page } = await shop.open(`/consortia/example-health-consortium/history?${moment}`);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      await page.close();
      return title;
    };
    expect(await titleAt('asOf=2030')).toBe('Example Health Consortium (invented)');
    expect(await titleAt('asOf=1990')).toBe('example-health-consortium');
  });
});
