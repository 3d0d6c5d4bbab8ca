import type { Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import type { Command } from 'commander';
import type { ConsortiumRow, NegotiationRow } from '../answers';
import { EXIT } from '../endings';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { paging, withPaging, type PagingOptions } from '../paging';
import { placesToAsk } from '../places';
import { say, sayJson } from '../terminal';
import { beneath, counted, inWords, item } from '../text/lines';
import { lastText } from '../text/stated-text';
import { does, verb, type Ends } from '../verb';

interface Options extends PagingOptions {
  readonly consortia?: boolean;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}

export function listVerb(ends: Ends): Command {
  const command = verb({
    usage: 'list',
    says: 'The negotiations with their state, their last entry and what is open in each; or the consortia.',
    examples: [
      ['parley list', 'every negotiation, the latest first'],
      ['parley list --consortia --json', 'every consortium, as JSON'],
    ],
  }).option('--consortia', 'the consortia instead');
  return does<Options>(withMoment(withPaging(command)), ends, (_args, options) =>
    withAnswers(placesToAsk(options), async (tracker) => {
      const page = await asked(tracker, options);
      if (options.json) sayJson(page.answer);
      else say([...(page.lines.length === 0 ? [NOTHING] : page.lines), ...more(page.answer.next), ...left(page.answer.leftOut)]);
      return EXIT.ok;
    }),
  );
}

async function asked({ ask }: Tracker, options: Options) {
  const question = { ...momentOf(options), ...paging(options) };
  if (options.consortia) {
    const answer = await ask.consortia(question);
    return { answer, lines: answer.items.flatMap(consortiumLines) };
  }
  const answer = await ask.negotiations({ ...question, sort: 'last' as const });
  return { answer, lines: answer.items.flatMap(negotiationLines) };
}

const NOTHING = 'Nothing is on record.';
const left = (count: number): string[] =>
  count === 0 ? [] : [`Left out: ${count} of which nothing counts at this moment and on this evidence.`];
const more = (next: string | undefined): string[] => (next === undefined ? [] : [`More: the same command with --after ${next}`]);
const unplaced = { refs: () => '' };

function negotiationLines({ id, title, state, open, entries, last }: NegotiationRow): string[] {
  const waiting = [
    counted(open.questions, 'question'),
    counted(open.objections, 'objection'),
    counted(open.conflicts, 'conflict'),
    counted(open.actions, 'action'),
  ].join(', ');
  return [
    ...item(`${id}: ${title}`),
    ...beneath(`${inWords(state)}; open: ${waiting}`),
    ...beneath(`${counted(entries, 'entry', 'entries')}; last: ${lastText(last, unplaced)}`),
  ];
}

const consortiumLines = ({ id, name, state, last }: ConsortiumRow): string[] => [
  ...item(`${id}: ${name}`),
  ...beneath(`${inWords(state)}; last: ${lastText(last, unplaced)}`),
];
