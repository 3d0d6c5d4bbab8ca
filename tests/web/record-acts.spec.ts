import type { Locator, Page } from 'playwright-core';
import { opened } from '../api/kit';
import { AT_400_PERCENT, PHONE, WIDE, workspace, type Watched, type Workspace } from './workspace';

let shop: Workspace;
let talks: string;
beforeAll(async () => {
  shop = await workspace({ isEmpty: true });
  talks = await opened(shop.served);
  const acts: readonly (readonly [string, object])[] = [
    ['/api/negotiations', { negotiation: 'day-work', title: 'Day work', level: 'regional' }],
    ['/api/consortia', { consortium: 'trusts', name: 'The Trusts' }],
    ['/api/sources', { source: 'a-letter', kind: 'letter', title: 'The letter of May' }],
    [`${talks}/schedule-meeting`, { meeting: 'first', title: 'First talks', starts: '2026-01-10' }],
  ];
  for (const [path, body] of acts) await shop.served.act(path, body).expect(201);
});
afterAll(() => shop.close());

const TALKS = '/negotiations/night-work';
const TRUSTS = '/consortia/trusts';
/** A page with somebody at it who has said who they are, and its forms open. */
async function atForms(path: string): Promise<Watched> {
  const watched = await shop.open(path);
  await watched.page.evaluate("localStorage.setItem('parley.recorder', 'Ann Recorder')");
  await watched.goto(path);
  await watched.page.getByText('Record what happened', { exact: true }).click();
  await watched.page.getByLabel('What happened?').waitFor();
  return watched;
}
async function choose(page: Page, act: string) {
  await page.getByLabel('What happened?').selectOption({ label: act });
  const form = page.getByRole('form', { name: act, exact: true });
  await form.waitFor();
  return form;
}
type Said = Readonly<Record<string, string>>;
/** Unfolds everything that stands folded in a form. */
async function unfold(form: Locator): Promise<void> {
  const folded = form.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}
