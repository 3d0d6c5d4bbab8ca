import type { Page } from 'playwright-core';
import { until } from '../support/patience';
import { PHONE, WIDE, workspace, type Watched, type Workspace } from './workspace';

const TALKS = '/negotiations/example-rota-talks';
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
  const said = (substance: string, occurred: object) =>
    shop.served
      .act(`/api${TALKS}/record-statement`, { kind: 'opinion', substance, actors: [{ party: 'example-ministry' }], occurred })
      .expect(201);
  await said('Said at some time in the summer.', { edtf: '2024-06/2024-08' });
  await said('Said after the spring of 2024, who knows when.', { edtf: '2024-06-01/..' });
  await said('Said on some day of May, perhaps.', { edtf: '2024-05-17?' });
});
afterAll(() => shop.close());

interface Answered {
  readonly items: readonly { readonly entry: string; readonly says: string; readonly family: string; readonly grade: string | null }[];
  readonly entries: number;
}
const asked = async (query = ''): Promise<Answered> =>
  (await (await fetch(`${shop.url}/api${TALKS}/timeline?order=occurred&limit=5000${query}`)).json()) as Answered;

async function opened(search = '', size?: { width: number; height: number }): Promise<Watched> {
  const watched = await shop.open(`${TALKS}/timeline${search}`, size);
  await watched.page.getByRole('grid').waitFor();
  return watched;
}
const drawn = (page: Page) =>
  page.locator('.plot__canvas').evaluate((canvas) => {
    const { marks = '', shapes = '', drawn: counts = '' } = (canvas as unknown as { dataset: Record<string, string> }).dataset;
    return { marks: Number(marks), shapes: shapes.split(' '), lanes: counts.split(' ').map(Number) };
  });
const rowCount = async (page: Page): Promise<number> => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
const param = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const settled = (page: Page, name: string, isThere = true) => until(() => (param(page, name) !== null) === isThere);
const says = (page: Page): Promise<string> => page.locator('.mover__says').innerText();
const rowFocused = (page: Page): Promise<unknown> =>
  page.evaluate("document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex')");
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('the lanes of a timeline', () => {
  it('hold every entry: by party in the lane of each whose doing it is, by kind once, and the list below names the same', async () => {
    const { page } = await opened();
    const { entries, items } = await asked();
    expect(await rowCount(page)).toBe(entries);
    const names = await page.locator('.plot__name bdi').allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(['Example Health Union', 'Example Ministry', 'No party named']));
    await page.getByLabel('Lanes', { exact: true }).selectOption('by kind');
    await page.locator('.plot__name', { hasText: 'Objections' }).waitFor();
    const undated = items.filter(
      (one) => (one as { earliest?: unknown; latest?: unknown }).earliest === null && (one as { latest?: unknown }).latest === null,
    );
    expect((await drawn(page)).lanes.reduce((sum, count) => sum + count, 0)).toBe(entries - undated.length);
    expect(param(page, 'lanes')).toBe('kind');
    await page.close();
  });

  it.each([WIDE, PHONE])('are named in full, each with its number, at a width of $width', async (size) => {
    const { page } = await opened('', size);
    await page.locator('.plot__name', { hasText: '10 no date' }).getByText('No party named').waitFor();
    const cut = `[...document.querySelectorAll('.plot__name, .plot__name > *')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent)`;
    expect(await page.evaluate(cut)).toEqual([]);
    await page.close();
  });

  it('show a certain day as a point, a summer as a bar over the summer, and a day looked at closely as a bar over the day', async () => {
    const { page } = await opened('?from=2024-04-01T00:00Z&to=2025-04-01T00:00Z');
    expect((await drawn(page)).shapes).toEqual(expect.arrayContaining(['point', 'span']));
    const { page: near } = await opened('?from=2024-05-16T00:00Z&to=2024-05-19T00:00Z');
    expect((await drawn(near)).shapes).toEqual(['span']);
    const row = near.getByRole('row', { name: /some day of May, perhaps/ });
    expect(await row.innerText()).toMatch(/17 May 2024 \(uncertain\)[\s\S]*order not determined with \d+ other/);
    await Promise.all([page.close(), near.close()]);
  });

  it('are asked by pressing a mark: its entries are marked in the list', async () => {
    const { page } = await opened('?from=2024-05-16T00:00Z&to=2024-05-19T00:00Z&lanes=kind&kind=statements');
    const box = (await page.locator('.plot__area').boundingBox()) as { x: number; y: number; width: number };
    await page.mouse.click(box.x + box.width / 2, box.y + 60);
    const picked = page.locator('[role=row][aria-selected=true]');
    await picked.first().waitFor();
    expect(await picked.allInnerTexts()).toEqual([expect.stringContaining('some day of May')]);
    expect(param(page, 'asOf')).toBeNull();
    await page.close();
  });
});

