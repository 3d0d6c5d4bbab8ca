import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalText, formEvent, Header, leafHash, parseCanonical, payloadCommitment, readHeader, Sha256 } from '@parley/record-form';
import { PLAIN, PLAIN_KEY } from '../../libs/record-form/src/limits';
import { writeAtOnce } from '../../libs/record-form/src/write-at-once';
import { faultOf } from './fault-of';
import { golden, goldenEvent } from './golden-vectors';
import { json } from './json-values';
import { sha256 } from './sha256';

// The form is written and read the short way where nothing is wrong. Here is held against it what the long way promises.

const full = goldenEvent('every optional field');
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('text that is taken as it is', () => {
  const taken = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((character) => PLAIN.test(character));

  test('needs no escape and is NFC, also beside each other', () => {
    expect(taken.length).toBeGreaterThan(0x250);
    expect(taken.filter((character) => JSON.stringify(character) !== `"${character}"`)).toEqual([]);
    expect(taken.join('').normalize('NFC')).toBe(taken.join(''));
    expect(taken.filter((character) => !character.isWellFormed() || /\p{M}/u.test(character))).toEqual([]);
    const starters = 'aoAOeE<=>';
    const pairs = taken.flatMap((character) => [...starters].map((before) => before + character)).join('');
    expect(pairs.normalize('NFC')).toBe(pairs);
  });

  test('is taken as a key by the same rule, unless it looks like an integer', () => {
    expect(taken.filter((character) => !PLAIN_KEY.test(character))).toEqual([...'0123456789']);
    expect(['-1', '007', '-'].map((key) => PLAIN_KEY.test(key))).toEqual([false, false, true]);
  });
});

test('every flat record with plain keys is written the short way, whatever its text', () => {
  const scalar = json.filter((value) => typeof value !== 'object');
  const records = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), scalar, { maxKeys: 80 });
  fc.assert(
    fc.property(records, (record) => writeAtOnce([record]) === `[${canonicalize(record)}]`),
    { numRuns: 500 },
  );
});

test('keys are sorted by code units, be they few or many', () => {
  for (const count of [2, 31, 32, 33, 200]) {
    const keys = Array.from({ length: count }, (_, n) => `k${(n * 7919) % 1009}é`);
    const sorted = Object.keys(JSON.parse(canonicalText(Object.fromEntries(keys.map((key) => [key, 1])))) as object);
    expect(sorted).toEqual([...new Set(keys)].sort());
  }
});

describe('a header is read as the general way reads it', () => {
  const texts = golden.events.map(({ expected }) => expected.header);
  const pieces = [
    '"',
    ' ',
    '0',
    '00',
    '-',
    '-0',
    '.0',
    'e1',
    '\\',
    '\\u0041',
    ',',
    ':',
    '{',
    '}',
    'é',
    'A\u030a',
    '\n',
    '\u0000',
    '"v":1,',
    '"a":1,',
    '1234567890123456',
  ];
  const changed = fc
    .record({ text: fc.constantFrom(...texts), at: fc.nat(), cut: fc.nat({ max: 3 }), piece: fc.constantFrom(...pieces) })
    .map(({ text, at, cut, piece }) => text.slice(0, at % text.length) + piece + text.slice((at % text.length) + cut));

  test('with the same value or the same first fault, whatever is changed in it', () => {
    const agrees = fc.property(changed, (text) => {
      let value: unknown;
      const general = faultOf(() => (value = parseCanonical(utf8(text))));
      let header: Header | undefined;
      const special = faultOf(() => (header = readHeader(utf8(text))));
      if (general !== 'no fault') expect(special).toBe(general);
      else if (special === 'no fault') expect(header).toEqual(value);
      else expect(special).toMatch(/^(bad-field|missing-field|unknown-field|not-an-object) /);
    });
    fc.assert(agrees, { numRuns: 5000 });
  });

  test.each([
    ['"at":1', '"at":1.0', 'number-form /at'],
    ['"at":1', '"at":-0,"x":1', 'number-form /at'],
    ['"at":1', '"at":99999999999999999', 'unsafe-number /at'],
    ['"v":1', '"v":1,"v":1', 'duplicate-key '],
    ['"by":"', '"by":"\\u0070', 'escape-form /by'],
    ['"by":"', '"by":"A\u030a', 'not-nfc /by'],
  ])('%s made %s is %s', (from, to, fault) => {
    const text = full.expected.header.replace(new RegExp(`${from}[0-9]*`), to);
    expect(text).not.toBe(full.expected.header);
    expect(faultOf(() => readHeader(utf8(text)))).toMatch(fault);
  });
});

describe('a null is found', () => {
  const { header, payload } = full.input;
  test.each<[string, Record<string, unknown>, string]>([
    ['as a value', { a: [{ b: null }] }, 'null-value /payload/data/a/0/b'],
    ['behind text that says null', { a: 'null', b: null }, 'null-value /payload/data/b'],
    ['only as a value', { a: 'null', nullable: 'a null' }, 'no fault'],
  ])('%s', (_name, data, fault) => {
    expect(faultOf(() => formEvent(sha256, { header, payload: { ...payload, data: data as never } }))).toBe(fault);
  });
});

describe('what is computed', () => {
  test('counts, whatever a header brings along', () => {
    const stale = { ...full.input.header, pc: 'f'.repeat(64), enc: 'aes', v: 7 };
    const formed = formEvent(sha256, { header: stale, payload: full.input.payload });
    expect(formed.leaf).toBe(full.expected.leaf);
    expect(Buffer.from(formed.header).toString()).toBe(full.expected.header);
  });

  test('is the hash of prefix and bytes, however long they are and whatever was hashed before', () => {
    const expected = (prefix: string, bytes: Uint8Array) =>
      Buffer.from(sha256(Buffer.concat([Buffer.from(prefix), bytes]))).toString('hex');
    for (const length of [0, 4095, 4096, 1, 300_000, 5]) {
      const bytes = new Uint8Array(length).fill(length % 251);
      expect(payloadCommitment(sha256, bytes)).toBe(expected('parley/payload/1\u0000', bytes));
      expect(leafHash(sha256, bytes)).toBe(expected('\u0000', bytes));
    }
  });

  test('stays as it was formed when more is formed and checked', () => {
    const formed = golden.events.map(({ input }) => formEvent(sha256, input));
    golden.events.forEach(({ expected }, index) => {
      payloadCommitment(sha256, new Uint8Array(2000).fill(index));
      expect(Buffer.from(formed[index]?.payload ?? []).toString()).toBe(expected.payload);
      expect(Buffer.from(formed[index]?.header ?? []).toString()).toBe(expected.header);
    });
  });

  test('is asked of SHA-256 once for each part', () => {
    const asked: number[] = [];
    const counting: Sha256 = (bytes) => {
      asked.push(bytes.length);
      return sha256(bytes);
    };
    const { header, payload } = formEvent(counting, full.input);
    expect(asked).toEqual([17 + payload.length, 1 + header.length]);
  });
});
