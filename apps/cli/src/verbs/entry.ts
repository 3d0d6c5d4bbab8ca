import type { Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import type { Command } from 'commander';
import type { WholeEntry } from '../answers';
import { Ended, EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { entryText } from '../text/entry-text';
import { counted, item, section } from '../text/lines';
import { namingFor } from '../text/naming';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly stored?: boolean;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}
const EXAMPLE_ID = '0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d';

export function entryVerb(ends: Ends): Command {
  const command = verb({
    usage: 'entry <event-id>',
    says: 'One entry: as it stands, as it was first recorded, what was done to it since, by whom and why, and what it refers to and is referred to by. Event ids stand in receipts and in --json.',
    examples: [
      [`parley entry ${EXAMPLE_ID}`, 'the entry and its corrections'],
      [`parley entry ${EXAMPLE_ID} --stored`, 'its bytes as the book keeps them, header and payload, to be hashed by whoever doubts them'],
    ],
    more: 'The leaf hash of a receipt is the SHA-256 of a zero byte and the bytes of the header; the header’s "pc" is that of "parley/payload/1", a zero byte and the bytes of the payload.',
  }).option('--stored', 'instead, its header and its payload, one a line, byte for byte');
  return does<Options>(withMoment(command), ends, async ([eventId = ''], options) => {
    const moment = momentOf(options);
    return withAnswers(placesToAsk(options), async (tracker) => {
      const entry = await tracker.ask.entry({ ...moment, eventId });
      if (!entry) throw new Ended(EXIT.fault, `There is no entry ${eventId}, as asked. \`parley history ID --json\` names event ids.`);
      if (options.stored) await showStored(tracker, entry, options);
      else if (options.json) sayJson(entry);
      else await show(tracker, entry, moment);
      return EXIT.ok;
    });
  });
}

async function showStored(tracker: Tracker, entry: WholeEntry, { json }: { readonly json?: boolean }): Promise<void> {
  const stored = await tracker.stored(entry);
  if (!stored) throw new Ended(EXIT.fault, 'Another event stands in its place in the book. Run `parley doctor`.');
  if (json) sayJson(stored);
  else say([stored.header, stored.payload]);
}

async function show(tracker: Tracker, entry: WholeEntry, moment: ReturnType<typeof momentOf>): Promise<void> {
  const naming = await namingFor(tracker, moment, entry.stream);
  const { asRecorded, since } = entry;
  say([
    ...entryText(entry, naming),
    ...section('As it was first recorded', asRecorded ? entryText({ ...entry, ...asRecorded }, naming) : []),
    ...section(
      'What was done to it since',
      since.flatMap((one) => entryText(one, naming)),
    ),
    ...section('Recorded in the same act', relatedText(entry.sameAct)),
    ...section('What it refers to', relatedText(entry.refersTo)),
    ...section('What refers to it', relatedText(entry.referredToBy)),
  ]);
}

function relatedText({ count, items }: WholeEntry['sameAct']): string[] {
  const others = count - items.length;
  const more = others > 0 ? item(`and ${counted(others, 'other')}`) : [];
  return [...items.flatMap(({ revision, says }) => item(`@${revision} ${says}`)), ...more];
}
