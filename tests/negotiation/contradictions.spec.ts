import { contradictionsIn, type Contradiction, type Entry } from '@parley/negotiation';
import fc from 'fast-check';
import { anEntry, given, talks, told, viewOf, type Told } from './kit';

const pay = told('raise-issue', { issue: 'pay', title: 'Pay' });
const people = ['Jo Bloggs', 'Ann Other'].map((name) => told('register-person', { name, distinguishing: 'invented' }));
const offices = ['minister', 'shadow'].map((office) => told('record-office', { person: 'Jo Bloggs', office, title: office }));
interface By {
  readonly party?: string;
  readonly body?: string;
  readonly person?: string;
  readonly office?: string;
  readonly act?: string;
}
let position = 0;
const stance = (
  says: string,
  day: string | undefined,
  { party = 'north-union', body, person, office, act = 'take-position' }: By = {},
): Told =>
  told(act, {
    ...{ position: `p-${(position += 1)}`, party, ...(body !== undefined && { body }), target: { issue: 'pay' }, stance: says },
    ...(person !== undefined && { actors: [{ person, ...(office !== undefined && { office }), party }] }),
    ...(day !== undefined && { occurred: { edtf: day } }),
  });
const found = (...acts: readonly Told[]): readonly Contradiction[] =>
  contradictionsIn(given(...talks, ...people, ...offices, pay, ...acts).negotiation());
const kinds = (...acts: readonly Told[]) => found(...acts).map(({ kind, open }) => [kind, open]);

describe('a stance against an earlier one', () => {
  it('is a reversal where party, body and capacity are the same, with both entries', () => {
    const [one] = found(stance('supports', '2025-01'), stance('opposes', '2025-02'));
    expect(one).toMatchObject({
      ...{ kind: 'reversal', open: true, order: 'certain', target: { issue: 'pay' } },
      ...{ earlier: { stance: 'supports', party: 'north-union' }, later: { stance: 'opposes' } },
    });
    const minister = { party: 'ministry', person: 'Jo Bloggs', office: 'minister' };
    expect(kinds(stance('seeks', '2025-01', minister), stance('opposes', '2025-02', minister))).toEqual([['reversal', true]]);
  });

  it('is a declared one where it was recorded as a change, and then not open', () => {
    expect(found(stance('supports', '2025-01'), stance('opposes', '2025-02', { act: 'change-position' }))).toMatchObject([
      { kind: 'reversal', declared: true, open: false },
    ]);
  });

  it('is none where the person spoke in another office', () => {
    const before = { party: 'ministry', person: 'Jo Bloggs', office: 'minister' };
    const after = { party: 'north-union', person: 'Jo Bloggs', office: 'shadow' };
    expect(kinds(stance('supports', '2009', before), stance('opposes', '2012', after))).toEqual([['other-office', false]]);
  });

  it('is none where another person spoke for the party, or another body of it', () => {
    const by = (person: string) => ({ person, office: 'minister' });
    expect(kinds(stance('supports', '2024', by('Jo Bloggs')), stance('opposes', '2025', by('Ann Other')))).toEqual([
      ['other-person', false],
    ]);
    expect(kinds(stance('supports', '2024', { body: 'leadership' }), stance('opposes', '2025', { body: 'members' }))).toEqual([
      ['other-body', false],
    ]);
  });

  it('is none where the members vote against what their leadership recommended', () => {
    const offer = told('table-proposal', { proposal: 'offer', author: ['hill-trust'], to: ['north-union'], occurred: { edtf: '2025-01' } });
    const reply = (response: string, body: string, edtf: string) =>
      told('respond', { proposal: 'offer', version: 1, party: 'north-union', body, response, occurred: { edtf } });
    expect(kinds(offer, reply('accept', 'leadership', '2025-02'), reply('reject', 'members', '2025-03'))).toEqual([['other-body', false]]);
    expect(kinds(offer, reply('accept', 'members', '2025-02'), reply('reject', 'members', '2025-03'))).toEqual([['reversal', true]]);
  });

  it('is left open where it is not known who spoke', () => {
    const named = { person: 'Jo Bloggs', office: 'minister' };
    expect(kinds(stance('supports', '2024', named), stance('opposes', '2025'))).toEqual([['capacity-not-known', true]]);
  });

  it('is not claimed to come later where the dates do not say so', () => {
    expect(found(stance('supports', undefined), stance('opposes', '2025'))).toMatchObject([{ kind: 'reversal', order: 'undetermined' }]);
  });

  it.each([
    ['what two parties hold against each other', [stance('supports', '2024'), stance('opposes', '2025', { party: 'hill-trust' })]],
    ['a move by way of something between', [stance('supports', '2024'), stance('open', '2025-01'), stance('opposes', '2025-02')]],
    ['support for what is sought', [stance('seeks', '2024'), stance('supports', '2025')]],
    ['the same said again, and again', [stance('opposes', '2024'), stance('opposes', '2025-01'), stance('opposes', '2025-02')]],
  ])('is none: %s', (_what, acts) => {
    expect(found(...acts)).toEqual([]);
  });

  it('is none once the earlier one was withdrawn', () => {
    const taken = stance('supports', '2024');
    const withdrawn = told('withdraw-position', { position: taken.body['position'], occurred: { edtf: '2025-01' } });
    expect(found(taken, withdrawn, stance('opposes', '2025-02'))).toEqual([]);
  });

  it('contradicts once, however often it is said', () => {
    const members = { body: 'members' };
    const all = [stance('supports', '2024'), stance('opposes', '2025-01', members), stance('opposes', '2025-02', members)];
    expect(kinds(...all)).toEqual([['other-body', false]]);
  });

  it('is found wherever a reversal is planted among paraphrases, and nowhere else (property)', () => {
    const line = fc.record({
      side: fc.boolean(),
      words: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
      isPlanted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const entries: Entry[] = [];
        const planted: string[] = [];
        const say = (target: object, says: string, ground: string): string => {
          const n = entries.length;
          const day = new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
          const data = { position: `p-${n}`, party: 'north-union', target, stance: says, ground };
          entries.push(anEntry({ type: n % 2 ? 'PositionTaken' : 'PositionRestated', data, occurred: { edtf: day } }, n));
          return entries[n]?.eventId ?? '';
        };
        lines.forEach(({ side, words, isPlanted }, n) => {
          const same = side ? ['supports', 'seeks', 'supports'] : ['opposes', 'opposes', 'opposes'];
          words.forEach((word) => say({ subject: `matter ${n}` }, same[word] as string, `Put as ${word}.`));
          if (isPlanted) planted.push(say({ subject: `matter ${n}` }, side ? 'opposes' : 'supports', 'The other way.'));
        });
        const view = viewOf(entries);
        expect(contradictionsIn(view).map(({ kind, later }) => [kind, later.entry])).toEqual(planted.map((entry) => ['reversal', entry]));
      }),
    );
  });
});
