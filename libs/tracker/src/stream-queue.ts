/** Somebody who waits for what becomes of one piece of work. */
export interface Waiting<T, R> {
  readonly what: T;
  readonly settle: (result: Promise<R>) => void;
}
/** What can be done together in one turn, at most. */
const TOGETHER_MAX = 64;

/** Lets the commands of one stream go one after another, in the order they came; other streams do not wait. */
export class StreamQueue<T, R> {
  private readonly tails = new Map<string, Promise<unknown>>();
  /** Of each stream, those who wait for the turn that comes last, while it has not begun. */
  private readonly last = new Map<string, Waiting<T, R>[]>();

  async run<W>(stream: string, work: () => Promise<W>): Promise<W> {
    const before = this.tails.get(stream);
    const mine = before ? before.then(work) : work();
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.tails.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (this.tails.get(stream) === settled) this.tails.delete(stream);
    }
  }

  /** The same, in one turn with what waits for the stream as well. `work` settles everybody whom it is given. */
  together(stream: string, what: T, work: (all: readonly Waiting<T, R>[]) => Promise<void>): Promise<R> {
    return new Promise((resolve, reject) => {
      const one = { what, settle: (result: Promise<R>) => void result.then(resolve, reject) };
      const last = this.last.get(stream);
      if (last && last.length < TOGETHER_MAX) return void last.push(one);
      const all = [one];
      this.last.set(stream, all);
      const turn = this.run(stream, () => {
        if (this.last.get(stream) === all) this.last.delete(stream);
        return work(all);
      });
      turn.catch(() => all.forEach(({ settle }) => settle(turn as Promise<never>)));
    });
  }
}
