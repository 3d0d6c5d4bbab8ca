import type { ConflictNoted, ConflictResolved } from '../families/context';
import type { EntriesView } from '../record/record-view';
import type { ConflictAnswer } from './answer';
import { idsOf } from './dated';

/** The conflicts that were noted, in order of recording. Nothing is merged: both entries stand, whichever prevails. */
export function conflictsOf(view: EntriesView): readonly ConflictAnswer[] {
  return view.ofType('ConflictNoted').map((noted) => {
    const { conflict, entries, parameter } = noted.data as ConflictNoted;
    const resolved = view.about('conflict', conflict).filter((e) => e.type === 'ConflictResolved');
    const isOpen = resolved.length === 0;
    return {
      id: conflict,
      state: isOpen ? 'Noted' : 'Resolved',
      entries: idsOf([noted, ...resolved]),
      open: isOpen,
      parameter,
      disagreeing: entries,
      resolutions: resolved.map((e) => {
        const { resolution, prevails } = e.data as ConflictResolved;
        return { resolution, ...(prevails !== undefined && { prevails }), entry: e.eventId };
      }),
    };
  });
}
