import { streamOf, type Grade } from '@parley/negotiation';
import type { Command } from 'commander';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { conflictsText } from '../text/conflicts-text';
import { namingFor } from '../text/naming';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly open?: true;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function conflictsVerb(ends: Ends): Command {
  const command = verb({
    usage: 'conflicts <negotiation>',
    says: 'What does not agree: conflicts that were noted, different figures side by side, and stances that contradict earlier ones.',
    examples: [
      ['parley conflicts job-guarantees', 'the cap against the rise, and the regions against "locally or regionally"'],
      ['parley conflicts example-rota-talks --open', 'only what is not cleared up'],
    ],
    more: 'Compared are figures and stances; what is only said in words is not understood. A stance of another body, another person or in another office is no reversal.',
  }).option('--open', 'only what is open');
  return does<Options>(withMoment(command), ends, async ([id = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const answer = await tracker.ask.conflicts({ ...moment, id, ...(options.open && { open: true }) });
      if (!answer) throw new Ended(EXIT.fault, `There is no negotiation ${id}, as asked. \`parley list\` names those that are there.`);
      if (options.json) sayJson(answer);
      else say(conflictsText(answer, await namingFor(tracker, moment, streamOf('negotiation', id))));
      return EXIT.ok;
    });
  });
}
