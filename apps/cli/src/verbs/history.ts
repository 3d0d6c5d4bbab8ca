import { GRADES, streamOf, type Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import { Option, type Command } from 'commander';
import type { HistoryPage, HistoryQuestion, Moment } from '../answers';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { paging, withPaging, type PagingOptions } from '../paging';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { entryText } from '../text/entry-text';
import { namingFor } from '../text/naming';
import { does, verb, type Ends } from '../verb';
import { showLeftOut } from './left-out';

interface Options extends PagingOptions {
  readonly of?: 'negotiation' | 'consortium';
  readonly party?: string;
  readonly person?: string;
  readonly issue?: string;
  readonly meeting?: string;
  readonly kind?: string;
  readonly grade?: Grade;
  readonly recordedBy?: string;
  readonly late?: boolean;
  readonly corrected?: boolean;
  readonly acknowledged?: boolean;
  readonly order?: 'recorded' | 'occurred';
  readonly leftOut?: boolean;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}
const FILTERS = [
  'party',
  'person',
  'issue',
  'meeting',
  'kind',
  'grade',
  'recordedBy',
  'late',
  'corrected',
  'acknowledged',
  'order',
] as const;
/** Registers are records too; they go by the names of their streams. */
const REGISTERS = ['register-parties', 'register-people', 'register-sources'];

export function historyVerb(ends: Ends): Command {
  const command = verb({
    usage: 'history <id>',
    says: 'The entries of a negotiation, of a consortium, or of register-parties, register-people, register-sources.',
    examples: [
      ['parley history south-west-pay --person "Andrew Lansley" --grade on-record', 'what he said himself'],
      ['parley history job-guarantees --kind TermSpecified --order occurred --json', 'the terms, by when they can first have occurred'],
    ],
  })
    .addOption(new Option('--of <kind>', 'where both have this id').choices(['negotiation', 'consortium']))
    .option('--party <id>', 'only entries by or about this party')
    .option('--person <name>', 'only entries by or about this person; name or id')
    .option('--issue <id>', 'only entries about this issue')
    .option('--meeting <id>', 'only entries of or about this meeting')
    .option('--kind <type>', 'only entries of this event type, or recorded by this act')
    .addOption(new Option('--grade <grade>', 'only entries of exactly this grade').choices(GRADES))
    .option('--recorded-by <name>', 'only entries recorded by this person; name or id')
    .option('--late', 'only entries recorded long after they occurred')
    .option('--corrected', 'only entries that were corrected')
    .option('--acknowledged', 'only entries that were acknowledged')
    .option('--no-acknowledged', 'only entries that nobody acknowledged')
    .addOption(new Option('--order <order>', 'by which clock').choices(['recorded', 'occurred']))
    .option('--left-out', 'instead, the entries that --as-of or --evidence leaves out, each with the reason; without other filters');
  return does<Options>(withMoment(withPaging(command)), ends, async ([id = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      if (options.leftOut) return showLeftOut(tracker, id, options);
      const question = { ...(await filters(tracker, options, moment)), ...moment, ...paging(options) };
      const found = await historyOf(tracker, { id, question, ...(options.of && { of: options.of }) });
      if (!found) throw new Ended(EXIT.fault, `There is no record ${id}, as asked. \`parley list\` names those that are there.`);
      if (options.json) sayJson(found.page);
      else await show(tracker, { ...found, moment });
      return EXIT.ok;
    });
  });
}

/** The filters as given; people may be named, and then exactly one person must have the name. */
async function filters(tracker: Tracker, options: Options, moment: Moment): Promise<Partial<HistoryQuestion>> {
  const given = Object.fromEntries(FILTERS.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
  for (const role of ['person', 'recordedBy'] as const) {
    const name = options[role];
    if (name !== undefined) given[role] = await personCalled(tracker, name, moment);
  }
  return given;
}

async function personCalled({ ask }: Tracker, name: string, moment: Moment): Promise<string> {
  if (name === 'system' || /^person-[a-z]{10}$/.test(name)) return name;
  const { items } = await ask.people({ ...(moment.knownAt !== undefined && { knownAt: moment.knownAt }), name });
  const exact = items.filter((person) => person.name === name);
  const [found, ...others] = exact.length > 0 ? exact : items;
  if (!found) throw new Ended(EXIT.fault, `Nobody called ${name} is in the register.`);
  if (others.length > 0)
    throw new Ended(
      EXIT.fault,
      `Several people fit ${name}; give one id: ${[found, ...others].map((p) => `${p.id} (${p.name})`).join(', ')}.`,
    );
  return found.id;
}

interface Asked {
  readonly id: string;
  readonly of?: 'negotiation' | 'consortium';
  readonly question: Partial<HistoryQuestion>;
}

async function historyOf({ ask }: Tracker, { id, of, question }: Asked): Promise<{ stream: string; page: HistoryPage } | undefined> {
  const kinds = of === undefined ? ['negotiation', 'consortium'] : [of];
  const streams = REGISTERS.includes(id) ? [id] : kinds.map((kind) => streamOf(kind, id));
  for (const stream of streams) {
    const page = await ask.history({ ...question, stream });
    if (page) return { stream, page };
  }
  return undefined;
}

async function show(tracker: Tracker, { stream, page, moment }: { stream: string; page: HistoryPage; moment: Moment }): Promise<void> {
  const naming = await namingFor(tracker, moment, stream);
  const lines = page.items.flatMap((entry) => [...entryText(entry, naming), '']);
  const more = page.next === undefined ? [] : [`More: the same command with --after ${page.next}`];
  say(lines.length === 0 ? ['No entry fits.'] : [...lines.slice(0, -1), ...(more.length > 0 ? ['', ...more] : [])]);
}
