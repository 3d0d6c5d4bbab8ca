import type { Served } from '../api/kit';
import { addressOf, PATHS } from './places';
import { AT_400_PERCENT, PHONE, WIDE, workspace, type Workspace } from './workspace';

const SCRIPT = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;{{7*7}}`;
const FLIPPED = '\u202Eغير صحيح‏ שלום\u202C 🇬🇧👩🏽‍⚕️🤝🏿';
const filled = (length: number): string => `${SCRIPT} ${FLIPPED} `.padEnd(length, 'Wxy');
/** As long as each may be, in one word for the most part. */
const [NAME, TITLE, LONG, QUOTE] = [filled(200), filled(300), filled(2_000), filled(10_000)];

const cited = { sources: [{ source: 'hostile', locator: NAME, quote: QUOTE, grade: 'report', leaked: true }], occurred: { phrase: NAME } };
const by = { actors: [{ party: 'hostile', asPrinted: NAME }] };

/** A record in which everything that can be said is as hostile as it can be. */
async function recordHostile(served: Served): Promise<Readonly<Record<'entry' | 'decision' | 'approval', string>>> {
  const talks = '/api/negotiations/hostile';
  const acts: readonly (readonly [string, object])[] = [
    ['/api/register/register-party', { party: 'hostile', name: NAME, kind: 'union', region: NAME.slice(0, 100) }],
    ['/api/register/register-party', { party: 'trust', name: FLIPPED, kind: 'employer' }],
    ['/api/sources', { source: 'hostile', kind: 'article', title: TITLE }],
    ['/api/consortia', { consortium: 'hostile', name: NAME, purpose: LONG }],
    ['/api/consortia/hostile/claim-membership', { count: { value: 20, kind: 'claimed' }, ...cited }],
    ['/api/consortia/hostile/name-member', { member: 'trust', ...cited }],
    [
      '/api/consortia/hostile/record-board-approval',
      { member: 'trust', subject: { about: 'business-case', title: NAME }, conditions: [{ text: LONG }], ...cited },
    ],
    ['/api/negotiations', { negotiation: 'hostile', title: TITLE, level: 'regional', parties: ['hostile', 'trust'], frame: filled(1_000) }],
    [`${talks}/raise-issue`, { issue: 'hostile', title: NAME, ...cited }],
    [`${talks}/float-proposal`, { proposal: 'floated', kind: 'offer', title: TITLE, ...by, ...cited }],
    [`${talks}/table-proposal`, { proposal: 'tabled', kind: 'claim', title: TITLE, forum: NAME, ...by, ...cited }],
    [`${talks}/specify-term`, { proposal: 'floated', issue: 'hostile', parameter: NAME, target: { text: filled(1_000) }, ...cited }],
    [`${talks}/take-position`, { target: { issue: 'hostile' }, party: 'hostile', stance: 'opposes', ground: LONG, ...by, ...cited }],
    [`${talks}/record-statement`, { kind: 'warning', substance: QUOTE, about: [{ subject: filled(500) }], ...by, ...cited }],
    [`${talks}/put-question`, { question: 'hostile', limbs: [filled(1_000)], ...by, ...cited }],
    [
      `${talks}/specify-term`,
      {
        proposal: 'floated',
        issue: 'hostile',
        parameter: NAME,
        target: { rate: { value: '9', unit: 'percent', of: NAME.slice(0, 100) } },
        ...cited,
      },
    ],
    [`${talks}/respond`, { proposal: 'tabled', version: 1, party: 'trust', response: 'accept', conditions: [filled(500)], ...cited }],
    [`${talks}/raise-objection`, { target: { issue: 'hostile' }, ground: LONG, ...by, ...cited }],
    [
      `${talks}/schedule-meeting`,
      { meeting: 'hostile', starts: '2030-01-01', title: TITLE, forum: NAME, place: NAME, agenda: [{ item: filled(500) }] },
    ],
    [
      `${talks}/draft-minutes`,
      { meeting: 'hostile', version: 1, paragraphs: [{ number: NAME.slice(0, 20), text: QUOTE }, { text: SCRIPT }], ...cited },
    ],
    [`${talks}/dispute-minutes`, { meeting: 'hostile', version: 1, ground: filled(5_000), parties: ['hostile'], ...cited }],
    [`${talks}/agree-action`, { action: 'hostile', what: filled(1_000), who: [{ party: 'hostile' }], due: '2030-01-01', ...cited }],
  ];
  const made = new Map<string, string>();
  const refused: string[] = [];
  for (const [path, body] of acts) {
    const reply = await served.act(path, body, { 'Parley-Recorder': encodeURIComponent(NAME) });
    if (reply.status !== 201) refused.push(`${path}: ${JSON.stringify(reply.body)}`);
    const { events = [] } = reply.body as { events?: readonly { eventId: string }[] };
    made.set(path.slice(path.lastIndexOf('/') + 1), events[0]?.eventId ?? '');
  }
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const madeBy = (act: string): string => made.get(act) ?? '';
  return { entry: madeBy('record-statement'), decision: madeBy('respond'), approval: madeBy('record-board-approval') };
}

let shop: Workspace;
let entry: string;
let decision: string;
let approval: string;
let person: string;
beforeAll(async () => {
  shop = await workspace({ isEmpty: true });
  ({ entry, decision, approval } = await recordHostile(shop.served));
  const { body } = await shop.served.ask('/api/people').expect(200);
  person = (body.items as readonly { id: string }[])[0]?.id ?? '';
});
afterAll(() => shop.close());

const PLACES = [...PATHS, '/search?text=script'];
const idsNow = () => ({
  negotiations: 'hostile',
  consortia: 'hostile',
  parties: 'hostile',
  people: person,
  sources: 'hostile',
  entries: entry,
  decision,
  approval,
  meeting: 'hostile',
});

describe.each(PLACES)('hostile content on %s', (path) => {
  it('is shown as text, runs nothing, and is wider than no screen', async () => {
    const watched = await shop.open('/');
    const { page, complaints } = watched;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.evaluate(`localStorage.setItem('parley.recorder', ${JSON.stringify(NAME)})`);
    await watched.goto(addressOf(path, idsNow()));
    await page.locator('.live-line--following').waitFor();
    if (path.includes(':id')) await page.getByText('<script>alert(1)</script>').first().waitFor();
    expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await page.setViewportSize(size);
      expect({ ...size, tooWide: await watched.tooWide() }).toEqual({ ...size, tooWide: [] });
    }
    expect(await watched.violations()).toEqual([]);
    expect([...dialogs, ...complaints]).toEqual([]);
    await page.close();
  });
});

it('hostile content stands in the forms as it is, and nothing of it is lost by a correction', async () => {
  const watched = await shop.open(`/entries/${entry}`);
  const { page } = watched;
  await page.evaluate("localStorage.setItem('parley.recorder', 'Ann Recorder')");
  await watched.goto(`/entries/${entry}`);
  await page.getByText('Correct this entry', { exact: true }).click();
  await page.getByLabel('Why it is wrong').fill('It was no warning.');
  await page.getByLabel('Kind', { exact: true }).selectOption('opinion');
  await page.setViewportSize(AT_400_PERCENT);
  expect(await watched.overflow()).toBe(0);
  await page.getByRole('button', { name: 'Record the correction' }).click();
  await page.getByText('1 entry recorded.').waitFor();
  const { body } = await shop.served.ask(`/api/entries/${entry}`).expect(200);
  expect(body.data).toMatchObject({ kind: 'opinion', substance: QUOTE.normalize('NFC') });
  expect(body.sources).toEqual([{ ...cited.sources[0], locator: NAME.normalize('NFC'), quote: QUOTE.normalize('NFC') }]);
  await page.close();
});
