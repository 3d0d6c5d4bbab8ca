import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RecordShape } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import type { HttpReply, HttpRequest } from '../edge/http';
import { Problem } from '../problem/problem';
import { TRACKER } from '../tracker.token';
import { askedOf, settled, type Asked } from './asked';
import { DocumentQuestion } from './document-question';

/** A question: where it is asked, with what, and how the views answer it. `undefined`: there is no such thing at that moment. */
export interface Question<Own> {
  /** In the API document, as in `negotiationPosition`. */
  readonly name: string;
  /** From the root, with `:id` where an id stands. */
  readonly path: string;
  readonly tag: string;
  readonly says: string;
  /** The parameters beside the moment. */
  readonly own: RecordShape<Own>;
  /** Values for the path and the parameters that the sample book answers. */
  readonly example: Readonly<Record<string, string>>;
  /** Name of the answer's schema. */
  readonly answer: string;
  ask(questions: Tracker['ask'], asked: Asked<Own>, tracker: Tracker): Promise<unknown>;
}
export interface QuestionFace {
  readonly controller: Type;
  readonly handler: Type;
}

/** Runs inside the handler: the answer, or nothing, once the views hold what the question wants at least. */
async function answered<Own>(
  question: Question<Own>,
  asked: Asked<Own>,
  on: { tracker: Tracker; timeoutMs: number; signal: AbortSignal },
): Promise<unknown> {
  await settled(on.tracker, asked.atLeast, on);
  const answer = await question.ask(on.tracker.ask, asked, on.tracker);
  if (answer === undefined) throw new Problem('not-found', 'Look at the id, or ask as of a later moment.');
  return answer;
}

export function questionFace<Own>(question: Question<Own>): QuestionFace {
  class Asking extends Query<unknown> {
    constructor(
      readonly asked: Asked<Own>,
      readonly signal: AbortSignal,
    ) {
      super();
    }
  }

  @QueryHandler(Asking)
  class Answering implements IQueryHandler<Asking> {
    constructor(
      @Inject(TRACKER) private readonly tracker: Tracker,
      @Inject(CONFIG) private readonly config: Config,
    ) {}

    execute({ asked, signal }: Asking): Promise<unknown> {
      return answered(question, asked, { tracker: this.tracker, timeoutMs: this.config.waitMsMax, signal });
    }
  }

  @Controller()
  class QuestionController {
    constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

    @Get(question.path)
    @DocumentQuestion(question)
    ask(@Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<unknown> {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      reply.header('cache-control', 'no-store');
      return this.queries.execute(new Asking(askedOf(question.own, request), gone.signal));
    }
  }

  const name = question.name.charAt(0).toUpperCase() + question.name.slice(1);
  for (const [one, role] of [
    [Asking, 'Query'],
    [Answering, 'Handler'],
    [QuestionController, 'Controller'],
  ] as const)
    Object.defineProperty(one, 'name', { value: `${name}${role}` });
  return { controller: QuestionController, handler: Answering };
}
