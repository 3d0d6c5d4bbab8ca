import type { Grade } from '@parley/negotiation';
import { streamOf } from '@parley/negotiation';
import { Option, type Command } from 'commander';
import type { ChangesPage } from '../answers';
import { betweenOf, withBetween, type BetweenOptions } from '../between';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { paging, withPaging, type PagingOptions } from '../paging';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { counted, item } from '../text/lines';
import { namingFor, type Naming } from '../text/naming';
import { does, verb, type Ends } from '../verb';
import { firstOf } from './first-of';

interface Options extends PagingOptions, BetweenOptions {
  readonly of?: 'negotiation' | 'consortium';
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function changesVerb(ends: Ends): Command {
  const command = verb({
    usage: 'changes <id>',
    says: 'What differs in the position of a negotiation or a consortium between two moments, each change with the entries that made it.',
    examples: [
      ['parley changes example-rota-talks --from 2025-03-05 --to 2025-03-20', 'what happened between two dates'],
      ['parley changes south-west-pay --clock recorded --from 2026-01-31T12:00:00Z', 'what became known since then'],
    ],
  }).addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']));
  return does<Options>(withMoment(withPaging(withBetween(command))), ends, async ([id = ''], options) => {
    const between = betweenOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const question = { id, ...momentOf(options), ...paging(options), ...between };
      const found = await firstOf(options.of, (record) => tracker.ask.changes({ ...question, record }));
      if (!found)
        throw new Ended(EXIT.fault, `There is no negotiation or consortium ${id}, as asked. \`parley list\` names those that are there.`);
      if (options.json) sayJson(found.answer);
      else show(found.answer, await namingFor(tracker, {}, streamOf(found.record, id)));
      return EXIT.ok;
    });
  });
}

function show(page: ChangesPage, { refs }: Naming): void {
  const lines = page.items.flatMap(({ says, entries }) => item(`${says}${refs(entries)}`));
  const undecided =
    page.possible > 0
      ? ['', `${counted(page.possible, 'further entry', 'further entries')} may have occurred by then, but not certainly.`]
      : [];
  const more = page.next === undefined ? [] : ['', `More: the same command with --after ${page.next}`];
  say([...(lines.length === 0 ? ['Nothing changed.'] : lines), ...undecided, ...more]);
}
