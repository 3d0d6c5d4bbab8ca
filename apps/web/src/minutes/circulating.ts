import { freshKey, recordAct, type Receipt } from '../acts/record-act';
import { isKnown } from '../acts/use-act';
import { registerSource } from '../notes/register-source';
import { sourceOf } from '../notes/note-source';
import { dateRules, type IsDate } from '../notes/date-rules';
import { occurredAsTyped } from '../notes/occurred-as-typed';
import type { Place } from '../notes/line';
import { numbered, type MinutesDraft, type Sending } from './draft';
import { changeDraft, dropDraft } from './draft-box';

interface Going {
  readonly version: number;
  readonly by: string;
}
/** The act by which a draft goes out: the first version is drafted, a further one amends. */
function actOf(draft: MinutesDraft, { version, by }: Going, isDate: IsDate): Sending {
  const paragraphs = numbered(draft)
    .filter(([, { text }]) => text.trim() !== '')
    .map(([number, { text, entries }]) => ({ number, text: text.trim(), ...(entries.length > 0 && { entries }) }));
  const reason = draft.reason.trim();
  const body = {
    meeting: draft.meeting,
    version,
    ...(version > 1 && reason !== '' && { reason }),
    paragraphs,
    occurred: occurredAsTyped(draft.when, new Date(), isDate),
    sources: [{ source: sourceOf(draft, by), locator: `minutes, version ${version}`, grade: 'on-record' }],
  };
  return { act: version === 1 ? 'draft-minutes' : 'amend-minutes', body, key: freshKey(), by };
}

/** Puts the draft into the form in which it is sent, and keeps it so before the first try; undefined where there is no draft. */
async function readied(place: Place, going: Going): Promise<MinutesDraft | undefined> {
  const isDate = await dateRules();
  return changeDraft(place, (draft) => (draft.sending ? draft : { ...draft, sending: actOf(draft, going, isDate) }));
}

const back = ({ sending: _sending, ...draft }: MinutesDraft): MinutesDraft => draft;

/**
 * Sends the draft out as this version, once however often it is tried; then it is no draft any more. Where it was refused nothing of it is
 * stored, and it is a draft again. Throws `Refused` or `Unreachable`.
 */
export async function circulate(place: Place, going: Going): Promise<Receipt> {
  const sending = (await readied(place, going))?.sending;
  if (sending === undefined) throw new Error('there is no draft of these minutes');
  try {
    await registerSource({ ...place, by: sending.by }, sourceOf(place, sending.by));
    const receipt = await recordAct({
      path: `/api/negotiations/{id}/${sending.act}`,
      ids: { id: place.negotiation },
      body: sending.body,
      recorder: sending.by,
      key: sending.key,
    });
    await dropDraft(place);
    return receipt;
  } catch (error) {
    if (isKnown(error)) await changeDraft(place, back);
    throw error;
  }
}
