import { streamOf, type Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import { Option, type Command } from 'commander';
import type { Moment } from '../answers';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { consortiumText } from '../text/consortium-text';
import { namingFor } from '../text/naming';
import { negotiationText } from '../text/negotiation-text';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly of?: 'negotiation' | 'consortium';
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function positionVerb(ends: Ends): Command {
  const command = verb({
    usage: 'position <id>',
    says: 'Where a negotiation or a consortium stands: what is agreed, on the table, held, asked and open, each with its entries.',
    examples: [
      ['parley position south-west-pay --as-of 2012-07-16', 'the negotiation, from what had certainly occurred by that day'],
      ['parley position south-west-consortium --json', 'the consortium, as JSON'],
    ],
    more: '@3 is the entry at revision 3 of the record; `parley history <id>` shows it.',
  }).addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']));
  return does<Options>(withMoment(command), ends, async ([id = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const found = await positionOf(tracker, { id, moment, ...(options.of && { of: options.of }) });
      if (!found)
        throw new Ended(EXIT.fault, `There is no negotiation or consortium ${id}, as asked. \`parley list\` names those that are there.`);
      if (options.json) sayJson(found.answer);
      else say(await found.text());
      return EXIT.ok;
    });
  });
}

interface Asked {
  readonly id: string;
  readonly moment: Moment;
  readonly of?: 'negotiation' | 'consortium';
}

/** The negotiation of this id, else the consortium; undefined where there is neither at that moment. */
export async function positionOf(tracker: Tracker, { id, moment, of }: Asked) {
  const negotiation = of === 'consortium' ? undefined : await tracker.ask.negotiation({ id, ...moment });
  if (negotiation)
    return {
      answer: negotiation,
      text: async () => negotiationText(negotiation, await namingFor(tracker, moment, streamOf('negotiation', id))),
    };
  const consortium = of === 'negotiation' ? undefined : await tracker.ask.consortium({ id, ...moment });
  return (
    consortium && {
      answer: consortium,
      text: async () => consortiumText(consortium, await namingFor(tracker, moment, streamOf('consortium', id))),
    }
  );
}
