import { hashedHeader, hashedPayload, Sha256 } from './digest';
import { within } from './fault';
import { Header, headerText } from './header';
import { Payload, payloadText } from './payload';

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
  const said = hashedPayload(
    sha256,
    within('payload', () => payloadText(payload)),
  );
  const whole = hashedHeader(
    sha256,
    within('header', () => headerText(wholeHeader(header, said.hash))),
  );
  return { header: whole.bytes, payload: said.bytes, pc: said.hash, leaf: whole.hash };
}

function wholeHeader(header: EventParts['header'], pc: string): Header {
  const computed = { v: 1, enc: 'none', pc } as const;
  // named before the copy and set again after it: adding fields behind a copy costs engines more than hashing the event
  return Object.assign({ v: 1, enc: 'none', pc, ...header }, computed);
}
