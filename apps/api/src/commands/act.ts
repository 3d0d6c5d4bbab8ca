import { Body, Controller, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ActDefinition } from '@parley/negotiation';
import type { Receipt, Submission, Tracker } from '@parley/tracker';
import { BodyPipe } from '../dto/body.pipe';
import type { HttpReply, HttpRequest } from '../edge/http';
import { Metrics } from '../operations/metrics';
import { TRACKER } from '../tracker.token';
import { DocumentAct } from './document-act';
import { replyWith, type ActReply } from './receipt-reply';
import { submissionOf } from './submission';

/** An act at the edge: its route with its request class, and the handler of its command. */
export interface ActFace {
  readonly controller: Type;
  readonly handler: Type;
}

/** `name`: as in RaiseObjection. `address`: the path from the root, with `:id` where the record's id stands. */
export function actFace(act: ActDefinition, { name, address }: { name: string; address: string }): ActFace {
  const body = new BodyPipe(act.body, name);

  class ActCommand extends Command<Receipt> {
    constructor(readonly submission: Submission) {
      super();
    }
  }

  @CommandHandler(ActCommand)
  class ActHandler implements ICommandHandler<ActCommand> {
    constructor(@Inject(TRACKER) private readonly tracker: Tracker) {}

    execute({ submission }: ActCommand): Promise<Receipt> {
      return this.tracker.execute(submission);
    }
  }

  @Controller()
  class ActController {
    constructor(
      @Inject(CommandBus) private readonly commands: CommandBus,
      @Inject(Metrics) private readonly metrics: Metrics,
    ) {}

    @Post(address)
    @DocumentAct(act, { name, body: body.documented, address })
    async record(@Body(body) given: object, @Req() request: HttpRequest, @Res({ passthrough: true }) reply: HttpReply): Promise<ActReply> {
      const receipt = await this.commands.execute(new ActCommand(submissionOf(act, request, given)));
      if (!receipt.repeated) this.metrics.appended(receipt.events.length);
      return replyWith(receipt, act, reply);
    }
  }

  rename(name, { ActCommand, ActHandler, ActController });
  return { controller: ActController, handler: ActHandler };
}

/** Classes are told apart in logs by the act, not by the factory. */
function rename(name: string, classes: Readonly<Record<string, object>>): void {
  for (const [role, one] of Object.entries(classes)) Object.defineProperty(one, 'name', { value: `${name}${role.slice('Act'.length)}` });
}
