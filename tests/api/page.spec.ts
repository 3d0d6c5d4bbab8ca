import { html } from '../../apps/api/src/page/html';
import { spoken, valueInWords } from '../../apps/api/src/page/in-words';
import { anObjection, opened, serve, type Served } from './kit';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>&`;
let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  await served
    .act(`${talks}/raise-objection`, { ...anObjection, ground: HOSTILE, occurred: { edtf: '2025-03-04', phrase: HOSTILE } })
    .expect(201);
  await served
    .act(
      '/api/negotiations',
      { negotiation: 'hostile', title: HOSTILE, level: 'national' },
      { 'Parley-Recorder': encodeURIComponent(HOSTILE) },
    )
    .expect(201);
  await served.act('/api/consortia', { consortium: 'c-one', name: `Consortium ${HOSTILE}` }).expect(201);
  await served.act('/api/consortia/c-one/claim-membership', { count: { value: 20, kind: 'claimed' } }).expect(201);
  await served.tracker.waitFor('head');
});
afterAll(() => served.close());

const tags = (text: string): string[] => [...text.matchAll(/<\/?(script|img)[^>]*>/g)].map(([tag]) => tag);

describe('the page', () => {
  it('lists the negotiations with what happened last and what is open', async () => {
    const { text, headers } = await served.get('/').expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<a href="/negotiations/night-work">Night work</a>');
    expect(text).toContain('1 objection');
    expect(text).toContain('Nobody is signed in: anyone on this machine can read and record.');
  });

  it('shows where a negotiation stands and its history, in words', async () => {
    const { text } = await served.get('/negotiations/night-work').expect(200);
    for (const words of [
      '<h1>Night work</h1>',
      'Objections',
      'A Union',
      'Objection raised',
      'Robin Recorder',
      '/api/negotiations/night-work/position',
    ])
      expect(text).toContain(words);
  });

  it('shows a consortium with what is claimed and what is named', async () => {
    const { text } = await served.get('/consortia/c-one').expect(200);
    expect(text).toMatch(/<dt>Members claimed<\/dt>\s*<dd>20<\/dd>/);
  });

  it.each(['/', '/negotiations/night-work', '/negotiations/hostile', '/consortia/c-one'])(
    '%s shows hostile content as text',
    async (path) => {
      const { text } = await served.get(path).expect(200);
      expect(text).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
      expect(tags(text)).toEqual(['<script src="/page.js" defer>', '</script>']);
    },
  );

  it('can be asked as of another moment, and takes nothing hostile from the address', async () => {
    const early = await served.get('/negotiations/night-work?asOf=2001&knownAt=&evidence=').expect(200);
    expect(early.text).not.toContain('Objection raised');
    await served.get(`/negotiations/night-work?asOf=${encodeURIComponent(HOSTILE)}`).expect(400);
  });

  it('loads nothing but its own style and script', async () => {
    for (const path of ['/page.css', '/page.js']) await served.get(path).expect(200);
  });
});

describe('markup', () => {
  it('takes every value as text, lists and numbers too, and markup alone as markup', () => {
    expect(html`<p title="${'"'}">${['<b>', 1, html`<i>${'&'}</i>`]}${undefined}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt;1<i>&amp;</i></p>',
    );
  });
});

describe('stored names and values in words', () => {
  const named = (id: string): string => (id === 'a-union' ? 'A Union' : id);
  it.each<[unknown, string]>([
    [{ value: '60', unit: 'percent', of: 'running costs' }, '60 % of running costs'],
    [{ value: '1', unit: 'percent', of: 'not stated' }, '1 % (of what is not stated)'],
    [
      {
        baseline: { rate: { value: '68', unit: 'percent', of: 'costs' } },
        target: { rate: { value: '60', unit: 'percent', of: 'costs' } },
      },
      'from 68 % of costs to 60 % of costs',
    ],
    [{ op: '>=', money: { amount: '20000000000', currency: 'GBP' } }, 'at least GBP 20000000000'],
    [{ op: '~', count: { value: 20, kind: 'claimed' } }, 'about 20 (claimed)'],
    [{ value: '37.5', per: 'week' }, '37.5 hours a week'],
    [{ party: 'a-union' }, 'party: A Union'],
    [['one', 2, true], 'one; 2; true'],
  ])('%j reads "%s"', (value, words) => {
    expect(valueInWords(value, named)).toBe(words);
  });

  it('splits names of types and of fields', () => {
    expect([spoken('ObjectionRaised'), spoken('on-record'), spoken('openUntil')]).toEqual(['Objection raised', 'On record', 'Open until']);
  });
});
