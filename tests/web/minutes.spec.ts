import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from '../support/patience';
import { openKeptBrowser, type KeptBrowser } from './browser';
import { AT_400_PERCENT, PHONE, WIDE, workspace, type Watched, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

const TALKS = '/negotiations/example-rota-talks';
const ME = "localStorage.setItem('parley.recorder', 'Nora Notes')";
const part = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title, exact: true });
const draft = (page: Page) => part(page, /^Write (the minutes|a further version)/);
const paragraph = (page: Page, number: number) => draft(page).getByLabel(`Paragraph ${number}`, { exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const texts = async (page: Page): Promise<string[]> => {
  await draft(page).locator('textarea').first().waitFor();
  return draft(page)
    .locator('textarea')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
};

interface MinutesTold {
  readonly state: string;
  readonly versions: readonly { version: number; paragraphs: readonly { number: string; text: string; entries?: readonly string[] }[] }[];
  readonly disputes: readonly string[];
}
const minutesOf = async (meeting: string): Promise<MinutesTold> =>
  (await shop.served.ask(`/api${TALKS}/meetings/${meeting}`).expect(200)).body.minutes as MinutesTold;

/** A meeting with two things said at it, and its id. */
async function held(title: string): Promise<string> {
  const meeting = title.toLowerCase().replaceAll(' ', '-');
  const present = [{ party: 'example-health-union', person: 'Jo Bloggs' }, { party: 'example-north-trust' }];
  await shop.served
    .act(`/api${TALKS}/log-meeting`, { meeting, title, present, occurred: { edtf: '2026-03-04T10:00:00+00:00' } })
    .expect(201);
  for (const [what, edtf] of [
    ['Publish the rota.', '2026-03-04T10:10:00+00:00'],
    ['Count the hours.', '2026-03-04T10:20:00+00:00'],
  ])
    await shop.served.act(`/api${TALKS}/agree-action`, { what, meeting, occurred: { edtf } }).expect(201);
  return meeting;
}
const sent = (meeting: string, ...paragraphs: readonly string[]) =>
  shop.served
    .act(`/api${TALKS}/draft-minutes`, {
      meeting,
      version: 1,
      paragraphs: paragraphs.map((text, at) => ({ number: String(at + 1), text })),
      occurred: { edtf: '2026-03-05T09:00:00+00:00' },
    })
    .expect(201);

async function atMinutes(meeting: string): Promise<Watched> {
  const watched = await shop.open(`${TALKS}/meetings/${meeting}/minutes`);
  await watched.page.evaluate(ME);
  await watched.goto(`${TALKS}/meetings/${meeting}/minutes`);
  return watched;
}
/** Once the browser has it on its disk. */
async function kept(page: Page, text: string): Promise<void> {
  const isKept = `new Promise((resolve) => {
    indexedDB.open('parley-minutes').onsuccess = ({ target: { result: database } }) => {
      database.transaction('drafts').objectStore('drafts').getAll().onsuccess = ({ target: { result } }) => {
        database.close();
        resolve(JSON.stringify(result).includes(${JSON.stringify(text)}));
      };
    };
  })`;
  while (!(await page.evaluate<boolean>(isKept))) await page.waitForTimeout(50);
}

describe('minutes', () => {
  it('are made of the notes of a meeting, put in order, sent out with the entries that they rest on, and agreed by both sides', async () => {
    const meeting = await held('Minuted talks');
    const watched = await shop.open(`${TALKS}/meetings/${meeting}`);
    const { page } = watched;
    await page.evaluate(ME);
    await page.reload();
    await page.getByRole('combobox', { name: 'Who' }).fill('jo');
    await page.keyboard.press('Tab');
    await page.keyboard.type('"Nobody can sleep."');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Warning');
    await page.keyboard.press('Control+Enter');
    await part(page, /^In the joint record/)
      .getByText('Nobody can sleep.')
      .waitFor();
    await page.getByRole('link', { name: 'Write the minutes' }).click();
    await press(page, /^Begin from the \d+ entries/);
    const first = await texts(page);
    expect(first.slice(0, 4)).toEqual([
      'The meeting opened.',
      expect.stringMatching(/^Present: Jo Bloggs/),
      'Action: Publish the rota.',
      'Action: Count the hours.',
    ]);
    expect(first[4]).toMatch(/^Jo Bloggs.* warned: “Nobody can sleep.”$/);
    await press(page, 'Up: paragraph 4');
    await page.getByText('The paragraph is number 3 now.').waitFor();
    await press(page, 'Join to the one above: paragraph 2');
    await page.getByText('The two are one paragraph.').waitFor();
    await paragraph(page, 2).fill('The hours are to be counted.');
    await press(page, 'Take out: paragraph 3');
    await page.getByText('It can be put back').waitFor();
    await page.getByText('Paragraphs taken out (1)').click();
    await press(page, /^Put it back.*Publish the rota/);
    await page.getByText('stands at the end again').waitFor();
    expect(await texts(page)).toEqual([
      expect.stringMatching(/^The meeting opened. Present/),
      'The hours are to be counted.',
      first[4],
      'Action: Publish the rota.',
    ]);
    expect(await watched.violations()).toEqual([]);
    await press(page, 'Send out as version 1');
    await part(page, 'Version 1').getByText('The hours are to be counted.').waitFor();
    await draft(page).getByText('1 entry recorded.').waitFor();
    const { versions } = await minutesOf(meeting);
    expect(versions[0]?.paragraphs.map(({ number, entries }) => [number, entries?.length])).toEqual([
      ['1', 2],
      ['2', 1],
      ['3', 1],
      ['4', 1],
    ]);
    await part(page, /^Entries cited/)
      .getByText('Nobody can sleep.')
      .waitFor();
    await page.getByText('They are agreed', { exact: true }).click();
    await page.getByLabel('Management side').check();
    await page.getByLabel('Staff side').check();
    await press(page, 'Record that they are agreed');
    await part(page, /^What became of the minutes/)
      .getByText('was agreed')
      .waitFor();
    expect(await part(page, /^What became of the minutes/).innerText()).toMatch(
      /Version 1 was agreed by the management side and the staff side/,
    );
    expect((await minutesOf(meeting)).state).toBe('Agreed');
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('are disputed by a side, paragraph by paragraph or as a whole, and single entries by themselves; a refusal stands at its field', async () => {
    const meeting = await held('Disputed talks');
    const { body } = await shop.served.ask(`/api${TALKS}/meetings/${meeting}`).expect(200);
    const entry = (body.entries as string[]).at(-1);
    await shop.served
      .act(`/api${TALKS}/draft-minutes`, { meeting, version: 1, paragraphs: [{ number: '1.1', text: 'Hours count.', entries: [entry] }] })
      .expect(201);
    const watched = await atMinutes(meeting);
    const { page } = watched;
    await page.getByText('They are disputed', { exact: true }).click();
    const form = page.getByRole('form', { name: 'They are disputed' });
    await form.getByLabel('Paragraph (optional)').fill('1.1');
    await form.getByLabel('Staff side').check();
    await form.getByRole('button', { name: 'Record the dispute' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.locator('.field--refused').innerText()).toContain('Ground');
    expect(await watched.violations()).toEqual([]);
    await form.getByLabel('Ground', { exact: true }).fill('Nobody said so.');
    await form.getByRole('button', { name: 'Record the dispute' }).click();
    await part(page, 'Version 1').getByText('Nobody said so.').waitFor();
    expect(await part(page, 'Version 1').innerText()).toMatch(/Disputed by the staff side: Nobody said so\./);
    expect((await minutesOf(meeting)).state).toBe('Disputed');
    await page.getByText('Acknowledge or dispute entry 1').click();
    const acknowledging = page.getByRole('form', { name: 'Acknowledge this entry' });
    await acknowledging.getByLabel('Side (optional)').selectOption('management-side');
    await acknowledging.getByRole('button', { name: 'Acknowledge it' }).click();
    await part(page, /^Entries cited/)
      .getByText('by the Management side')
      .waitFor();
    expect(await watched.violations()).toEqual([]);
    await page.close();
  });

  it('are amended in a further version, from the one before and with the reason; the earlier one stands under its own address', async () => {
    const meeting = await held('Amended talks');
    await sent(meeting, 'The deadline is May.', 'Nothing else.');
    const { page } = await atMinutes(meeting);
    await press(page, 'Begin from version 1');
    await paragraph(page, 1).fill('The deadline is the end of May.');
    await page.getByLabel('Why there is a further version').fill('The day was named.');
    await press(page, 'Send out as version 2');
    await part(page, 'Version 2').getByText('The deadline is the end of May.').waitFor();
    await part(page, /^What became of the minutes/)
      .getByText('The day was named.')
      .waitFor();
    await page.getByRole('link', { name: 'Version 1' }).click();
    await part(page, 'Version 1').getByText('The deadline is May.').waitFor();
    expect(page.url()).toContain('version=1');
    expect(await minutesOf(meeting)).toMatchObject({ state: 'Amended', versions: [{ version: 1 }, { version: 2 }] });
    await page.close();
  });

  it('that are published are frozen: no further version is written', async () => {
    const { page } = await shop.open(`${TALKS}/meetings/first-talks/minutes`);
    await draft(page).getByText('published and frozen').waitFor();
    expect(await draft(page).getByRole('button').count()).toBe(0);
    await page.close();
  });
});

describe('what is typed of minutes', () => {
  const profile = mkdtempSync(join(tmpdir(), 'parley-minutes-'));
  const running: KeptBrowser[] = [];
  const openKept = async (at: string): Promise<KeptBrowser> => {
    const browser = await openKeptBrowser(at);
    running.push(browser);
    return browser;
  };
  afterAll(async () => {
    await Promise.all(running.map((browser) => browser.kill()));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is there after a reload, and after the browser was killed', async () => {
    const meeting = await held('Kept talks');
    const opened = async (context: BrowserContext): Promise<Page> => {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`${shop.url}${TALKS}/meetings/${meeting}/minutes`);
      return page;
    };
    const first = await openKept(profile);
    const page = await opened(first.context);
    await press(page, /^Begin from the \d+ entries/);
    await paragraph(page, 1).fill('In my own words');
    await kept(page, 'In my own words');
    await page.reload();
    expect((await texts(page))[0]).toBe('In my own words');
    await paragraph(page, 2).fill('Half a sen');
    await kept(page, 'Half a sen');
    await first.kill();
    const second = await openKept(profile);
    const again = await opened(second.context);
    expect((await texts(again)).slice(0, 2)).toEqual(['In my own words', 'Half a sen']);
    await second.kill();
  });

  it('in two windows of one browser stands in both, and is kept beside each other where it is of the same paragraph', async () => {
    const meeting = await held('Doubled minutes');
    const context = await shop.browser.newContext();
    const [page, other] = [await context.newPage(), await context.newPage()];
    for (const each of [page, other]) await each.goto(`${shop.url}${TALKS}/meetings/${meeting}/minutes`);
    await press(page, /^Begin from the \d+ entries/);
    await paragraph(page, 3).fill('Typed in the first window.');
    await other.getByText('Typed in the first window.').waitFor();
    // Both type in the same paragraph before either hears of the other.
    await other.evaluate('BroadcastChannel.prototype.postMessage = () => undefined');
    await page.evaluate('BroadcastChannel.prototype.postMessage = () => undefined');
    await paragraph(page, 4).fill('As the first has it.');
    await kept(page, 'As the first has it.');
    await paragraph(other, 4).fill('As the second has it.');
    await kept(other, 'As the second has it.');
    await page.reload();
    expect((await texts(page)).slice(2, 5)).toEqual(['Typed in the first window.', 'As the first has it.', 'As the second has it.']);
    await context.close();
  });

  it('while somebody else sends a version out is lost to nobody: both sides are shown, and it goes out as the next', async () => {
    const meeting = await held('Overtaken talks');
    const [mine, theirs] = [await atMinutes(meeting), await atMinutes(meeting)];
    for (const { page } of [mine, theirs]) {
      await press(page, 'Begin with an empty page');
      await paragraph(page, 1).fill(page === mine.page ? 'As I heard it.' : 'As they heard it.');
    }
    await press(theirs.page, 'Send out as version 1');
    await part(theirs.page, 'Version 1').getByText('As they heard it.').waitFor();
    const sides = draft(mine.page).getByRole('alert');
    await sides.getByText('Meanwhile version 1 went out').waitFor();
    expect(await sides.getByRole('row').last().innerText()).toMatch(/As they heard it\.[\s\S]*As I heard it\./);
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await mine.page.setViewportSize(size);
      expect(await mine.violations()).toEqual([]);
      expect(await mine.overflow()).toBe(0);
    }
    await press(mine.page, 'Send out as version 2');
    expect((await minutesOf(meeting)).versions).toHaveLength(1);
    await press(mine.page, /^I have seen both/);
    await sides.waitFor({ state: 'detached' });
    await press(mine.page, 'Send out as version 2');
    await part(mine.page, 'Version 2').getByText('As I heard it.').waitFor();
    expect((await minutesOf(meeting)).versions.map(({ paragraphs }) => paragraphs[0]?.text)).toEqual([
      'As they heard it.',
      'As I heard it.',
    ]);
    await Promise.all([mine.page.close(), theirs.page.close()]);
  });

  it('goes out once where no answer came, also when the page was closed meanwhile', async () => {
    const meeting = await held('Unanswered talks');
    const { page } = await atMinutes(meeting);
    await press(page, 'Begin with an empty page');
    await paragraph(page, 1).fill('Sent into the dark.');
    const keys: (string | undefined)[] = [];
    await page.route('**/draft-minutes', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const reply = await route.fetch();
      if (keys.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: reply });
    });
    await press(page, 'Send out as version 1');
    await draft(page).getByText('it is not known whether this was recorded').waitFor();
    expect(await paragraph(page, 1).isDisabled()).toBe(true);
    await page.reload();
    await press(page, 'Send the same again');
    await draft(page).getByText('1 entry recorded.').waitFor();
    expect(new Set(keys).size).toBe(1);
    expect((await minutesOf(meeting)).versions).toHaveLength(1);
    await page.close();
  });
});

describe('minutes that cite more entries than are asked for at once', () => {
  it('say of how many it is not told what they say, and tell more at a press', async () => {
    const meeting = await held('Citing much');
    const { body } = await shop.served.ask(`/api${TALKS}/history?limit=200`).expect(200);
    const standing = (body.items as { eventId: string; retractedBy?: string }[]).filter(({ retractedBy }) => retractedBy === undefined);
    const ids = standing.slice(0, 130).map(({ eventId }) => eventId);
    const paragraphs = [ids.slice(0, 65), ids.slice(65)].map((entries, at) => ({ number: String(at + 1), text: 'As it was.', entries }));
    const occurred = { edtf: '2026-03-05T09:00:00+00:00' };
    await shop.served.act(`/api${TALKS}/draft-minutes`, { meeting, version: 1, paragraphs, occurred }).expect(201);
    const watched = await atMinutes(meeting);
    const { page } = watched;
    const cited = part(page, /^Entries cited \(130\)$/);
    await cited.getByText('What 30 entries say does not stand here, since each is asked for by itself').waitFor();
    await cited
      .getByText(/of the record/)
      .nth(99)
      .waitFor();
    expect(await cited.getByRole('link', { name: 'the entry', exact: true }).count()).toBe(30);
    expect(await watched.violations()).toEqual([]);
    await press(page, 'Show more of what they say');
    await cited
      .getByText(/of the record/)
      .nth(129)
      .waitFor();
    expect(await cited.getByRole('link', { name: 'the entry', exact: true }).count()).toBe(0);
    expect(await cited.getByText('does not stand here').count()).toBe(0);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });
});

describe('minutes that are being written, a dispute and what stands of them', () => {
  it('reach beyond no edge and break no rule of accessibility, however long the words', async () => {
    const meeting = await held('Long talks');
    await sent(meeting, 'x'.repeat(400), 'Short.');
    const watched = await atMinutes(meeting);
    await press(watched.page, 'Begin from version 1');
    await paragraph(watched.page, 1).fill('y'.repeat(2_000));
    await watched.page.getByText('They are disputed', { exact: true }).click();
    await watched.page.getByRole('form', { name: 'They are disputed' }).waitFor();
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await watched.page.setViewportSize(size);
      expect(await watched.violations()).toEqual([]);
      expect(await watched.tooWide()).toEqual([]);
    }
    expect(await watched.unreached()).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await watched.page.close();
  });
});
