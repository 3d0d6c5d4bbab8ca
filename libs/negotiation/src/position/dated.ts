import type { Entry } from '../entry/entry';
import type { Dated } from './answer';

/** When an entry occurred, as it was recorded; nothing where nothing is known. */
export const datedOf = ({ occurred: { edtf, phrase } }: Entry): Dated => ({
  ...(edtf !== undefined && { date: edtf }),
  ...(phrase !== undefined && { phrase }),
});
export const idsOf = (entries: readonly Entry[]): readonly string[] => entries.map((e) => e.eventId);
