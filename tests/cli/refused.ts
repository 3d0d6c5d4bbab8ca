import { address, run } from '../api/server-process';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

export type Settings = Readonly<Record<string, string>>;
/** A setting that cannot be served, and what is said of it. */
export type BadCase = readonly [what: string, settings: () => Settings | Promise<Settings>, says: RegExp];
/** Stands in addresses where a password does. */
export const PASSWORD = 'hidden-4711';
const SECRETS = new RegExp(`${PASSWORD}|changeit|bobspass`);

/** A folder with a few acts that could be recorded, and a good book of them to spoil. */
export class RefusalDesk extends Desk {
  private readonly acts = writeActs(this.path('small.jsonl'), SMALL_CASE);

  at = (name: string): string => `sqlite:${this.path(name)}`;

  /** A book and views in files of their own. */
  good = (): Settings => ({ PARLEY_STORE: this.at('good.db'), PARLEY_READ_MODEL: this.at('good-views.db') });

  record(settings: Settings) {
    return this.run(['import', this.acts, '--as', 'Jo Bloggs'], settings);
  }

  /** What the command line and the server both say, in one line and alone: no stack, no password, an exit code other than 0. */
  async refusal(settings: Settings): Promise<string> {
    const served = run(this.folder, settings);
    const started = address(served).then(
      (url) => served.child.kill('SIGKILL') && `it serves ${url}`,
      () => served.exit,
    );
    const [recorded, exit] = await Promise.all([this.record(settings), started]);
    const cli = recorded.err.replace(/^parley: /, '');
    const server = served.out().replace(/^Parley does not start: /, '');
    expect({ exit, server, cli: recorded.out }).toEqual({ exit: 1, server: cli, cli: '' });
    expect([2, 3]).toContain(recorded.code);
    expect(cli).toMatch(/^.+\.\n$/);
    expect(cli).not.toMatch(SECRETS);
    expect(cli).not.toMatch(/\.[jt]s:\d|\{"|Error:/);
    return cli;
  }

  /** The server on these settings, for as long as the work takes. */
  async served(settings: Settings, work: (url: string) => Promise<void>): Promise<void> {
    const served = run(this.folder, settings);
    try {
      await work(await address(served));
    } finally {
      served.child.kill('SIGTERM');
      await served.exit;
    }
  }
}
