import { existsSync } from 'node:fs';
import { changeByte, eventsIn } from './book-file';
import { Desk } from './parley';
import { manyIssues, SMALL_CASE, writeActs } from './small-case';

describe('copy', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());
  beforeAll(() => desk.run(['import', writeActs(desk.path('small.jsonl'), SMALL_CASE), '--as', 'Jo Bloggs']));

  it('copies the own book, and says in text and in JSON that both sides are equal', async () => {
    const { code, out } = await desk.run(['copy', '--to', 'sqlite:backup/copy.db']);
    expect(code).toBe(0);
    expect(out).toMatch(/^9 events copied, 0 found in the target; book [0-9a-f-]{36}\. Both sides are equal\.$/m);
    expect(out).toMatch(/^Source +9 events in 5 streams, ([0-9a-f]{64})\nTarget +9 events in 5 streams, \1$/m);
    const again = JSON.parse((await desk.run(['copy', '--to', 'sqlite:backup/copy.db', '--json'])).out);
    expect(again).toMatchObject({ found: 9, copied: 0, source: { events: 9 }, stopped: false });
    expect(again.target).toEqual(again.source);
  });

  it('makes a book that answers as the first one does', async () => {
    const [own, copied] = [
      await desk.run(['position', 'test-talks', '--json']),
      await desk.run(['position', 'test-talks', '--json', '--store', 'sqlite:backup/copy.db']),
    ];
    expect(JSON.parse(copied.out)).toEqual(JSON.parse(own.out));
    expect((await desk.run(['doctor', '--store', 'sqlite:backup/copy.db'])).code).toBe(0);
  });

  it('ends with 2 where source and target are one place, also under another name', async () => {
    const { code, err } = await desk.run(['copy', '--to', `sqlite:${desk.path('data')}/../data/parley.db`]);
    expect([code, err]).toEqual([2, 'parley: Source and target are the same place.\n']);
  });

  it('ends with 1 and names the first difference where the target was recorded to', async () => {
    const more = writeActs(desk.path('more.jsonl'), [{ act: 'register-party', commandId: 'more/1', name: 'Another', kind: 'other' }]);
    await desk.run(['import', more, '--as', 'Jo Bloggs', '--store', 'sqlite:backup/copy.db']);
    const { code, out, err } = await desk.run(['copy', '--to', 'sqlite:backup/copy.db']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^parley: The target goes on where the source ends, with register-parties, revision 2: it was recorded to since\.$/m,
    );
  });

  it('ends with 1 where the source was changed, and copies nothing', async () => {
    changeByte(desk.path('data/parley.db'), { stream: 'negotiation-test-talks', revision: 2, from: 'Five nights', to: 'Nine nights' });
    const { code, err } = await desk.run(['copy', '--to', 'sqlite:other.db']);
    expect(code).toBe(1);
    expect(err).toMatch(/^parley: In the source, negotiation-test-talks, revision 2 is not what was recorded/m);
    expect(eventsIn(desk.path('other.db'))).toBe(0);
  });
});

describe('a copy that is stopped by Ctrl-C', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it('says so with its exit code, and the same command copies the rest', async () => {
    const acts = manyIssues(1_500);
    await desk.run(['import', writeActs(desk.path('many.jsonl'), acts), '--as', 'Jo']);
    const copying = desk.start(['copy', '--to', 'sqlite:copy.db', '--json']);
    await copying.said(/^Reading the source …$/m);
    copying.child.kill('SIGINT');
    const { code, out, err } = await copying.ended;
    expect(code).toBe(130);
    expect(err).toContain('Stopped; what is copied stays. The same command again copies the rest.');
    const stopped = JSON.parse(out);
    expect(stopped).toMatchObject({ stopped: true, found: 0 });
    expect(stopped.copied).toBe(existsSync(desk.path('copy.db')) ? eventsIn(desk.path('copy.db')) : 0);
    const rest = JSON.parse((await desk.run(['copy', '--to', 'sqlite:copy.db', '--json'])).out);
    expect(rest).toMatchObject({ found: stopped.copied, stopped: false });
    expect(rest.target).toEqual(rest.source);
  });
});
