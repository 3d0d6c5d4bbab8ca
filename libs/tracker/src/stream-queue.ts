/** Lets the commands of one stream go one after another, in the order they came; other streams do not wait. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  async run<T>(stream: string, work: () => Promise<T>): Promise<T> {
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
}
