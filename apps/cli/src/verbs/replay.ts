import { Replay, type Grade, type ReplayRange } from '@parley/negotiation';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Ended, EXIT, type Exit } from '../endings';
import { rangeOf } from '../between';
import { untilInterrupted } from '../interruption';
import { momentOf, withMoment } from '../moment';
import { withAnswers } from '../open-book';
import { placesToAsk } from '../places';
import { factsOf } from '../replay/facts-of';
import { frameText } from '../replay/frame-text';
import { stepThrough } from '../replay/step-through';
import { say, sayJsonLine } from '../terminal';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly clock: 'occurred' | 'recorded';
  readonly speed: number;
  readonly plain?: true;
  readonly json?: boolean;
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly evidence?: Grade;
}
const SPEED = { usual: 1, most: 20 };

export function replayVerb(ends: Ends): Command {
  const command = verb({
    usage: 'replay <negotiation>',
    says: 'Steps through a negotiation in the terminal, forwards and back: its position at each moment, with what changed. On a pipe, one block a step.',
    examples: [
      ['parley replay example-rota-talks --from 2025-03-01 --to 2025-05-31', 'three months of it, by when things occurred'],
      ['parley replay example-rota-talks --clock recorded --json', 'by when things became known, one line of JSON a step'],
    ],
    more: 'Keys: right and left step, space plays and pauses, home and end go to the first and last step, up and down scroll, q ends. +: not there at the step before.',
  })
    .option('--from <moment>', 'begin here: a date (EDTF), which stands for its end; by recording an instant (UTC)')
    .option('--to <moment>', 'end here')
    .addOption(
      new Option('--clock <clock>', 'by when things occurred, or by when they were recorded')
        .choices(['occurred', 'recorded'])
        .default('occurred'),
    )
    .addOption(new Option('--speed <steps>', 'steps a second while playing').argParser(speed).default(SPEED.usual))
    .option('--plain', 'one block a step, on a terminal too');
  return does<Options>(withMoment(command), ends, async ([id = ''], options) => {
    const range = { ...momentOf(options), ...rangeOf(options) } as ReplayRange;
    const found = await withAnswers(placesToAsk(options), (tracker) =>
      factsOf(tracker, id, options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
    );
    if (!found) throw new Ended(EXIT.fault, `There is no negotiation ${id}, as asked. \`parley list\` names those that are there.`);
    const replay = new Replay(found.facts, { ...range, id, rules: found.rules, now: Date.now() });
    if (options.json || options.plain || !isTerminal()) return tellAll(replay, options);
    return stepThrough(replay, { input: process.stdin, output: process.stdout }, options);
  });
}

const isTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

function speed(given: string): number {
  const steps = Number(given);
  if (!(steps >= 0.1 && steps <= SPEED.most)) throw new InvalidArgumentError(`Give a number of steps a second from 0.1 to ${SPEED.most}.`);
  return steps;
}

/** Every step, one after the other; Ctrl-C ends it between two. */
async function tellAll(replay: Replay, { json }: Options): Promise<Exit> {
  const { signal, release } = untilInterrupted();
  try {
    for (let n = 0; n < replay.steps.length && !signal.aborted; n += 1) {
      tell(replay, n, json === true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return signal.aborted ? EXIT.interrupted : EXIT.ok;
  } finally {
    release();
  }
}

function tell(replay: Replay, n: number, isJson: boolean): void {
  const [frame, before] = [replay.frame(n), replay.frame(n - 1)];
  if (!frame) return;
  const of = replay.steps.length;
  if (isJson)
    return sayJsonLine({ step: n + 1, of, at: frame.step.at, changes: frame.changes, possible: frame.possible, position: frame.position });
  const lines = frameText({ frame, n, of, ...(before && { before }) });
  say([...lines.map(({ text, isNew }) => `${isNew ? '+ ' : '  '}${text}`.trimEnd()), '']);
}
