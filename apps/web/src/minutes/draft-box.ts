import type { DBSchema } from 'idb';
import { keptDatabase } from '../notes/kept-database';
import type { Place } from '../notes/line';
import type { Change, MinutesDraft } from './draft';

/** Minutes that are being written, by meeting. Nothing here leaves this browser but by going out. */
interface DraftBox extends DBSchema {
  drafts: { key: string; value: MinutesDraft };
}
const { open, lasting, onChange, changed } = keptDatabase<DraftBox>('parley-minutes', ['drafts']);
export { onChange as onDraftChange };

const keyOf = ({ negotiation, meeting }: Place): string => `${negotiation}/${meeting}`;

export const draftOf = async (place: Place): Promise<MinutesDraft | undefined> => (await open()).get('drafts', keyOf(place));

/** Keeps a new draft, unless there is one. */
export async function beginDraft(draft: MinutesDraft): Promise<void> {
  const put = await lasting('drafts');
  if ((await put.store.get(keyOf(draft))) === undefined) await put.store.put(draft, keyOf(draft));
  await put.done;
  changed();
}

/** Changes the draft as it stands now, whichever window changed it last; undefined where there is none. */
export async function changeDraft(place: Place, change: Change): Promise<MinutesDraft | undefined> {
  const put = await lasting('drafts');
  const draft = await put.store.get(keyOf(place));
  const next = draft && change(draft);
  if (next && next !== draft) await put.store.put(next, keyOf(place));
  await put.done;
  if (next !== draft) changed();
  return next;
}

export async function dropDraft(place: Place): Promise<void> {
  const put = await lasting('drafts');
  await Promise.all([put.store.delete(keyOf(place)), put.done]);
  changed();
}
