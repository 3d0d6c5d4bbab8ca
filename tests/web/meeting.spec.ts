import type { Page } from 'playwright-core';
import { workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
}, 120_000);
afterAll(() => shop.close());

const TALKS = '/negotiations/example-rota-talks';
const part = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
const waiting = (page: Page) => part(page, /^Not in the joint record yet/).getByRole('listitem');
const recorded = (page: Page) => part(page, /^In the joint record/);

/** Types and presses keys wherever the focus is; nothing else is ever touched. */
async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const one of pressed) {
    if (/^(F\d+|Enter|Tab|Escape|Arrow\w+|Space|Shift\+\w+|Control\+\w+)$/.test(one)) await page.keyboard.press(one);
    else await page.keyboard.type(one);
  }
}
/** Tabs until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    const here: string = await page.evaluate(`(() => {
      const one = document.activeElement;
      return one?.getAttribute('aria-label') ?? (one?.labels?.[0] ?? one)?.textContent ?? '';
    })()`);
    if (here.trim().startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing called ${name} can be reached with the tab key`);
}

async function openMeeting(title: string): Promise<Page> {
  const meeting = title.toLowerCase().replaceAll(' ', '-');
  await shop.served
    .act(`/api${TALKS}/log-meeting`, {
      meeting,
      title,
      present: [{ party: 'example-health-union', person: 'Jo Bloggs' }, { party: 'example-north-trust' }],
      occurred: { edtf: '2026-03-04T10:00:00+00:00' },
    })
    .expect(201);
  const watched = await shop.open(`${TALKS}/meetings/${meeting}`);
  await watched.page.evaluate("localStorage.setItem('parley.recorder', 'Nora Notes')");
  await watched.page.reload();
  await watched.page.getByRole('combobox', { name: 'Who' }).waitFor();
  return watched.page;
}

describe('a meeting, with the keyboard alone', () => {
  it('is opened, taken down line by line, released, adjourned, taken up again and closed', async () => {
    const { page, complaints } = await shop.open(`${TALKS}/meetings`);
    await keys(page, 'F2', 'Nora Notes', 'Enter');
    await tabTo(page, 'Open a meeting now');
    await keys(page, 'Enter');
    await tabTo(page, 'Title');
    await keys(page, 'Keyboard talks');
    await tabTo(page, 'Example Health Union');
    await keys(page, 'Space');
    await tabTo(page, 'Open the meeting');
    await keys(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard talks' }).waitFor();
    await tabTo(page, 'Who');
    // The first that fits is taken with Enter, which leads on to what was said; Enter keeps.
    await keys(page, 'jo', 'Enter', '"Four nights are too many."', 'Enter');
    await waiting(page).first().waitFor();
    expect(await waiting(page).innerText()).toMatch(/Unsorted.*Jo Bloggs.*Four nights are too many/);
    expect(await waiting(page).innerText()).toContain('Before it can be released it needs a kind.');
    // Escape leaves the words as they stand: somebody whom nobody knows.
    await keys(page, 'a voice from the back', 'Escape', 'Tab', 'This will end badly.', 'Tab', 'Warning', 'Enter');
    await keys(page, 'example health un', 'Tab', 'Nobody sleeps.', 'Tab', 'Objection', 'Tab', 'nights', 'Tab', 'Tab', '10:20', 'Enter');
    await keys(page, 'F8');
    await recorded(page).getByText('This will end badly.').waitFor();
    await recorded(page).getByText('Nobody sleeps.').waitFor();
    expect(await waiting(page).count()).toBe(1);
    await tabTo(page, 'Change or sort: the line “"Four nights');
    await keys(page, 'Enter');
    await tabTo(page, 'Kind');
    await keys(page, 'Opinion', 'Enter');
    await page.getByText('needs a kind').waitFor({ state: 'detached' });
    await keys(page, 'F8');
    await recorded(page).getByText('Four nights are too many.').waitFor();
    // From here on as I go; an adjournment holds what follows, until the meeting goes on or the note-taker says so.
    await keys(page, 'F9');
    await tabTo(page, 'Who');
    await keys(page, 'example north', 'Tab', 'Three, then.', 'Tab', 'Statement', 'Enter');
    await recorded(page).getByText('Three, then.').waitFor();
    await keys(page, 'Tab', 'Tab', 'Meeting adj', 'Tab', 'sine die', 'Enter');
    await recorded(page).getByRole('link', { name: 'Meeting adjourned' }).waitFor();
    await keys(page, 'Tab', 'In the corridor.', 'Tab', 'Statement', 'Enter');
    await page.getByText('(held since the adjournment)').waitFor();
    await keys(page, 'Tab', 'Tab', 'Meeting goes', 'Enter');
    await recorded(page).getByRole('link', { name: 'Meeting reconvened' }).waitFor();
    await keys(page, 'Tab', 'Tab', 'Meeting closed', 'Enter');
    await recorded(page).getByRole('link', { name: 'Meeting closed' }).waitFor();
    expect(await waiting(page).count()).toBe(1);
    expect(await waiting(page).innerText()).toContain('In the corridor.');
    await keys(page, 'F8');
    await recorded(page).getByText('In the corridor.').waitFor();
    expect(await waiting(page).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('a line', () => {
  it('of an unidentified speaker names nobody, and cites the meeting with its note-taker', async () => {
    const page = await openMeeting('Citing talks');
    await page.getByRole('combobox', { name: 'Who' }).focus();
    await keys(
      page,
      'a man at the door',
      'Escape',
      'Tab',
      '"We are off."',
      'Tab',
      'Statement',
      'Tab',
      'Tab',
      'just before lunch',
      'Control+Enter',
    );
    await recorded(page).getByText('We are off.').waitFor();
    const found = await shop.served.ask('/api/search?text=off').expect(200);
    const { entry } = (found.body as { items: { entry: string }[] }).items[0] as { entry: string };
    const { body } = await shop.served.ask(`/api/entries/${entry}`).expect(200);
    expect(body).toMatchObject({
      actors: [{ asPrinted: 'a man at the door' }],
      occurred: { phrase: 'just before lunch' },
      data: { kind: 'assertion', channel: 'at-the-table', verbatim: true, substance: 'We are off.' },
      sources: [{ grade: 'unattributed', quote: 'We are off.' }],
      recordedByName: 'Nora Notes',
    });
    expect(body.occurred.edtf).toBeUndefined();
    const source = await shop.served.ask(`/api/sources/${body.sources[0].source}/entries`).expect(200);
    expect(source.body).toMatchObject({ kind: 'meeting', title: 'Citing talks (example-rota-talks), noted by Nora Notes' });
    await page.close();
  });
});
