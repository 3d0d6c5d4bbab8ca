import * as fc from 'fast-check';
import { JsonValue } from '@parley/record-form';

const text = fc.string({ unit: 'binary' }).map((s) => s.replaceAll('\u0000', '').normalize('NFC'));
const key = text.filter((s) => !/^-?[0-9]+$/.test(s));
/** Whatever the form accepts. */
export const { value: json } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((n) => n + 0),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}));
