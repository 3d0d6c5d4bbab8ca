import { Command } from 'commander';
import { basisVerb } from './verbs/basis';
import { changesVerb } from './verbs/changes';
import { conflictsVerb } from './verbs/conflicts';
import { copyVerb } from './verbs/copy';
import { demoVerb } from './verbs/demo';
import { doctorVerb } from './verbs/doctor';
import { entryVerb } from './verbs/entry';
import { historyVerb } from './verbs/history';
import { importVerb } from './verbs/import';
import { listVerb } from './verbs/list';
import { movementVerb } from './verbs/movement';
import { positionVerb } from './verbs/position';
import { rebuildVerb } from './verbs/rebuild';
import { replayVerb } from './verbs/replay';
import { searchVerb } from './verbs/search';
import { serveVerb } from './verbs/serve';
import { timelineVerb } from './verbs/timeline';
import { whyVerb } from './verbs/why';
import type { Ends } from './verb';

const VERBS = [
  serveVerb,
  demoVerb,
  importVerb,
  listVerb,
  positionVerb,
  historyVerb,
  entryVerb,
  timelineVerb,
  changesVerb,
  whyVerb,
  movementVerb,
  basisVerb,
  conflictsVerb,
  replayVerb,
  searchVerb,
  rebuildVerb,
  copyVerb,
  doctorVerb,
];

const AFTER = `
A book is named by --store, else by PARLEY_STORE, else it is ./data/parley.db; its views by --read-model, else by
PARLEY_READ_MODEL, else they lie beside the book as views.db.

Exit codes: 0 done; 1 something was not found, was refused or does not match; 2 the command line or a setting is wrong;
3 the book, its views or the server cannot be had now; 130 stopped by Ctrl-C.

Example:
  parley position south-west-consortium --sample
      how many members are claimed, named and approved, in the sample book that \`parley demo\` makes`;

/** The whole command line. `ends` is told how the verb ended. */
export function program(ends: Ends): Command {
  const parley = new Command('parley')
    .description('Who proposed, objected, approved and said what, when it happened and when it was written down.')
    .option('--store <address>', 'the book: sqlite:FILE or kurrentdb://…')
    .option('--read-model <address>', 'its views: sqlite:FILE or postgres://…')
    .option('--sample', 'the sample book that the demonstration made')
    .option('--json', 'the answer as JSON, alone on standard output')
    .configureHelp({ showGlobalOptions: true, helpWidth: 110 })
    .addHelpText('after', AFTER)
    .exitOverride();
  for (const make of VERBS) {
    const command = make(ends).copyInheritedSettings(parley);
    parley.addCommand(command);
  }
  return parley;
}
