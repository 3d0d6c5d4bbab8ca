import type { Page } from 'playwright-core';
import { opened, anObjection } from '../api/kit';
import { workspace, type Watched, type Workspace } from './workspace';

let shop: Workspace;
let talks: string;
beforeAll(async () => {
  shop = await workspace({ isEmpty: true });
  talks = await opened(shop.served);
  await shop.served.act('/api/sources', { source: 'a-letter', kind: 'letter', title: 'The letter of May' }).expect(201);
});
afterAll(() => shop.close());

/** A fresh objection, by its event id. */
async function raised(ground: string): Promise<string> {
  const { body } = await shop.served.act(`${talks}/raise-objection`, { ...anObjection, ground }).expect(201);
  return body.events[0].eventId as string;
}
/** Its page, with somebody at it who has said who they are. */
async function atEntry(eventId: string): Promise<Watched> {
  const watched = await shop.open(`/entries/${eventId}`);
  await watched.page.evaluate("localStorage.setItem('parley.recorder', 'Ann Recorder')");
  await watched.goto(`/entries/${eventId}`);
  return watched;
}
const opening = async (page: Page, title: string) => {
  await page.getByText(title, { exact: true }).click();
  return page.locator('form').filter({ has: page.getByRole('button', { name: /^(Record the|Add the|Send the|.* it$)/ }) });
};
const part = (page: Page, title: string) => page.getByRole('region', { name: title });
interface Told {
  readonly data: Readonly<Record<string, unknown>>;
  readonly since: readonly { readonly eventId: string; readonly type: string; readonly data: object }[];
  readonly asRecorded?: object;
  readonly sources: readonly object[];
  readonly disputedBy: readonly string[];
  readonly acknowledgedBy: readonly string[];
}
const entryOf = async (eventId: string) => (await shop.served.ask(`/api/entries/${eventId}`).expect(200)).body as Told;

