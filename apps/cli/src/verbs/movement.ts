import { streamOf, type Grade } from '@parley/negotiation';
import type { Command } from 'commander';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { movementText } from '../text/movement-text';
import { namingFor } from '../text/naming';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function movementVerb(ends: Ends): Command {
  const command = verb({
    usage: 'movement <negotiation> <issue>',
    says: 'How each party moved on an issue: its stances, the figures that it put and its replies, step by step, with what moved it.',
    examples: [
      ['parley movement example-rota-talks weekend-pay', 'claims and offers on weekend pay, and what each last put side by side'],
      ['parley movement example-rota-talks night-shifts --as-of 2025-04-01', 'what had certainly moved by then, and what perhaps (?)'],
    ],
    more: '~4: the dates do not say whether it came before or after 4 of the others. ?: it may have occurred by the date asked for, but not certainly.',
  });
  return does<Options>(withMoment(command), ends, async ([id = '', issue = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const answer = await tracker.ask.movement({ ...moment, id, issue });
      if (!answer)
        throw new Ended(
          EXIT.fault,
          `There is no issue ${issue} in a negotiation ${id}, as asked. \`parley position ${id}\` names its issues.`,
        );
      if (options.json) sayJson(answer);
      else say(movementText(answer, await namingFor(tracker, moment, streamOf('negotiation', id))));
      return EXIT.ok;
    });
  });
}
