import type { Command } from 'commander';
import { endingOf } from '../../apps/cli/src/ending-of';
import { EXIT } from '../../apps/cli/src/endings';
import { program } from '../../apps/cli/src/program';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

/** The command line in this process, saying nothing of its own accord. */
function quiet(): Command {
  const parley = program(() => undefined);
  for (const command of [parley, ...parley.commands]) command.configureOutput({ writeErr: () => undefined });
  return parley;
}
const verbsTaking = (option: string): readonly Command[] =>
  quiet().commands.filter(({ options }) => options.some(({ long }) => long === option));

/** How a command line ends that cannot be answered: its exit code, and what was wrong. */
async function ending(...args: readonly string[]): Promise<{ readonly exit: number; readonly says: string }> {
  const error: unknown = await quiet()
    .parseAsync(args, { from: 'user' })
    .then(
      () => new Error(`answered: ${args.join(' ')}`),
      (failed: unknown) => failed,
    );
  const { exit, says = (error as Error).message } = endingOf(error);
  return { exit, says };
}
/** What a verb has to be given beside the moment. */
const given = (verb: Command, values: readonly string[] = []): string[] => [
  verb.name(),
  ...verb.registeredArguments.map((_, n) => values[n] ?? 'anything'),
  ...(verb.options.some(({ long, mandatory }) => long === '--from' && mandatory) ? ['--from', '2025'] : []),
];

describe('every verb that takes it', () => {
  it.each([
    ['--as-of', 'yesterday', /Write a date|EDTF/],
    ['--as-of', '2025-02-30', /EDTF|date/],
    ['--known-at', '2025-03-01', /instant in UTC/],
    ['--known-at', '2999-01-01T00:00:00Z', /yet to come/],
    ['--evidence', 'gossip', /rumour.*formal-record/],
  ])('refuses %s %s, and says what to do', async (option, value, says) => {
    const verbs = verbsTaking(option);
    expect(verbs.length).toBeGreaterThan(8);
    for (const verb of verbs) {
      const ended = await ending(...given(verb), option, value);
      expect({ verb: verb.name(), ...ended }).toEqual({ verb: verb.name(), exit: EXIT.usage, says: expect.stringMatching(says) });
    }
  });

  it('refuses an earlier moment that is the later one, on either clock', async () => {
    const verbs = verbsTaking('--clock').filter((verb) => verb.options.some(({ long }) => long === '--from'));
    expect(verbs.map((verb) => verb.name()).sort()).toEqual(['changes', 'replay']);
    for (const verb of verbs)
      for (const between of [
        ['--from', '2025-03-31', '--to', '2025-03-01'],
        ['--clock', 'recorded', '--from', '2025-03-02T00:00:00Z', '--to', '2025-03-01T00:00:00Z'],
      ])
        expect(await ending(verb.name(), 'anything', ...between)).toEqual({
          exit: EXIT.usage,
          says: expect.stringContaining('comes after the later one'),
        });
  });
});

describe('what never existed and what was not yet known then', () => {
  const desk = new Desk();
  const place = ['--store', `sqlite:${desk.path('book.db')}`];
  let entry: string;
  beforeAll(async () => {
    const acts = writeActs(desk.path('small.jsonl'), SMALL_CASE);
    expect((await desk.run(['import', acts, '--as', 'Jo Bloggs', ...place])).code).toBe(0);
    const { out } = await desk.run(['history', 'test-talks', '--json', ...place]);
    entry = (JSON.parse(out) as { items: readonly { eventId: string }[] }).items[0]?.eventId ?? '';
  });
  afterAll(() => desk.clear());

  it('are answered alike, by every verb that names something', async () => {
    const verbs = verbsTaking('--known-at').filter((verb) => verb.registeredArguments.length > 0 && verb.name() !== 'search');
    const never = '00000000-0000-4000-8000-000000000000';
    for (const verb of verbs) {
      const isChanges = verb.name() === 'changes';
      const then = isChanges ? ['--clock', 'recorded', '--to', '2000-01-01T00:00:00Z'] : ['--known-at', '2000-01-01T00:00:00Z'];
      const from = isChanges ? ['--from', '2000-01-01T00:00:00Z'] : [];
      const asked = (values: readonly string[]): string[] => [
        verb.name(),
        ...verb.registeredArguments.map((argument, n) => values[n] ?? argument.name()),
        ...from,
        ...then,
        ...place,
      ];
      const isEntry = verb.name() === 'entry';
      const known = isEntry ? [entry] : ['test-talks', verb.name() === 'basis' ? entry : 'night-shifts'];
      const unknown = isEntry ? [never] : ['never-there', verb.name() === 'basis' ? never : 'night-shifts'];
      const [later, nobody] = [await ending(...asked(known)), await ending(...asked(unknown))];
      const blind = (says: string): string => [...known, ...unknown].reduce((text, id) => text.replaceAll(id, 'ID'), says);
      expect({ verb: verb.name(), exit: later.exit, says: blind(later.says) }).toEqual({
        verb: verb.name(),
        exit: EXIT.fault,
        says: blind(nobody.says),
      });
      expect(nobody.exit).toBe(EXIT.fault);
    }
  });
});
