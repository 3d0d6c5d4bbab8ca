import type { Deciding } from '../../act/definition';
import type { Entry } from '../../entry/entry';
import type { RecordView } from '../../record/record-view';
import { refused, type Refusal } from '../../refusal';
import { entriesOf } from './in-turn';

interface Named {
  readonly meeting: string;
  readonly version: number;
}
const VERSIONS: readonly string[] = ['MinutesDrafted', 'MinutesAmended'];

/** The entries by which versions of a meeting's minutes went out. */
export const versionsOf = (view: RecordView, meeting: string): readonly Entry[] =>
  entriesOf(view, meeting).filter((e) => VERSIONS.includes(e.type));
const publications = (view: RecordView, meeting: string): readonly Entry[] =>
  entriesOf(view, meeting).filter((e) => e.type === 'MinutesPublished');
const hasVersion = (view: RecordView, { meeting, version }: Named): boolean =>
  versionsOf(view, meeting).some((e) => e.data['version'] === version);

export const isPublished = (view: RecordView, meeting: string, version: number): boolean =>
  publications(view, meeting).some((e) => e.data['version'] === version);

/** Nothing can be said of a version that never went out. */
export function versionRefusal(named: Named, { record }: Deciding): Refusal | undefined {
  if (hasVersion(record, named)) return undefined;
  return refused(
    'minutes-unknown',
    `There is no version ${named.version} of the minutes of ${named.meeting} on record; record it first.`,
    'version',
  );
}
/** Published minutes are frozen, and a version that is out is never changed. */
export function draftRefusal(named: Named, { record }: Deciding): Refusal | undefined {
  if (publications(record, named.meeting).length > 0)
    return refused(
      'minutes-frozen',
      'The minutes of this meeting are published and frozen; dispute them, or correct the entry.',
      'meeting',
    );
  if (!hasVersion(record, named)) return undefined;
  return refused(
    'version-frozen',
    `Version ${named.version} of these minutes is out already; give the changed text a new number.`,
    'version',
  );
}
export function amendmentRefusal(named: Named, deciding: Deciding): Refusal | undefined {
  if (versionsOf(deciding.record, named.meeting).length === 0)
    return refused('minutes-unknown', `No minutes of ${named.meeting} are on record; record their draft first.`, 'meeting');
  return draftRefusal(named, deciding);
}
export function publicationRefusal(named: Named, deciding: Deciding): Refusal | undefined {
  if (publications(deciding.record, named.meeting).length > 0)
    return refused('minutes-frozen', 'Another version of these minutes is published and frozen.', 'version');
  return versionRefusal(named, deciding);
}
