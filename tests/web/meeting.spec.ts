import type { Page } from 'playwright-core';
import { AT_400_PERCENT, PHONE, WIDE, workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
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
    await keys(page, 'example health un', 'Tab', 'Nobody sleeps.', 'Tab', 'Objection', 'Tab', 'nights', 'Tab', '10:20', 'Enter');
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

/** Keeps a line; every field but the first two is left as it is. */
async function takeDown(page: Page, ...[who, what, kind]: readonly [string, string, string]): Promise<void> {
  await page.getByRole('combobox', { name: 'Who' }).focus();
  await keys(page, who, 'Tab', what, 'Tab', kind, 'Enter');
}

describe('what a line is about', () => {
  it('is suggested once each, a term with the proposal that it is of', async () => {
    const page = await openMeeting('Termed talks');
    const about = page.getByRole('combobox', { name: 'About' });
    await about.fill('nights in a row term');
    const options = page.getByRole('listbox', { name: 'Suggestions: About' }).getByRole('option');
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual([
      'nights in a row term of Example claim on nights and weekends (invented)',
      'nights in a row term of Example offer on nights and weekends, revised (invented)',
    ]);
    await page.close();
  });
});

describe('two who look at once', () => {
  it('a line stands in the position of the other as soon as it is released, and not before', async () => {
    const page = await openMeeting('Watched talks');
    const { page: other } = await shop.open(TALKS);
    await other.locator('.live-line--following').waitFor();
    await page.getByRole('combobox', { name: 'Who' }).focus();
    await keys(page, 'jo', 'Tab', 'No word on canteens.', 'Tab', 'Objection', 'Tab', 'canteens', 'Escape', 'Enter');
    await waiting(page).getByText('No word on canteens.').waitFor();
    // Something else is recorded meanwhile, so that the other page has asked again.
    await shop.served.act(`/api${TALKS}/raise-issue`, { title: 'Seen by both' }).expect(201);
    await other.getByText('Seen by both').first().waitFor();
    expect(await other.getByText('No word on canteens.').count()).toBe(0);
    await keys(page, 'F8');
    await part(other, /^Open objections/)
      .getByText('No word on canteens.')
      .waitFor();
    await Promise.all([page.close(), other.close()]);
  });

  it('and take down the same are told of each other: both sides are shown, and both can be recorded', async () => {
    const [page, other] = [await openMeeting('Doubled talks'), await shop.open(`${TALKS}/meetings/doubled-talks`)];
    await other.page.evaluate("localStorage.setItem('parley.recorder', 'Otto Other')");
    await other.page.reload();
    for (const each of [page, other.page]) {
      await each.getByRole('combobox', { name: 'Who' }).focus();
      const own = each === page ? 'The same lamp again!' : 'The same lamp, again';
      await keys(each, 'jo', 'Tab', own, 'Tab', 'Objection', 'Tab', 'lamps', 'Escape', 'Enter');
      await waiting(each).getByText(own).waitFor();
    }
    await keys(page, 'F8');
    await recorded(page).getByText('The same lamp again!').waitFor();
    await keys(other.page, 'F8');
    const back = waiting(other.page).filter({ hasText: 'The same lamp, again' });
    await back.getByText('it is your draft again').waitFor();
    await back.getByRole('link', { name: 'The same lamp again!' }).waitFor();
    expect(await other.violations()).toEqual([]);
    await keys(other.page, 'F8');
    await back.getByRole('button', { name: 'Record mine as well' }).click();
    await recorded(other.page).getByText('The same lamp, again').waitFor();
    await recorded(other.page).getByText('The same lamp again!').waitFor();
    await Promise.all([page.close(), other.page.close()]);
  });
});

describe('a note-taker', () => {
  it('releases their own lines alone', async () => {
    const page = await openMeeting('Shared talks');
    await takeDown(page, 'jo', 'Taken by Nora.', 'Statement');
    await keys(page, 'F2', 'Control+a', 'Otto Other', 'Enter');
    await takeDown(page, 'jo', 'Taken by Otto.', 'Statement');
    await waiting(page).getByText('Taken by Otto.').waitFor();
    await keys(page, 'F8');
    await recorded(page).getByText('Taken by Otto.').waitFor();
    expect(await waiting(page).innerText()).toContain('Taken by Nora.');
    expect(await waiting(page).getByRole('button').count()).toBe(0);
    await page.close();
  });

  it('loses nothing that was typed where the browser keeps nothing', async () => {
    const page = await openMeeting('Full talks');
    await page.evaluate(`IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }`);
    await takeDown(page, 'jo', 'Must not be lost.', 'Warning');
    await page.getByText('The line could not be kept').waitFor();
    expect(await page.getByLabel('What', { exact: true }).inputValue()).toBe('Must not be lost.');
    expect(await page.getByRole('combobox', { name: 'Who' }).inputValue()).toContain('Jo Bloggs');
    expect(await page.getByLabel('Kind').inputValue()).toBe('warning');
    await page.close();
  });
});

describe('a meeting that is closed', () => {
  const CLOSED = `${TALKS}/meetings/done-talks`;
  const folded = (page: Page) => page.getByText('Take down what was missed', { exact: true });
  beforeAll(async () => {
    await shop.served
      .act(`/api${TALKS}/log-meeting`, {
        meeting: 'done-talks',
        title: 'Done talks',
        present: [{ party: 'example-health-union', person: 'Jo Bloggs' }, { party: 'example-north-trust' }],
        closed: { outcome: 'Nothing was agreed.', occurred: { edtf: '2026-03-04T12:00:00+00:00' } },
        occurred: { edtf: '2026-03-04T10:00:00+00:00' },
      })
      .expect(201);
  });

  it('opens to be read: what was taken down, from its beginning, who was there, and its minutes', async () => {
    const watched = await shop.open(CLOSED);
    const { page } = watched;
    await page.getByText('This meeting is over. What was missed can still be taken down').waitFor();
    const taken = part(page, /^What was taken down \(\d+\)$/);
    expect((await taken.getByRole('rowheader').allInnerTexts()).map((one) => one.trim())).toEqual([
      'Meeting opened',
      'Attendance recorded',
      'Meeting closed',
    ]);
    expect(await taken.innerText()).toContain('Nothing was agreed.');
    expect(await part(page, 'Who was there').innerText()).toContain('Jo Bloggs');
    expect(await page.getByRole('link', { name: 'Write the minutes' }).getAttribute('href')).toBe(`${CLOSED}/minutes`);
    expect(await page.getByRole('combobox', { name: 'Who' }).count()).toBe(0);
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await page.setViewportSize(size);
      expect(await watched.violations()).toEqual([]);
      expect(await watched.overflow()).toBe(0);
    }
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('takes what was missed, as of its day and not as of now; what waits there is seen at once', async () => {
    const { page } = await shop.open(CLOSED);
    await page.evaluate("localStorage.setItem('parley.recorder', 'Nora Notes')");
    await page.reload();
    await folded(page).click();
    await page.getByRole('combobox', { name: 'Who' }).waitFor();
    await takeDown(page, 'jo', 'Said at the end.', 'Statement');
    await waiting(page).getByText('Said at the end.').waitFor();
    await page.reload();
    await waiting(page).getByText('Said at the end.').waitFor();
    await keys(page, 'F8');
    await part(page, /^What was taken down/)
      .getByText('Said at the end.')
      .waitFor();
    await page.getByText('1 line released.').waitFor();
    const found = await shop.served.ask('/api/search?text=Said%20at%20the%20end').expect(200);
    const { entry } = (found.body as { items: { entry: string }[] }).items[0] as { entry: string };
    expect((await shop.served.ask(`/api/entries/${entry}`).expect(200)).body).toMatchObject({
      occurred: { edtf: '2026-03-04' },
      data: { substance: 'Said at the end.' },
    });
    await page.close();
  });

  it('lists all entries of itself, however many were not taken down line by line', async () => {
    const occurred = { edtf: '2026-03-04T10:00:00+00:00' };
    const changes = Array.from({ length: 200 }, (_one, at) => ({ who: { asPrinted: `Delegate ${at + 1}` }, change: 'arrived' }));
    const crowd = { meeting: 'crowded', title: 'Crowded', present: [{ party: 'example-north-trust' }], changes, closed: {}, occurred };
    await shop.served.act(`/api${TALKS}/log-meeting`, crowd).expect(201);
    const { page } = await shop.open(`${TALKS}/meetings/crowded`);
    await part(page, 'What was taken down (203)').getByRole('group', { name: '1 to 200 of 203' }).waitFor();
    await page.goto(`${shop.url}${TALKS}/meetings/crowded/minutes`);
    await page.getByRole('button', { name: 'Begin from the 203 entries of the meeting' }).waitFor();
    await page.close();
  });

  it('is not taken from under the hands of whoever takes it down', async () => {
    const page = await openMeeting('Ending talks');
    await page.getByLabel('What', { exact: true }).fill('Half a sentence');
    const closing = { meeting: 'ending-talks', occurred: { edtf: '2026-03-04T12:00:00+00:00' } };
    await shop.served.act(`/api${TALKS}/close-meeting`, closing).expect(201);
    await recorded(page).getByRole('link', { name: 'Meeting closed' }).waitFor();
    expect(await page.getByLabel('What', { exact: true }).inputValue()).toBe('Half a sentence');
    await page.reload();
    expect(await page.getByLabel('What', { exact: true }).inputValue()).toBe('Half a sentence');
    await part(page, /^What was taken down/).waitFor();
    await page.close();
  });
});

describe('notes with lines in every state, a field that suggests and a line that is changed', () => {
  it('break no rule of accessibility, complain of nothing and reach beyond no edge', async () => {
    await openMeeting('Small talks').then((page) => page.close());
    const watched = await shop.open(`${TALKS}/meetings/small-talks`);
    const { page } = watched;
    await page.evaluate("localStorage.setItem('parley.recorder', 'Nora Notes')");
    await page.reload();
    await takeDown(page, 'x'.repeat(290), 'y'.repeat(2_000), 'Warning');
    await takeDown(page, 'jo', 'Yes, of course.', 'Reply');
    await page.route('**/record-statement', (route) => route.abort());
    await keys(page, 'F8');
    await waiting(page).getByText('tried again by itself').waitFor();
    await waiting(page)
      .getByRole('button', { name: /^Change or sort/ })
      .click();
    await page.getByRole('combobox', { name: 'Who' }).first().focus();
    await keys(page, 'ex');
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await page.setViewportSize(size);
      expect(await watched.violations()).toEqual([]);
      expect(await watched.overflow()).toBe(0);
    }
    expect(watched.complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);
    await page.close();
  });
});
