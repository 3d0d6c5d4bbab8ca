import { ServerWritableStream } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { DrawnFault, FaultKind, sleep } from './faults';
import { NodeContext } from './node-context';
import { onlyAnswer, serviceError } from './refusals';
import { BEFORE_ALL } from './stored-event';
import { checkpoint } from './wire';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Where the messages of a read or a subscription go out, no faster than the client takes them, under the fault that the call met. */
export class Outlet {
  readonly #node: NodeContext;
  readonly #call: Call;
  readonly #fault: DrawnFault | undefined;
  readonly #closed: (() => void)[] = [];
  #sent = 0;
  #events = 0;

  constructor(node: NodeContext, call: Call, fault: DrawnFault | undefined) {
    this.#node = node;
    this.#call = call;
    this.#fault = fault;
    call.on('cancelled', () => this.#close());
    call.on('error', () => this.#close());
  }

  get isOpen(): boolean {
    return !this.#call.cancelled && !this.#call.destroyed;
  }

  /** Once the client has gone, or the call has ended. */
  onClose(callback: () => void): void {
    this.#closed.push(callback);
  }

  /** False once nobody takes any more. A promise only where there is something to wait for. */
  send(message: ReadResp): boolean | Promise<boolean> {
    if (!this.isOpen) return false;
    if (this.#fault) return this.#sendUnderFault(message, this.#fault);
    return this.#write(message);
  }

  end(): void {
    this.#close();
    if (this.#fault?.kind !== 'mute') this.#call.end();
  }

  /** On a server stream only an emitted error reaches the client; destroying the call leaves it waiting. */
  fail(error: unknown): void {
    this.#close();
    if (!this.isOpen) return;
    const { release } = this.#node;
    this.#call.emit('error', this.#sent === 0 ? onlyAnswer(error, release, this.#call.metadata) : serviceError(error));
  }

  #close(): void {
    for (const callback of this.#closed.splice(0)) callback();
  }

  #write(message: ReadResp): boolean | Promise<boolean> {
    this.#sent += 1;
    if (this.#call.write(message)) return true;
    return new Promise((resolve) => {
      const done = () => {
        this.#call.off('drain', done);
        resolve(this.isOpen);
      };
      this.#call.once('drain', done);
      this.onClose(done);
    });
  }

  async #sendUnderFault(message: ReadResp, { kind, ms, messages }: DrawnFault): Promise<boolean> {
    if (kind === 'slow') await sleep(ms);
    if (this.#sent >= messages) {
      if (kind === 'mute') return this.isOpen;
      if (kind === 'reset') return this.#reset();
    }
    const extra = this.#extra(message, kind, messages);
    if (extra) await this.#write(extra);
    return this.#write(message);
  }

  /** What a fault puts before a message. */
  #extra(message: ReadResp, kind: FaultKind, messages: number): ReadResp | undefined {
    if (kind === 'endCheckpoint') return this.#sent === messages ? checkpoint(BEFORE_ALL) : undefined;
    if (kind !== 'duplicate' || !message.hasEvent()) return undefined;
    return this.#events++ % Math.max(1, messages) === 0 ? message : undefined;
  }

  #reset(): boolean {
    this.#node.dropConnection(this.#call.getPeer());
    return false;
  }
}

/** Sends what a generator yields, until nobody takes it. */
export async function sendAll(outlet: Outlet, messages: Iterable<ReadResp>): Promise<boolean> {
  for (const message of messages) {
    const taken = outlet.send(message);
    if (taken !== true && !(await taken)) return false;
  }
  return true;
}

/** What a call asks for, and where the answer goes. */
export interface Reading {
  readonly options: ReadReq.Options;
  readonly outlet: Outlet;
}
