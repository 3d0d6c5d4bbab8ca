import { leafHash, payloadCommitment, Sha256 } from './digest';
import { within } from './fault';
import { Header, headerBytes } from './header';
import { Payload, payloadBytes } from './payload';

/** Everything an event says; the header's commitment is computed. */
export interface EventParts {
  readonly header: Omit<Header, 'v' | 'enc' | 'pc'>;
  readonly payload: Payload;
}

/** An event ready to be appended. `leaf` is the `prev` of the next event of the stream, and stands in the receipt. */
export interface FormedEvent {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly pc: string;
  readonly leaf: string;
}

/** Forms an event. Throws FormFault with a path that begins `/header` or `/payload`. */
export function formEvent(sha256: Sha256, { header, payload }: EventParts): FormedEvent {
  const bytes = within('payload', () => payloadBytes(payload));
  const pc = payloadCommitment(sha256, bytes);
  const whole = within('header', () => headerBytes({ ...header, v: 1, enc: 'none', pc }));
  return { header: whole, payload: bytes, pc, leaf: leafHash(sha256, whole) };
}
