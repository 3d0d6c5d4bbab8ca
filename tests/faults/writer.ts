import { setTimeout as sleep } from 'node:timers/promises';
import { NothingStored, OutcomeUnknown, type Acknowledged, type KeyedAct, type RecordingProcess } from './recording';
import type { Seeded } from './seeded';

export const TALKS = ['talks-north', 'talks-south', 'talks-west'] as const;
/** A recorder's name is used for so many acts; then somebody new records, who is registered by the first of them. */
const ACTS_PER_RECORDER = 40;
/** One acknowledged act in so many is sent once more, as by a client whom the reply did not reach. */
const REPEAT_ONE_IN = 25;
const AGAIN_MS = 20;

type Recording = Pick<RecordingProcess, 'record'>;

export interface Ack extends Acknowledged {
  readonly act: KeyedAct;
}

/** A client with an outbox: an act stays in it, with its key and its body, until it is acknowledged. */
export class Writer {
  readonly acks: Ack[] = [];
  unknown = 0;
  /** Sendings that were answered with nothing being stored. */
  nothingStored = 0;
  /** Acts whose outcome was unknown, and which had been stored. */
  storedUnheard = 0;
  /** Replies to a second sending that were not the first reply. */
  readonly unlikeFirst: string[] = [];
  /** Called after every act that is acknowledged. */
  onAck: () => void = () => undefined;
  private outbox: KeyedAct | undefined;
  private made = 0;
  private isRetry = false;

  constructor(
    private readonly name: string,
    private readonly random: Seeded,
  ) {}

  /** Records until the process dies; what is in the outbox first. */
  async recordUntilKilled(to: RecordingProcess): Promise<void> {
    try {
      for (;;) await this.recordNext(to);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
      if (this.outbox) this.unknown += 1;
      this.isRetry = this.outbox !== undefined;
    }
  }

  /**
   * Records so many acts, sending each again until it is acknowledged. Where the first sending is answered with nothing being stored, the act
   * is dropped for ever: then it must never be found in the book.
   */
  async recordSome(to: Recording, acts: number): Promise<void> {
    for (const goal = this.acks.length + acts; this.acks.length < goal;)
      try {
        await this.recordNext(to);
      } catch (error) {
        this.heard(error);
        await sleep(AGAIN_MS);
      }
  }

  private heard(error: unknown): void {
    const isFirst = this.outbox !== undefined && !this.isRetry;
    if (error instanceof NothingStored) {
      this.nothingStored += 1;
      if (isFirst) this.outbox = undefined;
    } else if (error instanceof OutcomeUnknown) {
      this.unknown += 1;
      this.isRetry = this.outbox !== undefined;
    } else throw error;
  }

  /** Sends what is left in the outbox. */
  async empty(to: Recording): Promise<void> {
    if (this.outbox) await this.recordNext(to);
  }

  private async recordNext(to: Recording): Promise<void> {
    const act = (this.outbox ??= this.next());
    const acknowledged = await to.record(act);
    this.outbox = undefined;
    this.acks.push({ act, ...acknowledged });
    this.onAck();
    if (acknowledged.repeated && this.isRetry) this.storedUnheard += 1;
    if (acknowledged.repeated && !this.isRetry) this.unlikeFirst.push(`${act.commandId} was new and is called a repeat`);
    this.isRetry = false;
    if (this.random.between(1, REPEAT_ONE_IN) === 1) await this.repeatOne(to);
  }

  private async repeatOne(to: Recording): Promise<void> {
    const ack = this.acks[this.random.between(0, this.acks.length - 1)] as Ack;
    const again = await to.record(ack.act);
    const same = again.repeated && JSON.stringify(placesOf(again)) === JSON.stringify(placesOf(ack));
    if (!same) this.unlikeFirst.push(ack.act.commandId);
  }

  private next(): KeyedAct {
    const n = (this.made += 1);
    return {
      act: 'raise-issue',
      record: 'negotiation',
      id: TALKS[this.random.between(0, TALKS.length - 1)] as string,
      recorder: `Recorder ${this.name} ${Math.floor(n / ACTS_PER_RECORDER)}`,
      body: { title: `Issue ${n} of writer ${this.name}`, occurred: { edtf: '2025-03-04' } },
      commandId: this.random.uuid(),
    };
  }
}

const placesOf = ({ events }: Acknowledged) => events.map(({ eventId, stream, revision, leaf }) => ({ eventId, stream, revision, leaf }));
