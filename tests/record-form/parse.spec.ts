import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalBytes, canonicalText, FormFault, JsonValue, parseCanonical } from '@parley/record-form';
import { faultOf } from './fault-of';
import { json } from './json-values';

describe('bytes that the form did not write', () => {
  test.each<[string, string, string]>([
    ['a space after a colon', '{"a": 1}', 'white-space /a'],
    ['a line end', '{"a":1}\n', 'white-space '],
    ['a space before a key', '{ "a":1}', 'white-space '],
    ['a space in an array', '[1 ,2]', 'white-space '],
    ['keys out of order', '{"x":{"b":1,"a":2}}', 'key-order /x'],
    ['code point order instead of UTF-16 order', '{"\ue000":1,"😀":2}', 'key-order '],
    ['a key twice in a row', '{"a":1,"a":1}', 'duplicate-key '],
    ['a key twice apart', '{"a":1,"b":2,"a":1}', 'duplicate-key '],
    ['a key twice, once escaped', '{"a":1,"\\u0061":1}', 'escape-form '],
    ['an exponent', '[1e3]', 'number-form /0'],
    ['a needless fraction', '{"a":1.0}', 'number-form /a'],
    ['minus zero', '[-0]', 'number-form /0'],
    ['a fraction', '[1.5]', 'unsafe-number /0'],
    ['2^53', '9007199254740992', 'unsafe-number '],
    ['a number that rounds to a safe one', '9007199254740991.4', 'number-form '],
    ['a leading zero', '[01]', 'bad-json /0'],
    ['a plus sign', '+1', 'bad-json '],
    ['a needless escape', '"\\u0041"', 'escape-form '],
    ['an escaped slash', '"\\/"', 'escape-form '],
    ['upper-case hex in an escape', '"\\u000F"', 'escape-form '],
    ['a raw control character', '"a\tb"', 'bad-json '],
    ['a comma too many', '[1,]', 'bad-json /1'],
    ['no end', '{"a":1', 'bad-json '],
    ['no end of a string', '["a\\"]', 'bad-json /0'],
    ['no escape', '"\\x41"', 'bad-json '],
    ['nothing', '', 'bad-json '],
    ['two values', '1,2', 'bad-json '],
    ['a word', 'nul', 'bad-json '],
    ['a byte order mark', '\ufeff1', 'bad-json '],
    ['a lone surrogate, escaped', '"\\ud83d"', 'lone-surrogate '],
    ['an escaped U+0000', '["\\u0000"]', 'nul-character /0'],
    ['text that is not NFC', '["A\u030a"]', 'not-nfc /0'],
    ['a key that is not NFC', '{"A\u030a":1}', 'not-nfc /A\u030a'],
    ['a lone surrogate in a key, escaped', '{"\\udc00":1}', 'lone-surrogate /\udc00'],
    ['U+0000 in a key, escaped', '{"\\u0000":1}', 'nul-character /\u0000'],
    ['an integer as key', '{"1":1}', 'integer-key /1'],
    ['33 levels', '['.repeat(33) + ']'.repeat(33), 'too-deep ' + '/0'.repeat(32)],
    ['a million levels', '['.repeat(1_000_000), 'too-deep ' + '/0'.repeat(32)],
  ])('%s', (_name, text, fault) => {
    expect(faultOf(() => parseCanonical(new TextEncoder().encode(text)))).toBe(fault);
  });

  test.each([
    ['a cut sequence', [0x22, 0xc3, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0xbd, 0x22]],
  ])('no UTF-8: %s', (_name, bytes) => {
    expect(faultOf(() => parseCanonical(Uint8Array.from(bytes)))).toBe('bad-utf8 ');
  });
});

/** What arrives when text is sent as bytes: a lone surrogate becomes U+FFFD. */
const inUtf8 = (characters: string) => Buffer.from(characters, 'utf8').toString('utf8');

describe('for all bytes', () => {
  test('what is written is read back, and written again the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value);
        const again = parseCanonical(bytes);
        expect(again).toEqual(value);
        expect(canonicalBytes(again)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  test('any bytes: the value JSON.parse gives, or a fault, and never anything else', () => {
    const near = fc.tuple(json, fc.nat(), fc.constantFrom(...' \t0.-eE"\\,:{}[]1a')).map(([value, at, character]) => {
      const written = JSON.stringify(value);
      return written.slice(0, at % (written.length + 1)) + character + written.slice(at % (written.length + 1));
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.json(), fc.string()).map(inUtf8), (candidate) => {
        let value: JsonValue;
        try {
          value = parseCanonical(new TextEncoder().encode(candidate));
        } catch (error) {
          return error instanceof FormFault;
        }
        return canonicalize(JSON.parse(candidate)) === candidate && canonicalText(value) === candidate;
      }),
      { numRuns: 3000 },
    );
  });
});
