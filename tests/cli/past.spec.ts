import { createHash } from 'node:crypto';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

const AN_OFFER = {
  act: 'table-proposal',
  negotiation: 'test-talks',
  commandId: 'past/1',
  proposal: 'test-offer',
  kind: 'offer',
  author: ['test-trust'],
  terms: [{ term: 'row', issue: 'night-shifts', parameter: 'nights in a row', maximum: { count: { value: 4, kind: 'enumerated' } } }],
  occurred: { edtf: '2025-03-10' },
};

const A_REPLY = {
  act: 'respond',
  negotiation: 'test-talks',
  commandId: 'past/2',
  ...{ proposal: 'test-offer', version: 1, party: 'test-union', response: 'accept', occurred: { edtf: '2025-03-20' } },
};

const ANOTHER = { ...A_REPLY, commandId: 'past/3', response: 'reject', occurred: { edtf: '2025-03-21' } };

describe('the past of a book', () => {
  const desk = new Desk();
  const parley = (...args: string[]) => desk.run(args);
  afterAll(() => desk.clear());
  beforeAll(async () => {
    const { code } = await desk.run(['import', writeActs(desk.path('small.jsonl'), [...SMALL_CASE, AN_OFFER, A_REPLY, ANOTHER])], {
      PARLEY_RECORDER: 'Jo Bloggs',
    });
    expect(code).toBe(0);
  });

  it('is a timeline of what can have occurred when, with what the dates leave open', async () => {
    const { code, out } = await parley('timeline', 'test-talks', '--as-of', '2025-02-28');
    expect(code).toBe(0);
    expect(out).toMatch(/^@1 {4}2025-02-01 +Issue raised: Night shifts$/m);
    expect(out).not.toContain('@3');
    const { items } = JSON.parse((await parley('timeline', 'test-talks', '--json')).out) as { items: readonly { revision: number }[] };
    expect(items.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect((await parley('timeline', 'nothing')).code).toBe(1);
  });

  it('says why: the rule, and the entries with their sources', async () => {
    const { code, out } = await parley('why', 'test-talks', 'count:objectionsOpen');
    expect(code).toBe(0);
    expect(out).toContain('Objections neither answered nor resolved.');
    expect(out).toContain('(objection:too-many-nights)');
    expect(out).toContain('source test-letter, p. 2 [on-record]');
    const unknown = await parley('why', 'test-talks', 'objection:none');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('objection:too-many-nights');
    expect(unknown.err).not.toContain('count:');
    const nothing = await parley('why', 'test-talks', 'nothing');
    expect(nothing.err).toMatch(/It speaks of: .*state.*count:\w+ \(one of \d+\)/);
  });

  it('of one entry is told: as it stands, as it was first recorded, what was done to it, and its bytes', async () => {
    const { items } = JSON.parse((await parley('history', 'test-talks', '--kind', 'ObjectionRaised', '--json')).out) as {
      items: readonly { eventId: string }[];
    };
    const id = items[0]?.eventId ?? '';
    const correction = {
      act: 'correct-entry',
      negotiation: 'test-talks',
      commandId: 'past/4',
      ...{ entry: id, reason: 'It was a day later.', replacement: { occurred: { edtf: '2025-02-04' } } },
    };
    const file = writeActs(desk.path('correction.jsonl'), [correction]);
    expect((await desk.run(['import', file], { PARLEY_RECORDER: 'Jo Bloggs' })).code).toBe(0);
    const { code, out } = await parley('entry', id);
    expect(code).toBe(0);
    expect(out).toMatch(
      /occurred 2025-02-04[\s\S]*As it was first recorded[\s\S]*occurred 2025-02-03[\s\S]*What was done to it since[\s\S]*It was a day later\./,
    );
    const [header = '', payload = ''] = (await parley('entry', id, '--stored')).out.split('\n');
    const pc = createHash('sha256').update(`parley/payload/1\0${payload}`).digest('hex');
    expect(JSON.parse(header)).toMatchObject({ id, pc });
    expect((await parley('entry', 'none')).code).toBe(1);
  });

  it('is how the parties moved on an issue, side by side and step by step', async () => {
    const { code, out } = await parley('movement', 'test-talks', 'night-shifts');
    expect(code).toBe(0);
    expect(out).toContain(
      'Side by side\n  - nights in a row\n    - Test Trust: maximum 4 (enumerated) (offer test-offer, version 1, tabled) (@4)',
    );
    expect(out).toMatch(/^Test Trust\n  - nights in a row\n    - 2025-03-10: maximum 4 \(enumerated\)/m);
    const { parties } = JSON.parse((await parley('movement', 'test-talks', 'night-shifts', '--json')).out) as {
      parties: readonly object[];
    };
    expect(parties).toMatchObject([
      { party: 'test-trust', name: 'Test Trust', figures: [{ moves: [{ change: 'first' }] }] },
      { party: 'test-union' },
    ]);
    expect((await parley('movement', 'test-talks', 'rest')).out).toContain('Nobody is on record to have moved on it.');
    const unknown = await parley('movement', 'test-talks', 'nothing');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('`parley position test-talks` names its issues');
    expect((await parley('movement', 'test-talks', 'rest', '--as-of', '2024')).code).toBe(1);
    expect((await parley('movement', 'test-talks', 'rest', '--evidence', 'gossip')).code).toBe(2);
  });

  it('is what a decision was based on', async () => {
    const { code, out } = await parley('basis', 'test-talks', '@5');
    expect(code).toBe(0);
    expect(out).toContain('Decided by  The Test Union: accept');
    expect(out).toMatch(/^Had occurred, and was recorded only later$/m);
    expect(out).toContain('- Objection raised: Five nights in a row are too many. (negotiation-test-talks @2)');
    const answer = JSON.parse((await parley('basis', 'test-talks', '@5', '--json')).out) as object;
    expect(answer).toMatchObject({ decision: { outcome: 'accept' }, onRecord: { items: [] } });
    const none = await parley('basis', 'test-talks', '@1');
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toContain('There is no decision @1');
    expect((await parley('basis', 'test-talks', '@5', '--known-at', 'Monday')).code).toBe(2);
  });

  it('says what does not agree, with both sides', async () => {
    const { code, out } = await parley('conflicts', 'test-talks');
    expect(code).toBe(0);
    expect(out).toContain('- proposal test-offer, version 1: a reversal\n    - The Test Union: accept, 2025-03-20 (@5); unattributed');
    expect(JSON.parse((await parley('conflicts', 'test-talks', '--open', '--json')).out)).toMatchObject({
      contradictions: [{ open: true }],
    });
    expect((await parley('conflicts', 'test-talks', '--as-of', '2025-03-20')).out).toContain('Nothing is seen to disagree.');
    expect((await parley('conflicts', 'nothing')).code).toBe(1);
    expect((await parley('conflicts', 'test-talks', '--evidence', 'gossip')).code).toBe(2);
  });

  it('lists what a date or a grade leaves out, each entry with the reason', async () => {
    const { code, out } = await parley('history', 'test-talks', '--left-out', '--evidence', 'on-record');
    expect(code).toBe(0);
    expect(out).toMatch(/^@1 .*\n(.*\n)*? +left out: its evidence/m);
    expect(out).not.toMatch(/^@2 /m);
    expect((await parley('history', 'test-talks', '--left-out')).out).toBe('Nothing is left out.\n');
  });

  describe('changes', () => {
    it('between two dates are sentences with their entries', async () => {
      const { code, out } = await parley('changes', 'test-talks', '--from', '2025-02-01', '--to', '2025-02-28');
      expect(code).toBe(0);
      expect(out).toContain('- Objection too-many-nights was raised (@2)');
      expect(out).not.toContain('night-shifts');
    });

    it('between two instants are what became known', async () => {
      const { code, out } = await parley('changes', 'test-talks', '--clock', 'recorded', '--from', '2025-01-01T00:00:00Z', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ clock: 'recorded', reflectsFrom: null });
    });

    it('say so where there are none, and where there is no such record', async () => {
      const none = await parley('changes', 'test-talks', '--from', '2025-04-01', '--to', '2025-05-01');
      expect(none).toMatchObject({ code: 0, out: 'Nothing changed.\n' });
      expect((await parley('changes', 'nothing', '--from', '2025')).code).toBe(1);
    });

    it.each([
      ['no earlier moment', []],
      ['a moment that is no date', ['--from', 'Monday']],
      ['a date by the clock of recording', ['--from', '2025-01-01', '--clock', 'recorded']],
      ['an instant yet to come', ['--from', '2999-01-01T00:00:00Z', '--clock', 'recorded']],
      ['moments in reverse', ['--from', '2025-02', '--to', '2025-01']],
      ['a clock that is set twice', ['--from', '2025', '--as-of', '2025']],
      ['a clock that is none', ['--from', '2025', '--clock', 'wall']],
    ])('end with 2 and say why: %s', async (_what, args) => {
      const { code, out, err } = await parley('changes', 'test-talks', ...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).not.toBe('');
    });
  });
});
