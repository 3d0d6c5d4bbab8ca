import { GRADES, streamOf, type Grade } from '@parley/negotiation';
import { Option, type Command } from 'commander';
import type { Span } from '../answers';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { paging, withPaging, type PagingOptions } from '../paging';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { beneath, wrapped } from '../text/lines';
import { namingFor, type Naming } from '../text/naming';
import { does, verb, type Ends } from '../verb';
import { firstOf } from './first-of';

interface Options extends PagingOptions {
  readonly of?: 'negotiation' | 'consortium';
  readonly party?: string;
  readonly issue?: string;
  readonly meeting?: string;
  readonly kind?: string;
  readonly grade?: Grade;
  readonly order?: 'recorded' | 'occurred';
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}
const FILTERS = ['party', 'issue', 'meeting', 'kind', 'grade', 'order'] as const;

export function timelineVerb(ends: Ends): Command {
  const command = verb({
    usage: 'timeline <id>',
    says: 'The entries of a negotiation or a consortium by when they can have occurred, with their evidence; what the dates leave open is marked.',
    examples: [
      ['parley timeline job-guarantees', 'all of it, what is undated last'],
      [
        'parley timeline example-rota-talks --party example-care-union --as-of 2025-03-31',
        'one party, with what may have occurred by then',
      ],
    ],
    more: '~4: the dates do not say whether it came before or after 4 of the others. ?: it may have occurred by the date asked for, but not certainly.',
  })
    .addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']))
    .option('--party <id>', 'only entries by or about this party')
    .option('--issue <id>', 'only entries about this issue')
    .option('--meeting <id>', 'only entries of or about this meeting')
    .option('--kind <type>', 'only entries of this event type, or recorded by this act')
    .addOption(new Option('--grade <grade>', 'only entries of exactly this grade').choices(GRADES))
    .addOption(new Option('--order <order>', 'by which clock').choices(['recorded', 'occurred']));
  return does<Options>(withMoment(withPaging(command)), ends, async ([id = ''], options) => {
    const given = Object.fromEntries(FILTERS.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
    return withAnswers(placesToAsk(options), async (tracker) => {
      const question = { ...given, ...momentOf(options), ...paging(options), id };
      const found = await firstOf(options.of, (record) => tracker.ask.timeline({ ...question, record }));
      if (!found)
        throw new Ended(EXIT.fault, `There is no negotiation or consortium ${id}, as asked. \`parley list\` names those that are there.`);
      if (options.json) sayJson(found.answer);
      else {
        const naming = await namingFor(tracker, momentOf(options), streamOf(found.record, id));
        const more = found.answer.next === undefined ? [] : ['', `More: the same command with --after ${found.answer.next}`];
        const lines = found.answer.items.flatMap((span) => spanText(span, naming));
        say(lines.length === 0 ? ['No entry fits.'] : [...lines, ...more]);
      }
      return EXIT.ok;
    });
  });
}

function spanText(span: Span, naming: Naming): string[] {
  const order = span.undecided === 0 ? '' : ` ~${span.undecided}`;
  const marks = (['late', 'leaked', 'corrected', 'retracted'] as const).filter((mark) => span[mark]);
  const who = span.parties.map((party) => naming.party(party)).join(', ');
  return [
    ...wrapped(span.says, {
      first: `${`@${span.revision}`.padEnd(6)}${(span.date ?? 'undated').padEnd(24)}${span.when === 'possible' ? '? ' : ''}`,
    }),
    ...beneath(
      [who, span.grade ?? 'no grade', ...marks, `recorded ${span.recordedAt}${order}`].filter((part) => part !== '').join('; '),
      2,
    ),
  ];
}