describe('a wrong entry', () => {
  it('is corrected with the reason, and both are shown, with who, when and why; the receipt names what was recorded', async () => {
    const eventId = await raised('Too many nights.');
    const watched = await atEntry(eventId);
    const { page } = watched;
    const form = await opening(page, 'Correct this entry');
    await form.getByLabel('Why it is wrong').fill('The minutes give the day before.');
    await form.getByText('When it happened', { exact: true }).first().click();
    await form.getByLabel('Date (optional)').fill('2025-03-03');
    await form.getByLabel('Ground', { exact: true }).fill('Four nights are too many.');
    await form.getByRole('button', { name: 'Record the correction' }).click();
    await form.getByText('1 entry recorded.').waitFor();
    const { since, asRecorded, ...now } = await entryOf(eventId);
    expect(now).toMatchObject({
      occurred: { edtf: '2025-03-03' },
      data: { ground: 'Four nights are too many.', target: { issue: 'night-shifts' } },
    });
    expect(asRecorded).toMatchObject({ occurred: { edtf: '2025-03-04' }, data: { ground: 'Too many nights.' } });
    expect(since[0]?.data).not.toHaveProperty('actors');
    const receipt = await form.getByText('Leaf hash').locator('..').innerText();
    expect(await form.innerText()).toContain(since[0]?.eventId);
    expect(receipt).toMatch(/[0-9a-f]{64}/);
    expect(await part(page, 'As it was first recorded').innerText()).toContain('Too many nights.');
    expect(await part(page, 'What it says').innerText()).toContain('Four nights are too many.');
    const done = await part(page, 'What was done to it since').innerText();
    expect(done).toMatch(/Corrected, recorded: .* by Ann Recorder[\s\S]*The minutes give the day before\./);
    expect(await watched.violations()).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('is refused at the field that does not fit; the refusal takes the focus, leads to the field, and nothing typed is lost', async () => {
    const watched = await atEntry(await raised('Too few days off.'));
    const { page } = watched;
    const form = await opening(page, 'Correct this entry');
    await form.getByText('When it happened', { exact: true }).first().click();
    await form.getByLabel('Date (optional)').fill('last Tuesday');
    await form.getByLabel('Why it is wrong').fill('It was another day.');
    await form.getByRole('button', { name: 'Record the correction' }).click();
    const refusal = form.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/Not recorded\. The date is no EDTF/);
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('alert');
    expect(await watched.violations()).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.name')).toBe('replacement.occurred.edtf');
    expect(await form.getByLabel('Date (optional)').inputValue()).toBe('last Tuesday');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2025-03-11');
    await page.keyboard.press('Enter');
    await form.getByText('1 entry recorded.').waitFor();
    await page.close();
  });

  it('that somebody else corrects meanwhile is shown with both sides, and nothing typed is lost; what is added elsewhere does not matter', async () => {
    const eventId = await raised('Nights in a row.');
    const { page } = await atEntry(eventId);
    const form = await opening(page, 'Correct this entry');
    await form.getByLabel('Why it is wrong').fill('I heard it otherwise.');
    await form.getByLabel('Ground', { exact: true }).fill('Nights in a row without a day off.');
    await raised('Another objection, which moves the record on.');
    const theirs = {
      entry: eventId,
      reason: 'Misspelt.',
      replacement: { data: { ...(await entryOf(eventId)).data, ground: 'Five nights in a row.' } },
    };
    await shop.served.act(`${talks}/correct-entry`, theirs).expect(201);
    await part(page, 'What was done to it since').getByText('Misspelt.').waitFor();
    await form.getByRole('button', { name: 'Record the correction' }).click();
    const sides = form.getByRole('alert');
    expect(await sides.innerText()).toMatch(
      /Meanwhile somebody else[\s\S]*Misspelt\.[\s\S]*Five nights in a row[\s\S]*Nights in a row without a day off/,
    );
    expect((await entryOf(eventId)).since).toHaveLength(1);
    expect(await form.getByLabel('Ground', { exact: true }).inputValue()).toBe('Nights in a row without a day off.');
    await form.getByRole('button', { name: 'Record the correction' }).click();
    await form.getByText('1 entry recorded.').waitFor();
    const now = await entryOf(eventId);
    expect(now.data.ground).toBe('Nights in a row without a day off.');
    expect(now.since).toHaveLength(2);
    await page.close();
  });

  it('is recorded although the record moves on while it is sent', async () => {
    const eventId = await raised('Days off.');
    const { page } = await atEntry(eventId);
    const form = await opening(page, 'Retract it');
    await form.getByLabel('Reason', { exact: true }).fill('Said elsewhere.');
    let tries = 0;
    await page.route('**/retract-entry', async (route) => {
      if ((tries += 1) === 1) await raised('Recorded a moment before.');
      await route.continue();
    });
    await form.getByRole('button', { name: 'Retract it' }).click();
    await form.getByText('1 entry recorded.').waitFor();
    expect(tries).toBe(2);
    expect(await entryOf(eventId)).toHaveProperty('retractedBy');
    await page.getByText('Retracted: it counts no longer.').waitFor();
    await page.close();
  });
});

describe('what is said of an entry', () => {
  it('evidence, an acknowledgement and a dispute are recorded with the keyboard alone, each for the side that says so', async () => {
    const eventId = await raised('Rosters come late.');
    const { page } = await atEntry(eventId);
    const type = async (...keys: readonly string[]) => {
      for (const key of keys) await (key.length > 1 && !key.startsWith('=') ? page.keyboard.press(key) : page.keyboard.type(key.slice(1)));
    };
    const summary = (title: string) => page.locator('summary').filter({ hasText: title });
    await summary('Add evidence for it').focus();
    await type('Enter');
    await page.getByLabel('Source', { exact: true }).waitFor();
    await type('Tab', '=The letter of May', 'Tab', '=p. 2', 'Tab', '=“late”', 'Tab');
    await page.getByLabel('Grade', { exact: true }).selectOption('on-record');
    await page.getByRole('button', { name: 'Add the evidence' }).focus();
    await type('Enter');
    await page.getByText('1 entry recorded.').waitFor();
    await summary('Dispute it for a side').focus();
    await type('Enter');
    await page.getByLabel('Side (optional)').waitFor();
    await page.getByLabel('Side (optional)').selectOption('management-side');
    await page.getByLabel('Ground', { exact: true }).fill('They come on Fridays.');
    await type('Tab', 'Enter');
    await page.getByText('by the Management side').waitFor();
    const { since, sources, disputedBy } = await entryOf(eventId);
    expect(since.map(({ type: of }) => of)).toEqual(['EvidenceAdded', 'EntryDisputed']);
    expect(sources).toEqual([{ source: 'a-letter', locator: 'p. 2', quote: '“late”', grade: 'on-record' }]);
    expect(disputedBy).toHaveLength(1);
    await page.close();
  });

  it('is not sent twice where no answer came: the same is sent again under the same key', async () => {
    const eventId = await raised('No breaks.');
    const { page } = await atEntry(eventId);
    const form = await opening(page, 'Acknowledge it for a side');
    await form.getByLabel('Side (optional)').selectOption('staff-side');
    const keys: (string | undefined)[] = [];
    await page.route('**/acknowledge-entry', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const reply = await route.fetch();
      if (keys.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: reply });
    });
    await form.getByRole('button', { name: 'Acknowledge it' }).click();
    await form.getByText('it is not known whether this was recorded').waitFor();
    expect(await form.getByLabel('Side (optional)').isDisabled()).toBe(true);
    await form.getByRole('button', { name: 'Send the same again' }).click();
    await form.getByText('1 entry recorded.').waitFor();
    expect(new Set(keys).size).toBe(1);
    expect((await entryOf(eventId)).acknowledgedBy).toHaveLength(1);
    await page.close();
  });

  it('waits for a name where nobody said who records, and is recorded under it', async () => {
    const eventId = await raised('Noise.');
    const { page } = await shop.open(`/entries/${eventId}`);
    const form = await opening(page, 'Acknowledge it for a side');
    await form.getByRole('combobox', { name: 'Party (optional)' }).fill('A Trust');
    await form.getByRole('button', { name: 'Acknowledge it' }).click();
    await page.getByRole('dialog').getByLabel('Your name').fill('Bo Recorder');
    await page.keyboard.press('Enter');
    await form.getByText('1 entry recorded.').waitFor();
    expect((await entryOf(eventId)).since[0]).toMatchObject({ recordedByName: 'Bo Recorder', data: { party: 'a-trust' } });
    await page.close();
  });
});

