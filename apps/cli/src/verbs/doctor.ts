import { examine, inspect, type DoctorReport, type Finding, type Inspection } from '@parley/tracker';
import type { Command } from 'commander';
import { EXIT, type Exit } from '../endings';
import { untilInterrupted } from '../interruption';
import { bookAt, placesThere } from '../places';
import { passes } from '../progress';
import { note, say, sayJson } from '../terminal';
import { findingsText } from '../text/findings-text';
import { beneath, counted, item } from '../text/lines';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly quick?: boolean;
}

export function doctorVerb(ends: Ends): Command {
  const command = verb({
    usage: 'doctor',
    says: 'Says whether the store will do: connection, version, leader, limits, permissions, retention, clock, book; what does not, with what to change. Then re-reads the whole book and checks every event: form, commitments, chain, revisions, clocks, ids and references. Writes nothing.',
    examples: [
      ['parley doctor', 'exit code 0 where the book is whole, 1 with the first event that does not match'],
      ['parley doctor --quick --store "kurrentdb://127.0.0.1:2113?tls=false"', 'whether a node will do, before there is a book on it'],
    ],
  }).option('--quick', 'only whether the store will do; the events are not re-read');
  return does<Options>(command, ends, async (_args, options) => {
    const places = placesThere(options);
    const inspection = await inspect(places.store);
    if (!options.json) say([`The store at ${bookAt(places)}`, ...findingsText(inspection.findings), '']);
    const unread = whyUnread(inspection, options);
    const report = unread === undefined ? await examined(places.store) : undefined;
    if (options.json) sayJson({ findings: inspection.findings, ...report });
    else say(report ? reportText(report) : [`The events were not re-read: ${unread}.`]);
    return ending(inspection.findings, report);
  });
}

function whyUnread({ findings, isBook }: Inspection, { quick }: Options): string | undefined {
  if (quick) return 'only the store was to be looked at';
  if (findings.some(({ about, state }) => state === 'fault' && NEEDED.includes(about))) return 'the store has to be mended first';
  return isBook ? undefined : 'there is no book';
}

/** What has to be right before the events can be read. */
const NEEDED: readonly string[] = ['connection', 'version', 'permissions'];

async function examined(store: string): Promise<DoctorReport> {
  const { signal, release } = untilInterrupted();
  const shown = passes({
    rows: { label: 'Adding up the rows of the book', unit: 'rows' },
    events: { label: 'Checking the events of the book', unit: 'events' },
  });
  return examine(store, { onProgress: shown.at, signal }).finally(() => {
    shown.end();
    release();
  });
}

function ending(findings: readonly Finding[], report: DoctorReport | undefined): Exit {
  if (report?.stopped) note('Stopped before the end; the rest was not looked at.');
  if (findings.some(({ state }) => state === 'fault') || !isWhole(report)) return EXIT.fault;
  return report?.stopped ? EXIT.interrupted : EXIT.ok;
}

const isWhole = (report: DoctorReport | undefined): boolean => report === undefined || report.faults.length === 0;

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
