import { addressOf, reach, type Schema } from '../api/ask';
import { haveSeen } from '../api/freshness';
import { refusalOf } from '../api/problem';

export type Receipt = Schema<'Receipt'>;

/** An act before it is sent. `key` is made once, before the first try: however often it is sent, it is recorded once. */
export interface Act {
  /** As in `/api/negotiations/{id}/raise-objection`. */
  readonly path: string;
  readonly ids?: Readonly<Record<string, string>>;
  /** Or the promise of it, where something has to be loaded to say it. */
  readonly body: unknown;
  readonly recorder: string;
  readonly key: string;
  /** Record only if this is still the record's last revision. */
  readonly expectedRevision?: number;
}

/** A fresh key; `crypto.randomUUID` is there only where the page comes from this machine or over HTTPS. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const recordedHere = new Set<string>();
/** Whether it was recorded from this page, as far as it has not been loaded anew: nobody is overtaken by what they did themselves. */
export const isRecordedHere = (eventId: string): boolean => recordedHere.has(eventId);

/** Records it. Throws `Refused` (nothing of it is stored) or `Unreachable` (not known; send the same again). */
export async function recordAct({ path, ids = {}, body, recorder, key, expectedRevision }: Act): Promise<Receipt> {
  const said = JSON.stringify(await body);
  const reply = await reach(addressOf(path, { ids }), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Parley-Recorder': encodeURIComponent(recorder),
      'Idempotency-Key': key,
      ...(expectedRevision !== undefined && { 'If-Match': `"${expectedRevision}"` }),
    },
    body: said,
  });
  if (!reply.ok) throw await refusalOf(reply);
  const receipt = (await reply.json()) as Receipt;
  for (const { position, eventId } of receipt.events) {
    haveSeen(position);
    recordedHere.add(eventId);
  }
  return receipt;
}
