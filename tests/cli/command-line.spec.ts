import { existsSync } from 'node:fs';
import { Desk } from './parley';

const VERBS = [
  'serve',
  'demo',
  'import',
  'list',
  'position',
  'history',
  'timeline',
  'changes',
  'why',
  'search',
  'rebuild',
  'copy',
  'doctor',
];

describe('the command line', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it('names every verb in its help', async () => {
    const { code, out } = await desk.run(['--help']);
    expect(code).toBe(0);
    for (const verb of VERBS) expect(out).toMatch(new RegExp(`^ {2}${verb}\\b`, 'm'));
  });

  it.each(VERBS)('%s shows an example and --json in its help', async (verb) => {
    const { code, out } = await desk.run([verb, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\\n {2}parley ${verb}`));
    expect(out).toContain('--json');
  });

  it.each([
    ['a verb that is none', ['conquer']],
    ['no verb at all', []],
    ['a missing argument', ['position']],
    ['an option that is none', ['list', '--fast']],
    ['a date that is no EDTF', ['position', 'x', '--as-of', 'last Monday']],
    ['an instant without its zone', ['position', 'x', '--known-at', '2025-01-01T10:00:00']],
    ['an instant that no calendar has', ['position', 'x', '--known-at', '2025-02-30T10:00:00Z']],
    ['an instant yet to come', ['position', 'x', '--known-at', '2999-01-01T10:00:00Z']],
    ['a grade that is none', ['history', 'x', '--evidence', 'hearsay']],
    ['too long a page', ['history', 'x', '--limit', '1000']],
    ['a store that is not known', ['list', '--store', 'mongodb://somewhere']],
    ['two books at once', ['list', '--store', 'sqlite:a.db', '--sample']],
    ['an import of a file that is not there', ['import', 'nowhere.yaml', '--as', 'Jo']],
    ['a port that is none', ['serve', '--port', 'http']],
    ['a copy to nowhere', ['copy']],
    ['a copy of a book that is not there', ['copy', '--from', 'sqlite:absent.db', '--to', 'sqlite:b.db']],
    ['two books to copy', ['copy', '--from', 'sqlite:a.db', '--store', 'sqlite:b.db', '--to', 'sqlite:c.db']],
    ['a copy to a store that is not known', ['copy', '--from', 'sqlite:a.db', '--to', 'mongodb://somewhere']],
  ])('ends with 2 and says why: %s', async (_what, args) => {
    const { code, out, err } = await desk.run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('does not import without knowing who records', async () => {
    const { code, err } = await desk.run(['import', __filename]);
    expect(code).toBe(2);
    expect(err).toContain('--as NAME');
  });

  it.each([['list'], ['position', 'x'], ['history', 'x'], ['search', 'x'], ['rebuild'], ['doctor'], ['copy', '--to', 'sqlite:copy.db']])(
    '%s makes no book where there is none, and ends with 3',
    async (...args) => {
      const { code, out, err } = await desk.run(args, { PARLEY_STORE: 'sqlite:./absent/book.db' });
      expect(code).toBe(3);
      expect(out).toBe('');
      expect(err).toMatch(/^parley: There is no book at absent\/book\.db\./m);
      expect(existsSync(desk.path('absent'))).toBe(false);
    },
  );
});
