import { examine, type DoctorReport } from '@parley/tracker';
import type { Command } from 'commander';
import { EXIT } from '../endings';
import { untilInterrupted } from '../interruption';
import { placesThere } from '../places';
import { passes } from '../progress';
import { note, say, sayJson } from '../terminal';
import { beneath, counted, item } from '../text/lines';
import { does, verb, type Ends } from '../verb';

export function doctorVerb(ends: Ends): Command {
  const command = verb({
    usage: 'doctor',
    says: 'Re-reads the whole book and checks every event: form, commitments, chain, revisions, clocks, ids and references. Writes nothing.',
    examples: [['parley doctor', 'exit code 0 where the book is whole, 1 with the first event that does not match']],
  });
  return does(command, ends, async (_args, options) => {
    const { store } = placesThere(options);
    const { signal, release } = untilInterrupted();
    const shown = passes({
      rows: { label: 'Adding up the rows of the book', unit: 'rows' },
      events: { label: 'Checking the events of the book', unit: 'events' },
    });
    const report = await examine(store, { onProgress: shown.at, signal }).finally(() => {
      shown.end();
      release();
    });
    if (options.json) sayJson(report);
    else say(reportText(report));
    if (report.faults.length > 0) return EXIT.fault;
    if (report.stopped) note('Stopped before the end; the rest was not looked at.');
    return report.stopped ? EXIT.interrupted : EXIT.ok;
  });
}

/** The faults that say most, in words; the others go by their code. */
const SAID: Readonly<Record<string, string>> = {
  'payload-commitment': 'its content is not what was recorded',
  prev: 'it does not follow from the event before it, which was changed, removed or put in',
  leaf: 'it is not what was recorded',
  gap: 'events before it are missing',
  clock: 'its recorded-at is below that of the event before',
  'id-twice': 'its id stands in the book twice',
  reference: 'it refers to something that is not on record',
};

function reportText({ book, events, streams, faults, clockGaps, stopped }: DoctorReport): string[] {
  const read = `${counted(events, 'event')} in ${counted(streams, 'stream')} read of book ${book}`;
  const gaps =
    clockGaps === 0
      ? []
      : item(
          `${counted(clockGaps, 'event')} stored more than 60 s from when it was recorded: copied in later, or a clock was wrong; no fault of the record`,
          0,
        );
  if (faults.length === 0) return [`${read}: ${stopped ? 'all of those match' : 'the book is whole'}.`, ...gaps];
  const found = faults.flatMap(({ stream, revision, eventId, code, what }, n) => [
    ...item(`${stream}, revision ${revision}: ${SAID[code] ?? code}`),
    ...beneath(`event ${eventId}; ${what}`),
    ...(n === 0 ? beneath('This is the first event that does not match.') : []),
  ]);
  return [`${read}: it does not match.`, ...found, ...gaps];
}
