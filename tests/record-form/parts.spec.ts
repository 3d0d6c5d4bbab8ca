import {
  canonicalBytes,
  categoryOf,
  formEvent,
  Header,
  headerBytes,
  hex,
  isRecorder,
  isSlug,
  isStreamName,
  Payload,
  payloadBytes,
  readHeader,
  readPayload,
  requestDigest,
  ZERO_HASH,
} from '@parley/record-form';
import { faultOf } from './fault-of';
import { goldenEvent } from './golden-vectors';
import { sha256 } from './sha256';

const full = goldenEvent('every optional field');
const header: Header = readHeader(Buffer.from(full.expected.header));
const payload: Payload = readPayload(Buffer.from(full.expected.payload));

const without = <T extends object>(part: T, field: keyof T): T =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name !== field)) as T;

describe('a header', () => {
  test.each<[keyof Header, unknown]>([
    ['v', 2],
    ['v', '1'],
    ['book', 'BOOK'],
    ['book', '6F1C9A52-0D3B-4C7E-9B1A-2F6D8E4C7A10'],
    ['stream', 'negotiation'],
    ['stream', 'Negotiation-a'],
    ['stream', 'negotiation-'],
    ['stream', 'negotiation-a--b'],
    ['stream', `negotiation-${'a'.repeat(81)}`],
    ['rev', -1],
    ['rev', '2'],
    ['id', '6f1c9a520d3b4c7e9b1a2f6d8e4c7a10'],
    ['type', 'statementRecorded'],
    ['type', 'Statement-Recorded'],
    ['type', ''],
    ['tv', 0],
    ['at', '1795348800000'],
    ['at', 8_640_000_000_000_001],
    ['by', 'Zoë'],
    ['by', 'person-1'],
    ['via', 'password'],
    ['side', ''],
    ['side', 'Unison'],
    ['side', null],
    ['cmd', ''],
    ['corr', 7],
    ['cause', null],
    ['prev', 'ab'],
    ['prev', ZERO_HASH],
    ['enc', 'aes'],
    ['pc', full.expected.pc.toUpperCase()],
    ['salt', full.expected.pc.slice(1)],
  ])('%s cannot be %j', (field, value) => {
    expect(faultOf(() => headerBytes({ ...header, [field]: value }))).toBe(`bad-field /${field}`);
    const bytes = canonicalBytes({ ...header, [field]: value });
    expect(faultOf(() => readHeader(bytes))).toBe(`bad-field /${field}`);
  });

  test.each(Object.keys(header).map((name) => name as keyof Header))('%s may be absent only if it is optional', (field) => {
    const optional = field === 'side' || field === 'cause';
    expect(faultOf(() => headerBytes(without(header, field)))).toBe(optional ? 'no fault' : `missing-field /${field}`);
  });

  test('has no other fields, not even those that are to come', () => {
    for (const name of ['ct', 'kid', 'seen', 'data', 'toString']) {
      expect(faultOf(() => headerBytes({ ...header, [name]: 'x' }))).toBe(`unknown-field /${name}`);
    }
    expect(faultOf(() => readHeader(Buffer.from('[]')))).toBe('not-an-object ');
  });

  test('revision 0 has no previous event, every other has one', () => {
    expect(faultOf(() => headerBytes({ ...header, rev: 0 }))).toBe('bad-field /prev');
    expect(faultOf(() => headerBytes({ ...header, rev: 0, prev: ZERO_HASH }))).toBe('no fault');
  });
});

