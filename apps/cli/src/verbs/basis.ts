import { streamOf, type Grade } from '@parley/negotiation';
import { Option, type Command } from 'commander';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { basisText } from '../text/basis-text';
import { namingFor } from '../text/naming';
import { does, verb, type Ends } from '../verb';
import { firstOf, type OneOf } from './first-of';

interface Options {
  readonly of?: OneOf;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function basisVerb(ends: Ends): Command {
  const command = verb({
    usage: 'basis <id> <event>',
    says: 'What a decision was based on: what was on record when the body decided, what was recorded only later, what was corrected since.',
    examples: [
      ['parley basis example-rota-talks @91', 'the reply at that place in the record, and on what it rested'],
      ['parley basis example-health-consortium @20 --json', 'what a board had before it'],
    ],
    more: 'A decision is what a board decided, a reply, a counter-proposal or a rejection; by its event id, or by its place as in @12.',
  }).addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']));
  return does<Options>(withMoment(command), ends, async ([id = '', entry = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const found = await firstOf(options.of, (record) => tracker.ask.basis({ ...moment, record, id, entry }));
      if (!found)
        throw new Ended(
          EXIT.fault,
          `There is no decision ${entry} in a record ${id}, as asked. \`parley history ${id}\` lists entries with their places.`,
        );
      if (options.json) sayJson(found.answer);
      else say(basisText(found.answer, await namingFor(tracker, moment, streamOf(found.record, id))));
      return EXIT.ok;
    });
  });
}
