import type { Grade } from '@parley/negotiation';
import type { Command } from 'commander';
import type { Found } from '../answers';
import { EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { paging, withPaging, type PagingOptions } from '../paging';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { beneath, item } from '../text/lines';
import { does, verb, type Ends } from '../verb';

interface Options extends PagingOptions {
  readonly negotiation?: string;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function searchVerb(ends: Ends): Command {
  const command = verb({
    usage: 'search <text...>',
    says: 'Finds words in entries, names and titles. The words found stand between ‹ and ›.',
    examples: [
      ['parley search sick pay', 'everything that speaks of both words'],
      ['parley search redundancies --negotiation job-guarantees', 'in one negotiation'],
    ],
  }).option('--negotiation <id>', 'only in this negotiation');
  return does<Options>(withMoment(withPaging(command)), ends, (words, options) =>
    withAnswers(placesToAsk(options), async ({ ask }) => {
      const { negotiation } = options;
      const page = await ask.search({
        text: words.join(' '),
        ...(negotiation !== undefined && { negotiation }),
        ...momentOf(options),
        ...paging(options),
      });
      if (options.json) {
        sayJson(page);
        return EXIT.ok;
      }
      const lines = page.items.flatMap((found) => [...item(`${found.title} (${placeOf(found)})`), ...beneath(found.excerpt)]);
      const more = page.next === undefined ? [] : [`More: the same command with --after ${page.next}`];
      say(lines.length === 0 ? ['Nothing found.'] : [...lines, ...more]);
      return EXIT.ok;
    }),
  );
}

/** What was found and where; a record is where it is itself. */
function placeOf({ kind, id, stream, record }: Found): string {
  if (!record) return `${kind} ${id}, in ${stream}`;
  return kind === 'entry' ? `entry ${id}, in the ${record.kind} ${record.title}, ${record.id}` : `${kind} ${id}`;
}
