import type { Answer } from './answers';
import { AppendDecision } from './append-decision';
import { faultOf, messageOf, type Db, type Statement } from './node-sqlite';
import type { UnpackedAppend } from './packed-appends';

const FAILED_WITH_ITS_GROUP: Readonly<Record<ReturnType<typeof faultOf>, 'unavailable' | 'poisoned'>> = {
  busy: 'unavailable',
  full: 'unavailable',
  other: 'unavailable',
  broken: 'poisoned',
};

/**
 * One transaction and one flush for a group of appends; a bad one does not take its neighbours with it. Nothing is answered as done
 * before COMMIT has returned. After an I/O error nobody can say what a later fsync would prove, so the writer stops for good.
 */
export class GroupCommit {
  private readonly begin: Statement;
  private readonly head: Statement;
  private readonly headMoved: Statement;
  private readonly commit: Statement;
  private readonly savepoint: Statement;
  private readonly release: Statement;
  private readonly decision: AppendDecision;
  private poison: string | undefined;
  /** How long the latest COMMIT took, in milliseconds. */
  flushMs = 0;

  constructor(private readonly db: Db) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.head = db.prepare('SELECT position FROM head');
    this.headMoved = db.prepare('UPDATE head SET position = ?');
    this.commit = db.prepare('COMMIT');
    this.savepoint = db.prepare('SAVEPOINT one');
    this.release = db.prepare('RELEASE one');
    this.decision = new AppendDecision(db);
  }

  get isPoisoned(): boolean {
    return this.poison !== undefined;
  }

  /** `storeNow`: the store's clock, in milliseconds since 1970. Answers in the order of the appends; never throws. */
  write(appends: readonly UnpackedAppend[], storeNow: number): Answer[] {
    if (this.poison !== undefined) return appends.map(({ seq }) => ({ seq, kind: 'poisoned', reason: this.poison ?? '' }));
    let answers: Answer[];
    try {
      answers = this.decided(appends, storeNow);
    } catch (error) {
      return this.failAll(appends, error);
    }
    return this.finish(appends, answers);
  }

  /**
   * Nearly every group has no append that trips over anything, so it is first tried without a savepoint for each; where one does, all
   * of it is taken back and done again with them.
   */
  private decided(appends: readonly UnpackedAppend[], storeNow: number): Answer[] {
    this.begin.run();
    try {
      return this.decideAll(appends, (append, head) => this.decision.decide(append, head, storeNow));
    } catch (error) {
      if (faultOf(error) !== 'other') throw error;
      this.rollback();
    }
    this.begin.run();
    return this.decideAll(appends, (append, head) => this.decideOne(append, head, storeNow));
  }

  private decideAll(appends: readonly UnpackedAppend[], decide: (append: UnpackedAppend, head: number) => Answer): Answer[] {
    const { position: before } = this.head.get() as { position: number };
    let head = before;
    const answers = appends.map((append) => {
      const answer = decide(append, head);
      if (answer.kind === 'done') head = Math.max(head, answer.position);
      return answer;
    });
    if (head > before) this.headMoved.run(head);
    return answers;
  }

  /** What one append trips over (a constraint, a trigger) is its own; a broken or full file concerns the whole group. */
  private decideOne(append: UnpackedAppend, head: number, storeNow: number): Answer {
    this.savepoint.run();
    try {
      const answer = this.decision.decide(append, head, storeNow);
      this.release.run();
      return answer;
    } catch (error) {
      if (faultOf(error) !== 'other') throw error;
      this.db.exec('ROLLBACK TO one; RELEASE one');
      this.decision.forgetTypes();
      return this.decision.knownIds(append) ?? { seq: append.seq, kind: 'unavailable', reason: messageOf(error) };
    }
  }

  private finish(appends: readonly UnpackedAppend[], answers: Answer[]): Answer[] {
    try {
      const started = performance.now();
      this.commit.run();
      this.flushMs = performance.now() - started;
      return answers;
    } catch (error) {
      if (faultOf(error) === 'full' || faultOf(error) === 'busy') return this.failAll(appends, error);
      this.poison = `COMMIT failed: ${messageOf(error)}`;
      this.rollback();
      const written = new Set(answers.flatMap(({ seq, kind }) => (kind === 'done' ? [seq] : [])));
      const reason = this.poison;
      // A refusal may have rested on a neighbour that is now undone: it only says that nothing of its own was written.
      return answers.map(({ seq }) => ({ seq, kind: written.has(seq) ? 'unknown' : 'poisoned', reason }));
    }
  }

  /** Before COMMIT, or when COMMIT could not write the log for want of space, nothing of the group is in the book. */
  private failAll(appends: readonly UnpackedAppend[], error: unknown): Answer[] {
    this.rollback();
    const fault = faultOf(error);
    const kind = FAILED_WITH_ITS_GROUP[fault];
    const reason = messageOf(error);
    if (kind === 'poisoned') this.poison = reason;
    return appends.map(({ seq }) => ({ seq, kind, reason, ...(fault === 'busy' && { isBusy: true }) }));
  }

  private rollback(): void {
    this.decision.forgetTypes();
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back already, or BEGIN failed.
    }
  }
}