describe('a moment moved through time', () => {
  it('goes from step to step by buttons, each a moment at which something came to count, and stands in the address', async () => {
    const { page } = await opened();
    expect(await says(page)).toContain('all that is on record');
    await press(page, 'First');
    await settled(page, 'asOf');
    const first = param(page, 'asOf') ?? '';
    expect(first).toBe('2024-03-20');
    await press(page, 'Next');
    await until(() => (param(page, 'asOf') ?? '') > first);
    await press(page, 'Previous');
    await until(async () => param(page, 'asOf') === first && (await says(page)).includes('what had happened by 20 March 2024'));
    await press(page, 'Last');
    await settled(page, 'asOf', false);
    await page.close();
  });

  it('is dragged with the mouse to the day that lies under it, and the page stays where it is', async () => {
    const { page } = await opened('?from=2025-01-01T00:00Z&to=2025-05-01T00:00Z');
    const box = (await page.locator('.plot__area').boundingBox()) as { x: number; y: number; width: number };
    const at = (day: string): number =>
      box.x + ((Date.parse(day) - Date.UTC(2025, 0)) / (Date.UTC(2025, 4) - Date.UTC(2025, 0))) * box.width;
    await page.mouse.move(at('2025-01-10T12:00Z'), box.y + 12);
    await page.mouse.down();
    for (const day of ['2025-02-01T12:00Z', '2025-03-01T12:00Z', '2025-03-14T12:00Z']) await page.mouse.move(at(day), box.y + 12);
    await until(async () => (await says(page)).includes('by 14 March 2025'));
    await page.mouse.up();
    await until(() => param(page, 'asOf') === '2025-03-14');
    expect(param(page, 'from')).toBe('2025-01-01T00:00Z');
    await page.getByRole('link', { name: 'Position', exact: true }).click();
    await page.getByText('This shows what had happened by 14 March 2025').waitFor();
    await page.close();
  });

  it('goes on by itself at the speed chosen, stops when told to, and at the end', async () => {
    const { page, complaints } = await opened();
    await page.getByLabel('Steps a second').selectOption('2');
    await press(page, 'Play');
    await until(async () => (await says(page)).includes('2025'));
    await press(page, 'Pause');
    const there = await says(page);
    await settled(page, 'asOf');
    expect(await says(page)).toBe(there);
    await page.getByLabel('Steps a second').selectOption('20');
    await press(page, 'Play');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await says(page)).toContain('all that is on record');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('moves on the clock of the record as well', async () => {
    const { page } = await opened();
    await page.getByLabel('Drawn by').selectOption('when it was recorded');
    await settled(page, 'clock');
    await press(page, 'First');
    await settled(page, 'knownAt');
    expect(await says(page)).toMatch(/what was recorded by \d+ \w+ 20\d\d/);
    await page.close();
  });
});

describe('where it stood at the moment', () => {
  const glance = async (page: Page): Promise<string> =>
    (await page.getByRole('region', { name: 'At a glance' }).innerText()).replace(/\s+/g, ' ');

  const servedGlance = async (asOf: string): Promise<string> => {
    const { page } = await shop.open(`${TALKS}?asOf=${asOf}`);
    const said = await glance(page);
    await page.close();
    return said;
  };

  it('is folded in the browser as the moment is moved, and says what the server says of that moment', async () => {
    const { page, complaints } = await opened('?asOf=2025-02-20');
    await page.getByRole('region', { name: 'At a glance' }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const seen = new Set<string>();
    for (let steps = 0; steps < 4; steps += 1) {
      const before = param(page, 'asOf') ?? '';
      for (let pressed = 0; pressed < 4; pressed += 1) await press(page, 'Next');
      // What is pressed slowly stands in the address before it is the last that was pressed.
      let [of, expected] = [before, ''];
      await until(async () => {
        const now = param(page, 'asOf') ?? '';
        if (now !== of) [of, expected] = [now, await servedGlance(now)];
        return of > before && (await glance(page)) === expected;
      });
      seen.add(expected);
    }
    expect(seen.size).toBeGreaterThan(1);
    expect(asked.filter((path) => path.endsWith('/position'))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is compared with a second moment: the sentences that the server gives, each with its entries', async () => {
    const { page } = await opened('?asOf=2025-03-05');
    await press(page, 'Compare from here');
    await settled(page, 'against');
    await page.getByText('Nothing differs.').waitFor();
    for (let step = 0; step < 2; step += 1) {
      const from = param(page, 'asOf') ?? '';
      await press(page, 'Next');
      await until(() => (param(page, 'asOf') ?? '') > from);
    }
    const to = param(page, 'asOf') ?? '';
    const reply = await fetch(`${shop.url}/api${TALKS}/changes?from=2025-03-05&to=${to}&limit=200`);
    const { items } = (await reply.json()) as { items: readonly { says: string }[] };
    const expected = items.map((one) => one.says).join('\n');
    const sentences = async () => (await page.locator('.then__changes > li > .said').allInnerTexts()).join('\n');
    await until(async () => (await sentences()) === expected);
    await page.reload();
    await until(async () => (await sentences()) === expected);
    await press(page, 'Stop comparing');
    await settled(page, 'against', false);
    await page.close();
  });
});

describe('nearer and further away', () => {
  it('from a decade to a day, by the choice, by buttons, by the wheel and by keys; the list says what is drawn', async () => {
    const { page } = await opened('?asOf=2025-03-14');
    const length = (): number => (Date.parse(param(page, 'to') ?? '') - Date.parse(param(page, 'from') ?? '')) / 86_400_000;
    await page.getByLabel('Length of time').selectOption('a decade');
    await until(() => Math.abs(length() - 3_652.5) < 0.1);
    await page.getByLabel('Length of time').selectOption('a day');
    await until(() => length() === 1);
    expect(await rowCount(page)).toBeLessThan((await asked()).entries);
    await press(page, 'Zoom out');
    await until(() => length() === 2);
    await page.getByRole('slider', { name: 'Moment' }).focus();
    await page.keyboard.press('-');
    await until(() => length() === 4);
    await page.keyboard.press('+');
    await until(() => length() === 2);
    await page.locator('.plot__area').hover({ position: { x: 200, y: 60 } });
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 400);
    await page.keyboard.up('Control');
    await until(() => length() > 3);
    const from = param(page, 'from') ?? '';
    await press(page, 'Later');
    await until(() => (param(page, 'from') ?? '') > from);
    await page.getByRole('slider', { name: 'Moment' }).focus();
    await page.keyboard.press('0');
    await settled(page, 'from', false);
    await until(async () => (await rowCount(page)) === (await asked()).entries);
    await page.close();
  });
});

describe('which entries are shown', () => {
  it.each([
    { label: 'Party', choice: 'Example Ministry', query: '&party=example-ministry' },
    { label: 'Issue', choice: 'Example issue of night shifts (invented)', query: '&issue=' },
    { label: 'Kind', choice: 'Objections', query: '', family: 'objections' },
    { label: 'Kind', choice: '– Objection raised', query: '&kind=ObjectionRaised' },
    { label: 'Grade of evidence', choice: 'On record', query: '&grade=on-record' },
  ])('by $label: $choice', async ({ label, choice, query, family }) => {
    const { page } = await opened();
    const before = await rowCount(page);
    await page.getByLabel(label, { exact: true }).selectOption({ label: choice });
    await until(async () => (await rowCount(page)) !== before);
    const chosen = query.endsWith('=') ? `${query}${String(param(page, 'issue'))}` : query;
    const { items } = await asked(chosen);
    const expected = items.filter((one) => family === undefined || one.family === family).map(({ says: said }) => said);
    expect(await page.getByRole('gridcell').getByRole('link').allInnerTexts()).toEqual(expected);
    await page.goBack();
    await until(async () => (await rowCount(page)) === before);
    await page.close();
  });

  it('and what fits nothing says so, with the way back', async () => {
    const { page } = await shop.open(`${TALKS}/timeline?grade=rumour&kind=objections`);
    await page.getByText('No entry.').waitFor();
    await press(page, 'Show every entry');
    await page.getByRole('grid').waitFor();
    await page.close();
  });
});

it('an address holds the whole of it: moment, part of time, lanes, clock and filters', async () => {
  const search = '?asOf=2025-03-14&lanes=kind&from=2025-01-01T00:00Z&to=2025-05-01T00:00Z&kind=objections&grade=on-record';
  const [{ page }, { page: again }] = [await opened(search), await opened(search, { width: 1200, height: 900 })];
  expect(await says(page)).toContain('by 14 March 2025');
  expect(await page.getByLabel('Kind', { exact: true }).inputValue()).toBe('objections');
  expect(await page.getByLabel('Grade of evidence').inputValue()).toBe('on-record');
  expect(await page.getByLabel('Lanes', { exact: true }).inputValue()).toBe('kind');
  expect(await drawn(page)).toEqual(await drawn(again));
  expect(param(page, 'from')).toBe('2025-01-01T00:00Z');
  await Promise.all([page.close(), again.close()]);
});

it('everything is done by keys alone: the moment, its speed, and the list with one stop for all its rows', async () => {
  const { page } = await opened();
  await page.getByRole('slider', { name: 'Moment' }).focus();
  await page.keyboard.press('Home');
  await settled(page, 'asOf');
  expect(param(page, 'asOf')).toBe('2024-03-20');
  await page.keyboard.press('ArrowRight');
  await until(() => (param(page, 'asOf') ?? '') > '2024-03-20');
  await page.keyboard.press('End');
  await settled(page, 'asOf', false);
  const links = page.getByRole('gridcell').getByRole('link');
  expect(await page.locator('[role=grid] a:not([tabindex="-1"])').count()).toBe(1);
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await until(async () => (await rowFocused(page)) === '4');
  await page.keyboard.press('End');
  const last = `${(await rowCount(page)) + 1}`;
  await until(async () => (await rowFocused(page)) === last);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/entries\//);
  await page.close();
});
