import {
  checkEvent,
  checkParsed,
  formEvent,
  headerBytes,
  leafHash,
  parseCanonical,
  payloadBytes,
  payloadCommitment,
  readHeader,
  readPayload,
  requestDigest,
  ZERO_HASH,
} from '@parley/record-form';
import { golden } from './golden-vectors';
import { sha256 } from './sha256';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const bytes = (characters: string) => new TextEncoder().encode(characters);

describe('the stored form never changes', () => {
  test.each(golden.events)('$name: the same bytes and hashes as ever', ({ input, expected }) => {
    const formed = formEvent(sha256, input);
    expect(text(formed.header)).toBe(expected.header);
    expect(text(formed.payload)).toBe(expected.payload);
    expect({ pc: formed.pc, leaf: formed.leaf }).toEqual({ pc: expected.pc, leaf: expected.leaf });
  });

  test.each(golden.events)('$name: each step alone gives the same', ({ input, expected }) => {
    const payload = payloadBytes(input.payload);
    const pc = payloadCommitment(sha256, payload);
    const header = headerBytes({ ...input.header, v: 1, enc: 'none', pc });
    expect([text(payload), pc, text(header), leafHash(sha256, header)]).toEqual([
      expected.payload,
      expected.pc,
      expected.header,
      expected.leaf,
    ]);
  });

  test.each(golden.events)('$name: read back as it went in', ({ input, expected }) => {
    expect(readHeader(bytes(expected.header))).toEqual({ ...input.header, v: 1, enc: 'none', pc: expected.pc });
    expect(readPayload(bytes(expected.payload))).toEqual(input.payload);
    expect(parseCanonical(bytes(expected.payload))).toEqual(input.payload);
  });

  test('each event of a stream holds the leaf of the one before', () => {
    const heads = new Map<string, string>();
    for (const { input, expected } of golden.events) {
      const { stream, rev, id, type, book } = input.header;
      const prev = heads.get(stream) ?? ZERO_HASH;
      const stored = { header: bytes(expected.header), payload: bytes(expected.payload) };
      const { leaf } = checkEvent(sha256, stored, { stream, rev, id, type, book, prev });
      heads.set(stream, leaf);
    }
    expect(Object.fromEntries(heads)).toEqual({
      'register-people': golden.events[0]?.expected.leaf,
      'negotiation-south-west-pay': golden.events.at(-1)?.expected.leaf,
    });
  });

  test.each(golden.events)('$name: the same event when a store hands its payload back parsed', ({ input, expected }) => {
    const { stream, rev, id, type, corr, cause } = input.header;
    const copies = { correlationId: corr, causationId: cause };
    const stored = { header: expected.header, payload: JSON.parse(expected.payload) as unknown, copies };
    expect(checkParsed(sha256, stored, { stream, rev: BigInt(rev), id, type }).leaf).toBe(expected.leaf);
  });

  test.each(golden.requests)('the digest of a request: $name', ({ request, digest }) => {
    expect(requestDigest(sha256, request)).toBe(digest);
  });
});
