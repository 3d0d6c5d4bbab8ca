import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '@parley/read-model/sqlite';
import { openTracker, type Tracker } from '@parley/tracker';
import { kill } from './killer';
import { OutcomeUnknown, placesOf, type Acknowledged, type BookFiles, type KeyedAct, type RecordingProcess } from './recording';
import { Seeded } from './seeded';
import { verifyViews } from './verify-views';

/** How a process cheats: what it does with an act in place of recording it under its key. */
type Cheat = (tracker: Tracker, act: KeyedAct) => Promise<Acknowledged>;
const lies = new Seeded(7);
const oneIn = (many: number): boolean => lies.between(1, many) === 1;
const stored: Cheat = async (tracker, act) => {
  const { events, repeated } = await tracker.execute(act);
  return { events, repeated };
};
const NOWHERE = { eventId: lies.uuid(), stream: 'negotiation-talks-north', revision: 0, leaf: '0'.repeat(64) };

const cheats: Readonly<Record<string, readonly [part: string, Cheat]>> = {
  'acknowledges what it has not stored': [
    'lost',
    (tracker, act) => (oneIn(5) ? Promise.resolve({ events: [NOWHERE], repeated: false }) : stored(tracker, act)),
  ],
  'gives a wrong leaf in the receipt': [
    'lost',
    async (tracker, act) => {
      const { events, repeated } = await stored(tracker, act);
      return { events: oneIn(5) ? events.map((event) => ({ ...event, leaf: 'f'.repeat(64) })) : events, repeated };
    },
  ],
  'loses the key on the way': ['unheard', (tracker, act) => stored(tracker, oneIn(5) ? { ...act, commandId: lies.uuid() } : act)],
  'records a second time elsewhere': [
    'doubled',
    async (tracker, act) => {
      if (act.act === 'raise-issue' && act.id !== 'talks-west' && oneIn(5)) await stored(tracker, { ...act, id: 'talks-west' });
      return stored(tracker, act);
    },
  ],
};

/** A process in name only, so that it can be made to cheat: killed, it hears no more and answers no more. */
class CheatingProcess implements RecordingProcess {
  private opening: Promise<Tracker> | undefined;
  private isDead = false;
  private die: (error: Error) => void = () => undefined;
  private readonly death = new Promise<never>((_, reject) => (this.die = reject));

  constructor(
    private readonly files: BookFiles,
    private readonly cheat: Cheat,
  ) {
    this.death.catch(() => undefined);
  }

  async open(): Promise<void> {
    const { book, views } = this.files;
    this.opening = openTracker({ store: `sqlite:${book}`, readModel: `sqlite:${views}` });
    await this.opening;
  }

  async record(act: KeyedAct): Promise<Acknowledged> {
    if (!this.opening || this.isDead) throw new OutcomeUnknown('dead');
    return Promise.race([this.cheat(await this.opening, act), this.death]);
  }

  async kill(): Promise<void> {
    if (this.isDead) return;
    this.isDead = true;
    this.die(new OutcomeUnknown('dead'));
    const tracker = await this.opening;
    await tracker?.close();
  }
}

describe('the harness that kills', () => {
  it.each(Object.entries(cheats))('finds a process that %s', async (_, [part, cheat]) => {
    const start = (files: BookFiles): RecordingProcess => new CheatingProcess(files, cheat);
    const { broken } = await kill({ start, seed: 3, aliveMs: [100, 200], cyclesLeast: 2, cyclesMax: 2, msMax: 1_000 });
    const found = broken.flatMap((verdict) => Object.entries(verdict).filter(([, list]: [string, readonly string[]]) => list.length > 0));
    expect(found.map(([name]) => name)).toContain(part);
  });

  it('finds a row of the views that the book does not give', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-harness-'));
    const files = { book: join(folder, 'book.db'), views: join(folder, 'views.db') };
    const tracker = await openTracker({ store: `sqlite:${files.book}`, readModel: `sqlite:${files.views}` });
    await tracker.execute({
      act: 'open-record',
      record: 'negotiation',
      recorder: 'A Recorder',
      body: { title: 'Talks', level: 'national' },
    });
    await tracker.waitFor('head');
    await tracker.close();
    expect(await verifyViews(placesOf(files))).toEqual([]);
    const db = openDb(files.views, { readOnly: false });
    const { live_version: live } = db.prepare('SELECT live_version FROM registry').get() as { live_version: number };
    db.exec(`UPDATE negotiation_v${live} SET last_at = last_at + 1`);
    db.close();
    expect(await verifyViews(placesOf(files))).toEqual(['negotiation']);
    rmSync(folder, { recursive: true, force: true });
  });
});
