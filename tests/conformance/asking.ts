import {
  AppendToStreamOptions,
  EventData,
  jsonEvent,
  JSONEventData,
  KurrentDBClient,
  MetadataType,
  ReadStreamOptions,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { appendFacts, ClientError, errorFacts, Fact } from './facts';

/** Longer than any answer takes, on a busy machine too. */
const ANSWER_MS = 25_000;

/** A question has streams of its own, named after it: what the log holds before it, to the byte, does not depend on chance. */
export type Question = (asking: Asking) => Promise<unknown>;
export type Questions = Readonly<Record<string, Question>>;

export const event = (given: { id?: string; type?: string; data?: object; metadata?: MetadataType } = {}): JSONEventData =>
  jsonEvent({ type: 'fact', data: { n: 1 }, ...given } as Parameters<typeof jsonEvent>[0]);

export const events = (count: number): JSONEventData[] => Array.from({ length: count }, (_, n) => event({ data: { n } }));

export async function all<T>(items: AsyncIterable<T>, most = 1_000): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
}

export class Asking {
  readonly client: KurrentDBClient;
  readonly run: string;
  readonly #name: string;

  constructor(client: KurrentDBClient, run: string, question: string) {
    this.client = client;
    this.run = run;
    this.#name = question.replace(/\W+/g, '_');
  }

  stream(which = 'a'): string {
    return `${this.run}-${this.#name}-${which}`;
  }

  /** An answer, or the facts of the error, or that none came. */
  async attempt<T>(ask: () => Promise<T>): Promise<T | Record<string, unknown>> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<Record<string, unknown>>((resolve) => {
      timer = setTimeout(() => resolve({ noAnswerAfter: ANSWER_MS }), ANSWER_MS);
    });
    try {
      return await Promise.race([ask(), silence]);
    } catch (error) {
      return errorFacts(error as ClientError);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Without an expectation: any. */
  append(given: EventData | EventData[], options: AppendToStreamOptions = {}, stream = this.stream()): Promise<Fact> {
    return this.attempt(async () => appendFacts(await this.client.appendToStream(stream, given, options)));
  }

  read(options: ReadStreamOptions = {}, stream = this.stream()): Promise<Fact> {
    return this.attempt(async () => (await all(this.client.readStream(stream, options))).map(readFacts));
  }

  /** Of a stream that is there. */
  async length(stream = this.stream()): Promise<number> {
    return (await all(this.client.readStream(stream), Infinity)).length;
  }

  /** That there is a position says enough where it is not compared. */
  async positionOf(ask: () => Promise<object>): Promise<Fact> {
    const answer = await this.attempt(ask);
    return 'position' in answer ? 'position' : answer;
  }
}

function readFacts({ event: found, link }: ResolvedEvent): Fact {
  const named = (one: ResolvedEvent['event']) => one && `${one.revision}@${one.streamId} ${one.type}`;
  return { ev: named(found) ?? null, link: named(link), json: found?.isJson };
}
