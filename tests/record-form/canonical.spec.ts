import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalBytes, canonicalText, MAX_DEPTH, parseCanonical } from '@parley/record-form';
import { faultOf } from './fault-of';
import { json } from './json-values';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? { a: value } : [value];
  return value;
};

class Point {
  constructor(readonly x: number) {}
}
class Bare extends (null as unknown as { new (): object }) {}
const circle: { self?: unknown } = {};
circle.self = circle;
const shared = { a: 1 };

describe('what has a canonical form', () => {
  test.each([
    ['null, booleans, text, integers', [null, true, false, '', 'a', 0, -1], '[null,true,false,"","a",0,-1]'],
    ['keys sorted', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    ['the largest integers', [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER], '[9007199254740991,-9007199254740991]'],
    ['integers without exponent', [1e15, 1e3], '[1000000000000000,1000]'],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['the same object twice, which is no cycle', [shared, shared], '[{"a":1},{"a":1}]'],
    ['a key that engines treat apart', JSON.parse('{"__proto__":{"a":1},"a":2}'), '{"__proto__":{"a":1},"a":2}'],
    ['keys that only begin like an integer', { '1a': 1, '0.5': 2, '-': 3 }, '{"-":3,"0.5":2,"1a":1}'],
  ])('%s', (_name, value, text) => {
    expect(canonicalText(value)).toBe(text);
    expect(parseCanonical(canonicalBytes(value))).toEqual(value);
  });

  test('32 levels, and not one more', () => {
    expect(canonicalText(nested(MAX_DEPTH))).toHaveLength(32 + 4 * 16 + 33);
    expect(faultOf(() => canonicalText(nested(MAX_DEPTH + 1)))).toMatch(/^too-deep /);
  });
});

describe('what has none', () => {
  test.each<[string, unknown, string]>([
    ['a fraction', { a: [1, 1.5] }, 'unsafe-number /a/1'],
    ['2^53', 2 ** 53, 'unsafe-number '],
    ['-(2^53)', -(2 ** 53), 'unsafe-number '],
    ['NaN', { n: NaN }, 'unsafe-number /n'],
    ['Infinity', Infinity, 'unsafe-number '],
    ['minus zero', [-0], 'negative-zero /0'],
    ['undefined', undefined, 'not-json '],
    ['an undefined member', { a: undefined }, 'not-json /a'],
    ['a hole', { a: Array(2) }, 'not-json /a/0'],
    ['a function', { a: () => 1 }, 'not-json /a'],
    ['a symbol', [Symbol('s')], 'not-json /0'],
    ['a bigint', { a: 1n }, 'not-json /a'],
    ['an object that writes itself', { toJSON: () => ({}) }, 'not-json /toJSON'],
    ['a date', { a: new Date(0) }, 'not-plain /a'],
    ['a map', new Map(), 'not-plain '],
    ['bytes', new Uint8Array(2), 'not-plain '],
    ['a boxed string', Object('text'), 'not-plain '],
    ['an instance of a class', { a: { b: new Point(1) } }, 'not-plain /a/b'],
    ['an instance of a class that extends null', Object.create(Bare.prototype), 'not-plain '],
    ['an object that inherits', Object.create({ a: 1 }), 'not-plain '],
    ['a symbol key', { [Symbol('s')]: 1 }, 'not-plain '],
    ['a hidden property', Object.defineProperty({}, 'a', { value: 1, enumerable: false }), 'not-plain '],
    ['an array with a property', Object.assign([1], { a: 1 }), 'not-plain '],
    ['a lone high surrogate', { a: 'x\ud83d' }, 'lone-surrogate /a'],
    ['a lone low surrogate in a key', { '\ude00': 1 }, 'lone-surrogate /\ude00'],
    ['text that is not NFC', { a: 'A\u030a' }, 'not-nfc /a'],
    ['a key that is not NFC', { 'A\u030a': 1 }, 'not-nfc /A\u030a'],
    ['U+0000', 'a\u0000b', 'nul-character '],
    ['an integer as key', { a: { 10: 1 } }, 'integer-key /a/10'],
    ['a negative integer as key', { '-1': 1 }, 'integer-key /-1'],
    ['a padded integer as key', { '007': 1 }, 'integer-key /007'],
    ['an integer as key beyond the array indexes', { '4294967296': 1 }, 'integer-key /4294967296'],
    ['a cycle', { a: [circle] }, 'cycle /a/0/self'],
    ['a place whose name needs escaping', { 'a/b~c': { d: NaN } }, 'unsafe-number /a~1b~0c/d'],
  ])('%s', (_name, value, fault) => {
    expect(faultOf(() => canonicalText(value))).toBe(fault);
  });
});

describe('the reference vectors of RFC 8785 (cyberphone/json-canonicalization, testdata)', () => {
  test('french.json: no locale', () => {
    const value = JSON.parse(
      '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}',
    );
    const text =
      '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}';
    expect(canonicalText(Object.fromEntries(Object.entries(value as object).reverse()))).toBe(text);
  });

  test('weird.json, without the key "1" and the key that is not NFC', () => {
    const weird = {
      '\u20ac': 'Euro Sign',
      '\u0080': 'Control\u007f',
      '\ud83d\ude02': 'Smiley',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
      '</script>': 'Browser Challenge',
    };
    expect(canonicalText(weird)).toBe(
      '{"</script>":"Browser Challenge","\u0080":"Control\u007f","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😂":"Smiley"}',
    );
    expect(faultOf(() => canonicalText({ ...weird, 1: 'One' }))).toMatch(/^integer-key /);
    expect(faultOf(() => canonicalText({ ...weird, '\ufb33': 'Hebrew Letter Dalet With Dagesh' }))).toMatch(/^not-nfc /);
  });

  test('values.json: its text and literals; its numbers are refused', () => {
    const value = { escaping: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalText(value)).toBe('{"escaping":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","literals":[null,true,false]}');
    for (const number of [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001]) {
      expect(faultOf(() => canonicalText({ numbers: [number] }))).toBe('unsafe-number /numbers/0');
    }
  });

  test('structures.json: the members whose key is no integer; arrays.json and unicode.json are refused', () => {
    expect(canonicalText({ '': 'empty', a: {}, A: {}, f: { f: 'hi', F: 5 }, '\n': 56.0 })).toBe(
      '{"":"empty","\\n":56,"A":{},"a":{},"f":{"F":5,"f":"hi"}}',
    );
    expect(faultOf(() => canonicalText([56, { d: true, 10: null, 1: [] }]))).toBe('integer-key /1/1');
    expect(faultOf(() => canonicalText({ 'Unnormalized Unicode': 'A\u030a' }))).toMatch(/^not-nfc /);
  });
});

describe('for every value', () => {
  test('the same characters as canonicalize gives', () => {
    fc.assert(
      fc.property(json, (value) => canonicalText(value) === canonicalize(value)),
      { numRuns: 2000 },
    );
  });
});