describe('a payload', () => {
  test.each<[keyof Payload, unknown]>([
    ['data', []],
    ['data', 'text'],
    ['occurred', []],
    ['actors', {}],
    ['actors', ['unison']],
    ['sources', [[]]],
    ['standing', ''],
    ['standing', false],
    ['notedAt', '2012'],
    ['notedAt', 8_640_000_000_000_001],
    ['confirms', []],
    ['confirms', ['x']],
    ['embargo', ''],
    ['embargo', false],
    ['embargo', null],
    ['embargo', []],
    ['embargo', {}],
    ['request', ''],
    ['salt', 'salt'],
  ])('%s cannot be %j', (field, value) => {
    expect(faultOf(() => payloadBytes({ ...payload, [field]: value }))).toBe(`bad-field /${field}`);
  });

  test.each(Object.keys(payload).map((name) => name as keyof Payload))('%s may be absent only if it is optional', (field) => {
    const optional = ['standing', 'notedAt', 'confirms', 'embargo'].includes(field);
    expect(faultOf(() => payloadBytes(without(payload, field)))).toBe(optional ? 'no fault' : `missing-field /${field}`);
  });

  test('has no other fields, and no null at any depth', () => {
    expect(faultOf(() => payloadBytes({ ...payload, note: 'x' } as Payload))).toBe('unknown-field /note');
    expect(faultOf(() => payloadBytes({ ...payload, data: { a: [{ b: null }] } }))).toBe('null-value /data/a/0/b');
    expect(faultOf(() => readPayload(canonicalBytes({ ...payload, data: { a: null } })))).toBe('null-value /data/a');
  });

  test('may be written down before 1970, and hold empty lists, text and false inside', () => {
    expect(faultOf(() => payloadBytes({ ...payload, notedAt: -1, data: { a: [], b: '', c: false, d: {} } }))).toBe('no fault');
  });

  test('a cycle is a fault, not an endless walk', () => {
    const data: Record<string, never> = {};
    data['self'] = data as never;
    expect(faultOf(() => payloadBytes({ ...payload, data }))).toBe('cycle /data/self');
  });
});

test('a fault while forming says in which part', () => {
  const { input } = full;
  expect(faultOf(() => formEvent(sha256, { ...input, payload: { ...payload, salt: '' } }))).toBe('bad-field /payload/salt');
  expect(faultOf(() => formEvent(sha256, { ...input, header: { ...input.header, rev: -1 } }))).toBe('bad-field /header/rev');
});

test('stream names have a category, recorders are opaque, slugs end', () => {
  const names = ['book-identity', 'negotiation-south-west-pay', 'register-people', 'admin-host', `caucus-${'a'.repeat(80)}`];
  expect(names.map(isStreamName)).toEqual(names.map(() => true));
  expect(names.map(categoryOf)).toEqual(['book', 'negotiation', 'register', 'admin', 'caucus']);
  expect([undefined, 1, '', '-a', '$all', '$$negotiation-a', 'a-b ', 'a-b\n', 'a1-b'].map(isStreamName)).toEqual(Array(9).fill(false));
  expect(['system', 'person-abcdefghij', 'person-abcdefghi', 'person-ABCDEFGHIJ', 'admin'].map(isRecorder)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['a', 'a-1', 'a--b', '-a', 'a-', 'A', ''].map(isSlug)).toEqual([true, true, false, false, false, false, false]);
});

test('hex digits are lower case and keep their zeros', () => {
  expect(hex(Uint8Array.of(0, 1, 171, 255))).toBe('0001abff');
});

test('another act, route, recorder or body has another digest; the order of keys has not', () => {
  const request = { act: 'raise-issue', ids: { negotiation: 'a' }, by: 'person-abcdefghij', body: { x: 1, y: [null] } };
  const digest = requestDigest(sha256, request);
  const others = [
    { ...request, act: 'raise-issues' },
    { ...request, ids: { negotiation: 'b' } },
    { ...request, by: 'person-abcdefghik' },
    { ...request, body: { x: 1 } },
    { ...request, body: { x: 1, y: [null], z: false } },
  ];
  expect(new Set([digest, ...others.map((other) => requestDigest(sha256, other))]).size).toBe(6);
  expect(requestDigest(sha256, { ...request, body: { y: [null], x: 1 } })).toBe(digest);
});
