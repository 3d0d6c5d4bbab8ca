import { streamOf, type Grade } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import { Ended, EXIT, type Exit } from '../endings';
import { momentOf } from '../moment';
import { paging, type PagingOptions } from '../paging';
import { say, sayJson } from '../terminal';
import { entryText } from '../text/entry-text';
import { beneath } from '../text/lines';
import { namingFor } from '../text/naming';
import { firstOf, type OneOf } from './first-of';

interface Options extends PagingOptions {
  readonly of?: OneOf;
  readonly json?: boolean;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}
const BECAUSE = {
  evidence: 'left out: its evidence does not reach the grade asked for',
  possible: 'left out: it may have occurred by the date asked for, but not certainly',
  later: 'left out: it occurred later than the date asked for',
} as const;

/** The entries of a record that do not count at the moment asked for, each with the reason. */
export async function showLeftOut(tracker: Tracker, id: string, options: Options): Promise<Exit> {
  const moment = momentOf(options);
  const found = await firstOf(options.of, (record) => tracker.ask.leftOut({ ...moment, ...paging(options), id, record }));
  if (!found) throw new Ended(EXIT.fault, `There is no negotiation or consortium ${id}, as asked.`);
  const { answer, record } = found;
  if (options.json) sayJson(answer);
  else {
    const naming = await namingFor(tracker, moment, streamOf(record, id));
    const lines = answer.items.flatMap(({ because, entry }) => [...entryText(entry, naming), ...beneath(BECAUSE[because]), '']);
    const more = answer.next === undefined ? [] : ['', `More: the same command with --after ${answer.next}`];
    say(lines.length === 0 ? ['Nothing is left out.'] : [...lines.slice(0, -1), ...more]);
  }
  return EXIT.ok;
}
