import { AskingAgain, restAfter } from '../../apps/web/src/live/asking-again';

/** A page that is told of news by a clock of its own; each asking takes as long as it says. */
function paged(took: (asking: number) => number, wasUnderWay: (asking: number) => boolean = () => false) {
  const waiting: { readonly at: number; readonly work: () => void }[] = [];
  const askings: { readonly from: number; readonly to: number }[] = [];
  let now = 0;
  const later = (work: () => void, ms: number): void => void waiting.push({ at: now + ms, work });
  const ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      const number = askings.length;
      askings.push({ from: now, to: now + took(number) });
      later(() => resolve(wasUnderWay(number)), took(number));
    });
  const again = new AskingAgain(ask, { now: () => now, later });
  const settled = async (): Promise<void> => {
    for (let turns = 0; turns < 8; turns += 1) await Promise.resolve();
  };
  /** Goes on until a moment, millisecond after millisecond. */
  async function until(end: number, each: (at: number) => void = () => undefined): Promise<void> {
    for (; now < end; now += 1) {
      each(now);
      for (const one of waiting.splice(0))
        if (one.at <= now) one.work();
        else waiting.push(one);
      await settled();
    }
  }
  return { again, askings, until };
}

describe('a page that is told of news', () => {
  it('asks at once where it was quiet', async () => {
    const page = paged(() => 10);
    await page.until(5_000, (at) => at % 2_000 === 100 && page.again.news());
    expect(page.askings.map(({ from }) => from)).toEqual([100, 2_100, 4_100]);
  });

  it('asks a third of the time at most, one asking at a time, however fast news comes, and once more when it has ended', async () => {
    const page = paged((asking) => (asking % 2 === 0 ? 1_500 : 20));
    await page.until(30_000, (at) => at < 20_000 && page.again.news());
    const { askings } = page;
    expect(askings.length).toBeLessThanOrEqual(14);
    for (const [at, { from }] of askings.entries()) {
      const before = askings[at - 1];
      if (before) expect(from).toBeGreaterThanOrEqual(before.to + restAfter(before.to - before.from));
    }
    expect(askings.at(-1)?.from).toBeGreaterThanOrEqual(19_999);
  });

  it('asks again where a question was under way, which may not hold what is new', async () => {
    const page = paged(
      () => 10,
      (asking) => asking === 0,
    );
    await page.until(5_000, (at) => at === 0 && page.again.news());
    expect(page.askings).toHaveLength(2);
  });

  it('asks on after an asking failed', async () => {
    let asked = 0;
    const again = new AskingAgain(
      () => {
        asked += 1;
        return Promise.reject(new Error('nobody answers'));
      },
      { now: () => 0, later: (work) => void setTimeout(work, 0) },
    );
    for (let news = 0; news < 3; news += 1) {
      again.news();
      await new Promise((resolve) => void setTimeout(resolve, 5));
    }
    expect(asked).toBe(3);
  });
});