describe('the proof of an entry', () => {
  it('is worked out in the browser from the stored bytes, and compared with a receipt that was kept', async () => {
    const { body } = await shop.served.act(`${talks}/raise-objection`, { ...anObjection, ground: 'Proved.' }).expect(201);
    const { eventId, leaf } = body.events[0] as { eventId: string; leaf: string };
    const { page } = await atEntry(eventId);
    const receipt = part(page, 'Its place in the book');
    await receipt.getByText('Matches', { exact: true }).waitFor();
    expect(await receipt.innerText()).toContain(leaf);
    await receipt.getByLabel('Leaf hash of a receipt that you kept').fill(leaf);
    await receipt.getByRole('button', { name: 'Compare' }).click();
    await receipt.getByText('The same: this entry is the one that your receipt names, unaltered.').waitFor();
    await receipt.getByLabel('Leaf hash of a receipt that you kept').fill(leaf.replace(/^./, leaf.startsWith('0') ? '1' : '0'));
    await receipt.getByRole('button', { name: 'Compare' }).click();
    await receipt.getByText('Not the same as the entry that stands here now.').waitFor();
    await page.close();
  });

  it.each([
    ['payload', /payload-commitment/],
    ['header', /next entry of the record is chained to another leaf hash/],
  ] as const)('does not match where a character of the %s is another than was recorded, whatever the server says', async (which, fault) => {
    const eventId = await raised('Too many nights to be true.');
    await raised('Stands behind it.');
    const watched = await shop.open('/');
    await watched.page.route(`**/entries/${eventId}/stored*`, async (route) => {
      const reply = await route.fetch();
      const stored = (await reply.json()) as { header: string; payload: string };
      stored[which] = stored[which].replace(
        which === 'payload' ? 'true' : '"via":"unauthenticated"',
        which === 'payload' ? 'fair' : '"via":"session"',
      );
      await route.fulfill({ response: reply, json: stored });
    });
    await watched.goto(`/entries/${eventId}`);
    const receipt = part(watched.page, 'Its place in the book');
    await receipt.getByText('Does not match', { exact: true }).waitFor();
    expect(await receipt.innerText()).toMatch(fault);
    expect(await watched.violations()).toEqual([]);
    await watched.page.close();
  });
});