/** Fills in a form: names are typed once they are suggested, words of a list are chosen. */
async function fill(page: Page, act: string, said: Said) {
  const form = await choose(page, act);
  for (const [label, value] of Object.entries(said)) {
    await unfold(form);
    const field = form.getByLabel(label, { exact: true }).first();
    const role = await field.evaluate(
      (one) => (one as unknown as { tagName: string; role?: string }).role ?? String((one as unknown as { tagName: string }).tagName),
    );
    if (role === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
    if (role !== 'combobox') continue;
    const suggested = form.getByRole('option').filter({ hasText: value }).first();
    await suggested.waitFor({ timeout: 3_000 }).catch(() => undefined);
    await field.press('Escape');
  }
  return form;
}
async function record(page: Page, act: string, said: Said): Promise<void> {
  const form = await fill(page, act, said);
  await form.getByRole('button', { name: /^Record: / }).click();
  await form.getByText('1 entry recorded.').waitFor();
}
const shown = (page: Page, text: string) => page.locator('section.part').getByText(text).first().waitFor();

interface Entry {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly actors: readonly object[];
  readonly sources: readonly object[];
  readonly occurred: object;
}
async function newest(of: string): Promise<Entry> {
  const { body } = await shop.served.ask(`${of}/history?limit=200`).expect(200);
  return (body.items as Entry[]).at(-1) as Entry;
}

/** An act of each family, in the words of its form; what is shown in the position afterwards, and what the record holds. */
const RECORDED: readonly (readonly [string, Said, string, object])[] = [
  ['Raise issue', { Title: 'Rest breaks' }, 'Rest breaks', { title: 'Rest breaks' }],
  ['Convene', { 'Forum (optional)': 'The council' }, 'NegotiationConvened', { forum: 'The council' }],
  ['Announce milestone', { What: 'Answer the claim', Due: '2030-01-01' }, 'Answer the claim', { due: '2030-01-01' }],
  [
    'Table proposal',
    { 'Title (optional)': 'Night cover', 'Kind (optional)': 'Claim', 'Author 1': 'A Union', 'When it happened': '2026-01-12' },
    'Night cover',
    { title: 'Night cover', author: ['a-union'] },
  ],
  [
    'Respond',
    { Proposal: 'Night cover', Version: '1', Party: 'A Trust', Response: 'Question' },
    'question',
    { proposal: 'night-cover', party: 'a-trust' },
  ],
  [
    'Take position',
    { Party: 'A Trust', 'What it is about': 'Night shifts', Stance: 'Opposes', 'Ground (optional)': 'Too dear.' },
    'Too dear.',
    { party: 'a-trust', target: { issue: 'night-shifts' }, stance: 'opposes' },
  ],
  ['Withdraw position', { Position: 'A Trust opposes: issue: night-shifts' }, 'PositionWithdrawn', {}],
  [
    'Record statement',
    { Kind: 'Warning', Substance: 'It will end badly.', 'Who did or said it (if known)': 'a man at the door' },
    'StatementRecorded',
    { kind: 'warning', substance: 'It will end badly.' },
  ],
  [
    'Revise statement',
    { Statement: 'It will end badly.', Substance: 'It may end badly.' },
    'StatementRevised',
    { substance: 'It may end badly.' },
  ],
  ['Put question', { 'Limbs 1': 'Who pays for it?' }, 'Who pays for it?', { limbs: ['Who pays for it?'] }],
  [
    'Record reply',
    { Question: 'Who pays for it?', Addressed: 'Partly', Substance: 'We all do.' },
    'Who pays for it?',
    { addressed: 'partly', substance: 'We all do.' },
  ],
  [
    'Raise objection',
    { 'What it is about': 'Night cover', Ground: 'Too few people.' },
    'Too few people.',
    { target: { proposal: 'night-cover' } },
  ],
  ['Resolve objection', { Objection: 'Too few people.', Outcome: 'Withdrawn' }, 'ObjectionResolved', { outcome: 'withdrawn' }],
  ['Record context fact', { Subject: 'Prices rose' }, 'ContextFactRecorded', { subject: 'Prices rose' }],
  [
    'Note conflict',
    {
      'Entries 1': 'Statement recorded: It will end badly.',
      'Entries 2': 'Statement revised: It may end badly.',
      Parameter: 'how it ends',
    },
    'how it ends',
    { parameter: 'how it ends' },
  ],
  [
    'Agree action',
    { What: 'Count the hours', 'Who 1': 'A Trust' },
    'Count the hours',
    { what: 'Count the hours', who: [{ party: 'a-trust' }] },
  ],
  ['Circulate papers', { Meeting: 'First talks', Title: 'The count' }, 'PapersCirculated', { meeting: 'first' }],
  ['Link negotiation', { Negotiation: 'Day work', Relation: 'Follows' }, 'NegotiationsLinked', { negotiation: 'day-work' }],
  ['Issue report', { Title: 'Where we stand', 'Cites 1': 'Issue raised: Night shifts' }, 'Where we stand', { title: 'Where we stand' }],
];

describe('on the page of a negotiation', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await atForms(TALKS));
  });
  afterAll(() => page.close());

  it.each(RECORDED)('%s is recorded, of people and things by their names, and seen', async (...[act, said, seen, data]) => {
    for (const label of Object.keys(said).filter((one) => one === 'Author 1' || one === 'Who 1' || one === 'Entries 2')) {
      const form = await choose(page, act);
      await unfold(form);
      const adding = form.locator('button', { hasText: `to: ${label.replace(/ \d$/, '')}` });
      while ((await form.getByLabel(label, { exact: true }).count()) === 0) await adding.click();
    }
    await record(page, act, said);
    const entry = await newest(talks);
    expect(entry.data).toMatchObject(data);
    if (/^[A-Z][a-z]+[A-Z]/.test(seen)) expect(entry.type).toBe(seen);
    else await shown(page, seen);
  });

  it('says where it is known from by the name of the source, and when in words', async () => {
    await record(page, 'Raise objection', {
      'What it is about': 'parking',
      Ground: 'No place to park.',
      'When it happened': '2026-01? at the New Year',
      Source: 'The letter of May',
      'Place in the source': 'p. 2',
      Grade: 'On record',
    });
    expect(await newest(talks)).toMatchObject({
      data: { target: { subject: 'parking' } },
      occurred: { edtf: '2026-01?', phrase: 'at the New Year' },
      sources: [{ source: 'a-letter', locator: 'p. 2', grade: 'on-record' }],
    });
  });

  it('what is typed for one act stays while another is looked at', async () => {
    await fill(page, 'Raise issue', { Title: 'Half a title' });
    await choose(page, 'Suspend');
    const form = await choose(page, 'Raise issue');
    expect(await form.getByLabel('Title', { exact: true }).inputValue()).toBe('Half a title');
  });
});

