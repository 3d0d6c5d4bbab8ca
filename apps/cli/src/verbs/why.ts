import { streamOf, type Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import { Option, type Command } from 'commander';
import type { Why } from '../answers';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { entryText } from '../text/entry-text';
import { item, section, wrapped } from '../text/lines';
import { namingFor } from '../text/naming';
import { spokenOf } from '../text/spoken-of';
import { does, verb, type Ends } from '../verb';
import { firstOf, type OneOf } from './first-of';

interface Options {
  readonly of?: OneOf;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function whyVerb(ends: Ends): Command {
  const command = verb({
    usage: 'why <id> <thing>',
    says: 'Why a position says what it says of a state, a count or any other thing: the rule, and the entries with their sources.',
    examples: [
      ['parley why example-rota-talks objection:late-rotas', 'what became of an objection, and by which entries'],
      ['parley why south-west-consortium membership:approved', 'which members are counted, and on what each rests'],
    ],
    more: 'A thing that is not known is answered with the names of those that are: state, proposal:…, objection:…, count:…, member:….',
  }).addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']));
  return does<Options>(withMoment(command), ends, async ([id = '', thing = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const found = await firstOf(options.of, (record) => tracker.ask.why({ ...moment, record, id, thing }));
      if (!found)
        throw new Ended(EXIT.fault, `There is no negotiation or consortium ${id}, as asked. \`parley list\` names those that are there.`);
      if ('unknown' in found.answer)
        throw new Ended(EXIT.fault, `The position says nothing of ${thing}. ${spokenOf(thing, found.answer.things)}`);
      if (options.json) sayJson(found.answer);
      else await show(tracker, found.answer, { stream: streamOf(found.record, id), moment });
      return EXIT.ok;
    });
  });
}

async function show(tracker: Tracker, answer: Why, at: { stream: string; moment: ReturnType<typeof momentOf> }): Promise<void> {
  const naming = await namingFor(tracker, at.moment, at.stream);
  const { says, rule, counts, causes, entries } = answer;
  const more = entries.length > causes.length ? ['', `And ${entries.length - causes.length} more entries; --json names them.`] : [];
  say([
    ...wrapped(says),
    '',
    ...wrapped(`${rule.says} [${rule.rule}]`),
    ...section(
      'Counted',
      counts.flatMap((one) => item(`${one.says} (${one.thing})`)),
    ),
    ...section(
      'Because',
      causes.flatMap((entry) => entryText(entry, naming)),
    ),
    ...more,
  ]);
}
