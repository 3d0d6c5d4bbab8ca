import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTracker, type Tracker } from '@parley/tracker';
import { PATIENCE_MS, until } from '../support/patience';
import { newSchema, type TestSchema } from '../support/postgres/shared';

const RECORDER = 'Ann Recorder';
const opened = (tracker: Tracker, negotiation: string) =>
  tracker.execute({
    act: 'open-record',
    record: 'negotiation',
    body: { negotiation, title: `Talks ${negotiation}`, level: 'national' },
    recorder: RECORDER,
  });

describe('several processes over one PostgreSQL', () => {
  let folder: string;
  let schema: TestSchema;
  const trackers: Tracker[] = [];
  const open = async (): Promise<Tracker> => {
    const tracker = await openTracker({ store: `sqlite:${join(folder, 'book.db')}`, readModel: schema.connectionString });
    trackers.push(tracker);
    return tracker;
  };
  const stands = (tracker: Tracker, state: string): Promise<void> =>
    until(
      async () => (await tracker.status()).views.state === state,
      () => `never ${state}`,
    );
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-shared-'));
    schema = await newSchema();
  });
  afterEach(async () => {
    for (const tracker of trackers.splice(0)) await tracker.close();
    await schema.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('feeds in one, waits in the other, and goes on in that when the first is closed', async () => {
    const first = await open();
    await opened(first, 'one');
    await first.waitFor('head');
    const second = await open();
    await stands(second, 'waiting-for-writer');
    await opened(second, 'two');
    expect(await second.waitFor('head')).toBe(true);
    expect((await first.status()).views.state).toBe('live');
    expect((await second.status()).views).toMatchObject({ state: 'waiting-for-writer', caughtUp: true, behind: { events: 0 } });
    await first.close();
    await opened(second, 'three');
    expect(await second.waitFor('head', { timeoutMs: PATIENCE_MS })).toBe(true);
    await stands(second, 'live');
  });

  it('answers in each what was recorded in any, lists too, once it is asked for', async () => {
    const [first, second] = [await open(), await open()];
    for (let n = 0; n < 8; n += 1) {
      const [here, there] = n % 2 === 0 ? [first, second] : [second, first];
      const { events } = await opened(here, `talks-${n}`);
      const position = events.at(-1)?.position as string;
      for (const tracker of [here, there]) {
        expect(await tracker.waitFor(position, { timeoutMs: PATIENCE_MS })).toBe(true);
        expect((await tracker.ask.negotiations({})).items).toHaveLength(n + 1);
        expect((await tracker.ask.history({ stream: `negotiation-talks-${n}` }))?.items).toHaveLength(1);
      }
    }
  });
});