describe('on the page of a consortium', () => {
  it('members are named, join and leave, and boards approve on a condition and see it met', async () => {
    const { page, complaints } = await atForms(TRUSTS);
    const member = { Member: 'A Trust' };
    await record(page, 'Name member', member);
    await page.getByRole('rowheader', { name: 'A Trust' }).waitFor();
    await record(page, 'Join member', member);
    await record(page, 'Record board refusal', { ...member, About: 'Business case', 'Reason (optional)': 'Too soon.' });
    expect((await newest('/api/consortia/trusts')).data).toMatchObject({ member: 'a-trust', reason: 'Too soon.' });
    const form = await choose(page, 'Record board approval');
    await unfold(form);
    await form.locator('button', { hasText: 'to: Conditions' }).click();
    await record(page, 'Record board approval', { ...member, About: 'Joining', Text: 'Talks first.' });
    await page.getByRole('table').getByText('Talks first.').first().waitFor();
    await record(page, 'Meet board condition', { ...member, Condition: 'Talks first.' });
    await record(page, 'Leave member', { ...member, Stage: 'Withdrawing' });
    expect((await newest('/api/consortia/trusts')).data).toEqual({ member: 'a-trust', stage: 'withdrawing' });
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('a form of an act', () => {
  it('is used with the keyboard alone, says what is refused at its field, and breaks no rule of accessibility at any width', async () => {
    const watched = await shop.open(TALKS);
    const { page } = watched;
    await page.keyboard.press('F2');
    await page.keyboard.type('Ann Recorder');
    await page.keyboard.press('Enter');
    await page.locator('summary').filter({ hasText: 'Record what happened' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('What happened?').waitFor();
    await page.keyboard.press('Tab');
    // Letters that follow each other too slowly begin another word.
    const chosen = (): Promise<string> => page.getByLabel('What happened?').inputValue();
    for (let tries = 0; tries < 8 && (await chosen()) !== 'raise-objection'; tries += 1) {
      await page.keyboard.type('Raise o');
      await page.waitForTimeout(1_500);
    }
    const form = page.getByRole('form', { name: 'Raise objection' });
    await form.waitFor();
    await form.getByLabel('What it is about', { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('night sh');
    await form.getByRole('option', { name: 'Night shifts' }).first().waitFor();
    for (const size of [WIDE, PHONE, AT_400_PERCENT]) {
      await page.setViewportSize(size);
      expect(await watched.violations()).toEqual([]);
      expect(await watched.tooWide()).toEqual([]);
    }
    await page.setViewportSize(WIDE);
    await page.keyboard.press('Enter');
    expect(await form.getByLabel('What it is about', { exact: true }).inputValue()).toBe('Night shifts');
    // Enter in a field where nothing is suggested sends the form.
    await page.keyboard.press('Enter');
    const refusal = form.getByRole('alert');
    await refusal.waitFor();
    expect(await form.locator('.field--refused').innerText()).toContain('Ground');
    expect(await watched.violations()).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('By the keyboard alone.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A Un');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await form.getByText('1 entry recorded.').waitFor();
    await page
      .getByRole('region', { name: /^Open objections/ })
      .getByText('By the keyboard alone.')
      .waitFor();
    expect((await newest(talks)).actors).toEqual([{ party: 'a-union' }]);
    expect(watched.complaints.filter((one) => !/status of 4\d\d/.test(one))).toEqual([]);
    await page.close();
  });

  it('shows both sides where somebody else was faster, and what is irregular in its receipt; what is recorded beside it does not matter', async () => {
    await shop.served
      .act(`${talks}/raise-objection`, {
        objection: 'lamps',
        target: { issue: 'night-shifts' },
        ground: 'Too dark.',
        occurred: { edtf: '2026-01-02' },
      })
      .expect(201);
    const { page } = await atForms(TALKS);
    const form = await fill(page, 'Resolve objection', {
      Objection: 'Too dark.',
      Outcome: 'Withdrawn',
      'Reason (optional)': 'There are lamps.',
    });
    await shop.served.act(`${talks}/raise-issue`, { title: 'Beside it' }).expect(201);
    const theirs = { objection: 'lamps', outcome: 'upheld', reason: 'It is dark.', occurred: { edtf: '2026-01-03' } };
    await shop.served.act(`${talks}/resolve-objection`, theirs).expect(201);
    await form.getByRole('button', { name: /^Record: / }).click();
    const sides = form.getByRole('alert');
    await sides.getByText('It is dark.').first().waitFor();
    expect(await sides.innerText()).toMatch(/Meanwhile somebody else[\s\S]*It is dark\.[\s\S]*There are lamps\./);
    expect(await form.getByLabel('Reason (optional)').first().inputValue()).toBe('There are lamps.');
    expect((await newest(talks)).data).toMatchObject({ outcome: 'upheld' });
    await form.getByRole('button', { name: /^Record: / }).click();
    await form.getByText('The objection had been resolved already.').waitFor();
    expect((await newest(talks)).data).toMatchObject({ outcome: 'withdrawn' });
    await page.close();
  });

  it('sends the same again under the same key where no answer came', async () => {
    const { page } = await atForms(TALKS);
    const keys: (string | undefined)[] = [];
    await page.route('**/raise-issue', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const reply = await route.fetch();
      if (keys.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: reply });
    });
    const form = await fill(page, 'Raise issue', { Title: 'Heard once' });
    await form.getByRole('button', { name: /^Record: / }).click();
    await form.getByText('it is not known whether this was recorded').waitFor();
    expect(await form.getByLabel('Title', { exact: true }).isDisabled()).toBe(true);
    await form.getByRole('button', { name: 'Send the same again' }).click();
    await form.getByText('1 entry recorded.').waitFor();
    expect(new Set(keys).size).toBe(1);
    const { body } = await shop.served.ask(`${talks}/position`).expect(200);
    expect((body.issues as { title: string }[]).filter(({ title }) => title === 'Heard once')).toHaveLength(1);
    await page.close();
  });

  it('tells terms of one name by the proposal that each is of, and says so once', async () => {
    for (const [proposal, title] of [
      ['our-claim', 'Our claim'],
      ['their-offer', 'Their offer'],
    ] as const)
      await shop.served
        .act(`${talks}/table-proposal`, {
          proposal,
          title,
          terms: [{ term: `${proposal}-rest`, parameter: 'hours of rest', text: 'More.' }],
        })
        .expect(201);
    const { page } = await atForms(TALKS);
    const form = await choose(page, 'Raise objection');
    const about = form.getByLabel('What it is about', { exact: true });
    await about.fill('hours of rest');
    const options = form.getByRole('listbox', { name: 'Suggestions: What it is about' }).getByRole('option');
    await options.first().waitFor();
    const said = await options.allInnerTexts();
    expect(said).toEqual(['hours of rest (term of Our claim)', 'hours of rest (term of Their offer)']);
    await about.press('Enter');
    expect(await about.inputValue()).toBe(said[0]);
    await form.getByLabel('Ground', { exact: true }).fill('Not enough of it.');
    await form.getByRole('button', { name: /^Record: / }).click();
    await form.getByText('1 entry recorded.').waitFor();
    expect((await newest(talks)).data).toMatchObject({ target: { term: 'our-claim-rest' } });
    await page.close();
  });

  it('is not there at another moment, where nothing can be recorded', async () => {
    const { page } = await shop.open(`${TALKS}?asOf=2030`);
    expect(await page.getByText('Record what happened', { exact: true }).count()).toBe(0);
    await page.close();
  });
});

describe('a form that is opened from what it is about', () => {
  const value = (form: Locator, label: string) => form.getByLabel(label, { exact: true }).first().inputValue();

  it('holds it already: the objection, the question, the proposal with its version; and its address opens the same', async () => {
    await shop.served
      .act(`${talks}/raise-objection`, { objection: 'too-cold', ground: 'It is too cold.', target: { subject: 'cold' } })
      .expect(201);
    await shop.served.act(`${talks}/put-question`, { question: 'who-heats', limbs: ['Who heats the ward?'] }).expect(201);
    await shop.served
      .act(`${talks}/table-proposal`, { proposal: 'heating', title: 'Heating', occurred: { edtf: '2026-01-14' } })
      .expect(201);
    const { page, complaints } = await shop.open(TALKS);
    await page.evaluate("localStorage.setItem('parley.recorder', 'Ann Recorder')");
    await page.reload();
    await page.getByRole('link', { name: 'Answer this objection: the objection “It is too cold.”' }).click();
    const answer = page.getByRole('form', { name: 'Answer objection', exact: true });
    await answer.waitFor();
    expect(await value(answer, 'Objection')).toBe('It is too cold.');
    expect(new URL(page.url()).search).toBe('?record=answer-objection&objection=too-cold');
    await answer.getByLabel('Answer', { exact: true }).fill('Stoves are bought.');
    await page.getByRole('link', { name: 'Record a reply: the question “Who heats the ward?”' }).click();
    const reply = page.getByRole('form', { name: 'Record reply', exact: true });
    await reply.waitFor();
    expect(await value(reply, 'Question')).toBe('Who heats the ward?');
    await page.getByRole('link', { name: 'Record a response: Heating, version 1' }).click();
    const response = page.getByRole('form', { name: 'Respond', exact: true });
    await response.waitFor();
    expect([await value(response, 'Proposal'), await value(response, 'Version')]).toEqual(['Heating', '1']);
    await page.goBack();
    await page.goBack();
    expect(await value(answer, 'Answer')).toBe('Stoves are bought.');
    await answer.getByRole('button', { name: /^Record: / }).click();
    await answer.getByText('1 entry recorded.').waitFor();
    expect(await newest(talks)).toMatchObject({ type: 'ObjectionAnswered', data: { objection: 'too-cold', answer: 'Stoves are bought.' } });
    await page.goto(`${shop.url}${TALKS}?record=table-proposal&proposal=heating&version=2`);
    const tabling = page.getByRole('form', { name: 'Table proposal', exact: true });
    await tabling.waitFor();
    await unfold(tabling);
    await tabling.getByRole('button', { name: /^Record: / }).click();
    await tabling.getByText('1 entry recorded.').waitFor();
    expect(await newest(talks)).toMatchObject({ type: 'ProposalTabled', data: { proposal: 'heating', version: 2 } });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
