import { changeByte } from './book-file';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

describe('the doctor', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());
  beforeAll(() => desk.run(['import', writeActs(desk.path('small.jsonl'), SMALL_CASE), '--as', 'Jo Bloggs']));

  it('finds a whole book whole', async () => {
    const { code, out } = await desk.run(['doctor']);
    expect(code).toBe(0);
    expect(out).toMatch(/: the book is whole\.$/m);
    const report = JSON.parse((await desk.run(['doctor', '--json'])).out);
    expect(report).toMatchObject({ events: 9, streams: 5, faults: [], stopped: false });
  });

  it('names the stream, the revision and what does not match where a byte was changed', async () => {
    changeByte(desk.path('data/parley.db'), { stream: 'negotiation-test-talks', revision: 2, from: 'Five nights', to: 'Nine nights' });
    const { code, out } = await desk.run(['doctor']);
    expect(code).toBe(1);
    expect(out).toContain('- negotiation-test-talks, revision 2: its content is not what was recorded');
    expect(out).toMatch(/event [0-9a-f-]{36}; .*payload-commitment/);
    expect(out).not.toContain('nights');
    const { faults } = JSON.parse((await desk.run(['doctor', '--json'])).out);
    expect(faults[0]).toMatchObject({ stream: 'negotiation-test-talks', revision: 2, what: expect.stringContaining('payload') });
  });
});
