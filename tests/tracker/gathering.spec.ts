import { Gathering } from '../../libs/tracker/src/gathering';

/** Whether it has resolved by the time that everything at hand is done. */
async function isOver(work: Promise<void>): Promise<boolean> {
  let over = false;
  void work.then(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  return over;
}

describe('pauses in which things gather', () => {
  let stop: AbortController;
  let gathering: Gathering;
  beforeEach(() => {
    stop = new AbortController();
    gathering = new Gathering(stop.signal);
  });
  afterEach(() => stop.abort());

  it('last longer than the work before them, and 200 ms at most', async () => {
    const started = performance.now();
    await gathering.afterWork(1_000_000);
    const ms = performance.now() - started;
    expect(ms).toBeGreaterThan(195);
    expect(ms).toBeLessThan(1_000);
  });

  it('end as soon as somebody waits', async () => {
    const pause = gathering.afterWork(1_000);
    expect(await isOver(pause)).toBe(false);
    const waiting = gathering.hurried(() => pause.then(() => 'seen'));
    expect(await isOver(pause)).toBe(true);
    expect(await waiting).toBe('seen');
  });

  it('are left out while somebody waits, and come back afterwards, however the waiting ended', async () => {
    let give: () => void = () => undefined;
    const waiting = gathering.hurried(() => new Promise<void>((_resolve, reject) => (give = () => reject(new Error('gave up')))));
    expect(await isOver(gathering.afterWork(1_000))).toBe(true);
    give();
    await expect(waiting).rejects.toThrow('gave up');
    expect(await isOver(gathering.afterWork(1_000))).toBe(false);
  });

  it('end when everything stops', async () => {
    const pause = gathering.afterWork(1_000);
    stop.abort();
    expect(await isOver(pause)).toBe(true);
    expect(await isOver(gathering.afterWork(1_000))).toBe(true);
  });
});
