import type { Command } from 'commander';
import type { Tracker } from '@parley/tracker';
import { EXIT, type Exit } from '../endings';
import { untilInterrupted } from '../interruption';
import { withBook } from '../open-book';
import { placesThere } from '../places';
import { progress } from '../progress';
import { note, say, sayJson } from '../terminal';
import { counted } from '../text/lines';
import { does, verb, type Ends } from '../verb';

export function rebuildVerb(ends: Ends): Command {
  const command = verb({
    usage: 'rebuild',
    says: 'Makes the views anew from the book, beside those in use, and then switches to them. The book is only read.',
    examples: [['parley rebuild', 'readers see the old views until the new ones hold everything']],
  });
  does(command, ends, (_args, options) =>
    withBook(placesThere(options), (tracker) => rebuilt(tracker, options.json === true), { remakes: true }),
  );
  return command;
}

async function rebuilt(tracker: Tracker, json: boolean): Promise<Exit> {
  const { signal, release } = untilInterrupted();
  const { views } = await tracker.status();
  const shown = progress('Rebuilding the views', 'entries');
  const done = await tracker
    .rebuild({ onProgress: (done) => shown.at(done, Math.max(done, views.events)), signal })
    .catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    })
    .finally(() => {
      shown.end();
      release();
    });
  if (!done || signal.aborted) {
    note('Stopped; the views in use are untouched. Run `parley rebuild` again to go on.');
    return EXIT.interrupted;
  }
  if (json) sayJson(done);
  else say([`The views hold ${counted(done.events, 'entry', 'entries')} again, made anew from the book.`]);
  return EXIT.ok;
}
