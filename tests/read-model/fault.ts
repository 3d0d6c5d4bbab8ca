export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts the statements that run on connections that write, and fails at the one it is set to. */
export class Fault {
  /** Statements run so far. */
  count = 0;
  private failAt = Infinity;
  private isDead = false;

  /** Fails the n-th statement from now, counting from 1: once, or for good, as a process that died. */
  constructor(private readonly kind: 'once' | 'for-good') {}

  set(n: number): void {
    this.failAt = this.count + n;
  }

  step(): void {
    this.count += 1;
    if (this.count !== this.failAt && !this.isDead) return;
    this.isDead = this.kind === 'for-good';
    throw new Crash('the disk failed');
  }
}
