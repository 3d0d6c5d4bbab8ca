/** Work that may be paused wherever it yields. */
export type Stepwise<T> = Generator<void, T, void>;

/** All of it, at once. */
export function atOnce<T>(work: Stepwise<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** So long a piece of work may hold the page. */
const PIECE_MS = 12;
const room = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** Piece by piece, so that the page can do what else there is between them; undefined where it is no longer wanted. */
export async function inPieces<T>(work: Stepwise<T>, isWanted: () => boolean): Promise<T | undefined> {
  while (isWanted()) {
    const until = performance.now() + PIECE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < until);
    await room();
  }
  return undefined;
}

const EACH = 16_384;
/** Does something for each number below a count, and may be paused between many of them. */
export function* forEachBelow(count: number, work: (at: number) => void): Stepwise<void> {
  for (let at = 0; at < count; at += 1) {
    work(at);
    if (at % EACH === EACH - 1) yield;
  }
}
