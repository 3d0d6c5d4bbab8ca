import { slugFrom } from '@parley/negotiation';
import { spoken } from '../words/in-words';
import type { Place, ReleasedAct } from './line';

/** FNV-1a, 32 bit: tells meetings apart in an id; nothing rests on it being hard to forge. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** How the ids of the sources begin that stand for the notes of this meeting, one for each note-taker. */
export const notesOf = ({ negotiation, meeting }: Place): string => `notes-${shortHash(`${negotiation}/${meeting}`)}-`;

/** The source that a line of the meeting cites: the meeting as its note-taker took it down. The same line always cites the same. */
export const sourceOf = (place: Place, noteTaker: string): string =>
  `${notesOf(place)}${slugFrom(noteTaker)?.slice(0, 48).replace(/-$/, '') ?? shortHash(noteTaker)}`;

/** The source that an act cites, where it cites one. */
export const citedSource = ({ body }: Pick<ReleasedAct, 'body'>): string | undefined =>
  (body['sources'] as readonly { readonly source: string }[] | undefined)?.[0]?.source;

/** A meeting as somebody takes it down. */
export interface Noted extends Place {
  readonly by: string;
}
/** The source as it is registered. */
export const noteSource = ({ negotiation, meeting, by }: Noted, source: string) => ({
  source,
  kind: 'meeting',
  title: `${spoken(meeting)} (${negotiation}), noted by ${by}`,
  noteTaker: by,
  address: `/negotiations/${negotiation}/meetings/${meeting}`,
});
