/**
 * What can be wrong with a value, with bytes, or with a stored event.
 * - of a value (it cannot be written): `not-json`, `not-plain`, `unsafe-number`, `negative-zero`, `lone-surrogate`, `not-nfc`,
 *   `nul-character`, `integer-key`, `cycle`, `too-deep`
 * - of bytes (they are not what the form writes): `bad-utf8`, `bad-json`, `duplicate-key`, `white-space`, `key-order`, `number-form`,
 *   `escape-form`, `not-canonical`
 * - of a part (header or payload): `not-an-object`, `unknown-field`, `missing-field`, `bad-field`, `null-value`
 * - of a stored event (it is not the one that was asked for, or not the one that was stored): the rest
 */
export type FormFaultCode =
  | 'not-json'
  | 'not-plain'
  | 'unsafe-number'
  | 'negative-zero'
  | 'lone-surrogate'
  | 'not-nfc'
  | 'nul-character'
  | 'integer-key'
  | 'cycle'
  | 'too-deep'
  | 'bad-utf8'
  | 'bad-json'
  | 'duplicate-key'
  | 'white-space'
  | 'key-order'
  | 'number-form'
  | 'escape-form'
  | 'not-canonical'
  | 'not-an-object'
  | 'unknown-field'
  | 'missing-field'
  | 'bad-field'
  | 'null-value'
  | 'header-book'
  | 'header-stream'
  | 'header-rev'
  | 'header-id'
  | 'header-type'
  | 'copy-at'
  | 'copy-correlation'
  | 'copy-causation'
  | 'payload-commitment'
  | 'prev'
  | 'leaf';

/** Where in a value: keys and indexes from the root down. */
export type Path = readonly (string | number)[];

const pointer = (path: Path): string => path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Thrown for whatever the form refuses. `path` is a JSON pointer (RFC 6901) to the place, `''` for the whole. */
export class FormFault extends Error {
  override readonly name = 'FormFault';
  readonly code: FormFaultCode;
  readonly path: string;
  readonly detail: string;

  constructor(code: FormFaultCode, path: Path | string, detail = '') {
    const where = typeof path === 'string' ? path : pointer(path);
    super(`${code} at ${where || '(root)'}${detail && `: ${detail}`}`);
    this.code = code;
    this.path = where;
    this.detail = detail;
  }
}

/** Runs `read`; a fault inside it is reported with `part` put before its path. */
export function within<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormFault) throw new FormFault(error.code, `/${part}${error.path}`, error.detail);
    throw error;
  }
}
