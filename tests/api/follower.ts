import type { IncomingMessage } from 'node:http';
import { until } from '../support/patience';

export interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly eventId: string; readonly type: string; readonly stream: string; readonly recordedAt: string };
}
/** A client of the live feed as a browser is one: it keeps the last id it was sent. */
export class Follower {
  readonly messages: Message[] = [];
  lastId: string | undefined;
  comments = 0;
  ended = false;
  private rest = '';

  constructor(readonly reply: IncomingMessage) {
    reply.setEncoding('utf8').on('data', (text: string) => this.take(text));
    reply.on('close', () => (this.ended = true));
    reply.on('error', () => undefined);
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      if (block.split('\n').some((line) => line.startsWith(':'))) this.comments += 1;
      this.lastId = field('id') ?? this.lastId;
      const data = field('data');
      if (data !== undefined) this.messages.push({ id: field('id') as string, event: field('event') as string, data: JSON.parse(data) });
    }
  }

  async until(done: (follower: Follower) => boolean): Promise<void> {
    await until(
      () => done(this),
      () => `there are ${this.messages.length} messages`,
      5,
    );
  }
  leave(): void {
    this.reply.destroy();
  }
}
