import type { Entry } from '../entry/entry';
import { entriesOf } from '../families/meetings/in-turn';
import { versionsOf } from '../families/meetings/minutes-versions';
import type { RecordView } from '../record/record-view';
import type { MinutesAnswer, MinutesState } from './meeting-answer';
import { stateBy } from './stated';

const STATES: Readonly<Record<string, MinutesState>> = {
  MinutesDrafted: 'Drafted',
  MinutesDisputed: 'Disputed',
  MinutesAmended: 'Amended',
  MinutesAgreed: 'Agreed',
  MinutesNotAgreed: 'NotAgreed',
  MinutesPublished: 'Published',
};
const versionOf = (entry: Entry): number => Number(entry.data['version']);
const isOut = (entry: Entry): boolean => entry.type === 'MinutesDrafted' || entry.type === 'MinutesAmended';

/** The minutes of a meeting: what happened to them last, and each version as it went out. Null where there are none on record. */
export function minutesOf(view: RecordView, meeting: string): MinutesAnswer | null {
  const entries = entriesOf(view, meeting).filter((e) => STATES[e.type] !== undefined);
  const stated = stateBy(view, entries, { stateOf, follows });
  if (!stated) return null;
  const versions = versionsOf(view, meeting).map((e) => ({
    version: versionOf(e),
    ...(typeof e.data['document'] === 'string' && { document: e.data['document'] }),
    paragraphs: (e.data['paragraphs'] ?? []) as MinutesAnswer['versions'][number]['paragraphs'],
    entry: e.eventId,
  }));
  const disputes = entries.filter((e) => e.type === 'MinutesDisputed').map((e) => e.eventId);
  return { ...stated, versions, disputes, entries: entries.map((e) => e.eventId) };
}

const stateOf = (entry: Entry): MinutesState => STATES[entry.type] ?? 'Drafted';

/** Publication ends it; what is said of a version follows its going out, and a later version all that was said of an earlier. */
function follows(a: Entry, b: Entry): boolean {
  if (a.type === 'MinutesPublished' || b.type === 'MinutesPublished') return b.type !== 'MinutesPublished';
  if (versionOf(a) !== versionOf(b)) return versionOf(a) > versionOf(b);
  return isOut(b) && !isOut(a);
}
