/** What recorded answers to, and ends of, proposals can break. Only what the dates make certain is flagged. */
import type { Entry } from '../../entry/entry';
import { irregularBy, type Irregularity } from '../../irregularity';
import { boundsOf, comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import type { EdtfBounds } from '../../values/edtf-date';
import { rememberedEdtf } from '../../values/remembered-edtf';
import { notAtTalks } from '../talks';
import { authorsOf, concerns, ENDS, entriesOf, putOut, versionOf } from './versions';

export interface Version {
  readonly proposal: string;
  readonly version: number;
}

function deadlineOf(out: Entry): EdtfBounds | undefined {
  const until = out.data['openUntil'];
  const parsed = typeof until === 'string' ? rememberedEdtf(until, out.occurred.zone) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}
/** The entries that set a deadline for the version. Where it was put several times, the last deadline to pass counts. */
const withDeadline = (entries: readonly Entry[], version: number): readonly Entry[] =>
  putOut(entries, version).filter((out) => deadlineOf(out) !== undefined);

const isAfter = (entry: Entry, bounds: EdtfBounds | undefined): boolean => {
  const { earliest } = boundsOf(entry);
  return earliest !== null && bounds !== undefined && bounds.latest !== null && earliest >= bounds.latest;
};
const isBefore = (entry: Entry, bounds: EdtfBounds | undefined): boolean => {
  const { latest } = boundsOf(entry);
  return latest !== null && bounds !== undefined && bounds.earliest !== null && latest <= bounds.earliest;
};

/** What had ended the version before the entry, and nothing put it out again in between. */
function endedBefore(view: RecordView, entry: Entry, { proposal, version }: Version): readonly Entry[] {
  const entries = entriesOf(view, proposal);
  const outs = putOut(entries, version);
  const isOutAgain = (end: Entry): boolean => outs.some((out) => comesBefore(view, end, out) && !comesBefore(view, entry, out));
  return entries.filter(
    (e) => e.eventId !== entry.eventId && ENDS.includes(e.type) && concerns(e, version) && comesBefore(view, e, entry) && !isOutAgain(e),
  );
}

/** An answer after the deadline, to what had ended, or to a version that another had taken the place of. */
export function answeredTooLate(entry: Entry, view: RecordView, answered: Version): readonly Irregularity[] {
  const entries = entriesOf(view, answered.proposal);
  const deadlines = withDeadline(entries, answered.version);
  const late = deadlines.every((out) => isAfter(entry, deadlineOf(out))) ? deadlines : [];
  const later = putOut(entries).filter((out) => versionOf(out) > answered.version && comesBefore(view, out, entry));
  return [
    ...irregularBy(entry, { rule: 'response-after-deadline', says: 'The time to answer had passed.' }, late),
    ...irregularBy(
      entry,
      { rule: 'response-after-end', says: 'The proposal had been withdrawn, had lapsed, or had been superseded or rejected.' },
      endedBefore(view, entry, answered),
    ),
    ...irregularBy(entry, { rule: 'response-to-older-version', says: 'A later version was out already.' }, later),
  ];
}

/** The party had left the talks. */
export const byAbsent = (entry: Entry, view: RecordView, party: string): readonly Irregularity[] =>
  irregularBy(entry, { rule: 'party-had-withdrawn', says: 'The party had withdrawn from the talks.' }, notAtTalks(view, party, entry));
export const putByAbsent = (entry: Entry<unknown>, view: RecordView): readonly Irregularity[] =>
  authorsOf(entry as Entry).flatMap((party) => byAbsent(entry as Entry, view, party));

/** A party agrees to what it put forward itself. */
export function acceptedByAuthor(
  entry: Entry,
  view: RecordView,
  { proposal, version, party }: Version & { party: string },
): readonly Irregularity[] {
  const own = putOut(entriesOf(view, proposal), version).filter((out) => authorsOf(out).includes(party));
  return irregularBy(entry, { rule: 'accepted-by-author', says: 'The party accepts its own proposal.' }, own);
}

/** A party accepts two versions of one proposal, and the earlier acceptance was not over when the later version went out. */
export function acceptedAnother(
  entry: Entry,
  view: RecordView,
  { proposal, version, party }: Version & { party: string },
): readonly Irregularity[] {
  const entries = entriesOf(view, proposal);
  const isProgress = (older: Entry, newer: Entry): boolean =>
    putOut(entries, versionOf(newer)).some((out) => comesBefore(view, older, out));
  const others = entries.filter(
    (e) => e.type === 'ResponseGiven' && e.data['response'] === 'accept' && e.data['party'] === party && versionOf(e) !== version,
  );
  const conflicting = others.filter((e) => (versionOf(e) < version ? !isProgress(e, entry) : !isProgress(entry, e)));
  return irregularBy(entry, { rule: 'accepted-two-versions', says: 'The party accepted two versions of one proposal.' }, conflicting);
}

/** Ended before, withdrawn after it was accepted, or lapsed before its time. */
export function endedOutOfTurn(entry: Entry, view: RecordView): readonly Irregularity[] {
  const proposal = String(entry.data['proposal']);
  const entries = entriesOf(view, proposal);
  const version = (entry.data['version'] as number | undefined) ?? Math.max(1, ...putOut(entries).map(versionOf));
  const accepted = entries.filter(
    (e) => e.type === 'ResponseGiven' && e.data['response'] === 'accept' && versionOf(e) === version && comesBefore(view, e, entry),
  );
  const deadlines = withDeadline(entries, version);
  const early = entry.type === 'ProposalLapsed' ? deadlines.filter((out) => isBefore(entry, deadlineOf(out))) : [];
  return [
    ...irregularBy(
      entry,
      { rule: 'proposal-had-ended', says: 'The proposal had come to an end already.' },
      endedBefore(view, entry, { proposal, version }),
    ),
    ...irregularBy(entry, { rule: 'ended-after-acceptance', says: 'The version had been accepted by a party.' }, accepted),
    ...irregularBy(entry, { rule: 'lapsed-before-deadline', says: 'The time to answer had not passed.' }, early),
  ];
}
