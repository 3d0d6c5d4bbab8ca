import * as fc from 'fast-check';
import { checkEvent, checkParsed, Copies, Expected, formEvent, StoredBytes } from '@parley/record-form';
import { faultOf } from './fault-of';
import { golden, GoldenEvent, goldenEvent } from './golden-vectors';
import { sha256 } from './sha256';

const bytes = (characters: string) => new TextEncoder().encode(characters);
const stored = ({ expected }: GoldenEvent): StoredBytes => ({ header: bytes(expected.header), payload: bytes(expected.payload) });
const place = ({ input: { header } }: GoldenEvent): Expected => ({
  stream: header.stream,
  rev: header.rev,
  id: header.id,
  type: header.type,
  book: header.book,
  prev: header.prev,
});
const copiesOf = ({ input: { header } }: GoldenEvent): Copies => ({
  at: header.at,
  correlationId: header.corr,
  causationId: header.cause,
});

const full = goldenEvent('every optional field');
const other = goldenEvent('the first of a stream');
const someId = other.input.header.id;

/** The full event, stored with a payload that says something else but has the right commitment, or the wrong one. */
const forged = (payload: string): StoredBytes => ({ header: stored(full).header, payload: bytes(payload) });

describe('an event that is not the one expected', () => {
  test.each<[string, Partial<Expected>, string]>([
    ['another book', { book: someId }, 'header-book /header/book'],
    ['another stream', { stream: 'negotiation-other' }, 'header-stream /header/stream'],
    ['another revision', { rev: 3 }, 'header-rev /header/rev'],
    ['another revision, as the store counts', { rev: 3n }, 'header-rev /header/rev'],
    ['a revision beyond safe integers', { rev: 2n ** 53n + 2n }, 'header-rev /header/rev'],
    ['another id', { id: someId }, 'header-id /header/id'],
    ['another type', { type: 'StatementRevised' }, 'header-type /header/type'],
    ['another event before it', { prev: other.expected.leaf }, 'prev /header/prev'],
    ['another leaf than the receipt says', { leaf: other.expected.leaf }, 'leaf /header'],
  ])('%s', (_name, expected, fault) => {
    expect(faultOf(() => checkEvent(sha256, stored(full), { ...place(full), ...expected }))).toBe(fault);
    const parsed = { header: full.expected.header, payload: full.input.payload, copies: copiesOf(full) };
    expect(faultOf(() => checkParsed(sha256, parsed, { ...place(full), ...expected }))).toBe(fault);
  });

  test.each<[string, Partial<Copies>, string]>([
    ['the recorded-at beside the header', { at: 1 }, 'copy-at /header/at'],
    ['the correlation beside the header', { correlationId: someId }, 'copy-correlation /header/corr'],
    ['no correlation beside the header', { correlationId: undefined }, 'copy-correlation /header/corr'],
    ['the causation beside the header', { causationId: someId }, 'copy-causation /header/cause'],
    ['null for the causation', { causationId: null }, 'copy-causation /header/cause'],
    ['no causation beside the header', { causationId: undefined }, 'copy-causation /header/cause'],
  ])('a changed copy: %s', (_name, changed, fault) => {
    if (changed.causationId === someId) expect(full.input.header.cause).not.toBe(someId);
    const copies = { ...copiesOf(full), ...changed };
    expect(faultOf(() => checkEvent(sha256, { ...stored(full), copies }, place(full)))).toBe(fault);
    const parsed = { header: full.expected.header, payload: full.input.payload, copies };
    expect(faultOf(() => checkParsed(sha256, parsed, place(full)))).toBe(fault);
  });

  test('a causation beside a header that has none', () => {
    const copies = { ...copiesOf(other), causationId: someId };
    expect(faultOf(() => checkEvent(sha256, { ...stored(other), copies }, place(other)))).toBe('copy-causation /header/cause');
  });
});

describe('a changed payload', () => {
  const text = full.expected.payload;

  test.each([
    ['a changed word', text.replace('shall not', 'shall now'), 'payload-commitment /header/pc'],
    ['white space', text.replace('{"actors":[', '{"actors": ['), 'white-space /payload/actors'],
    ['white space at the end', `${text}\n`, 'white-space /payload'],
    [
      'a key order',
      text
        .replace('"body":"leadership",', '')
        .replace('"party":', '"body":"leadership","party":')
        .replace(/("asPrinted":"a union officer"),(.*?)("body":"leadership")/, '$3,$1,$2'),
      'key-order /payload/actors/0',
    ],
    ['a number form', text.replace(/"notedAt":(\d+)/, '"notedAt":$1.0'), 'number-form /payload/notedAt'],
    ['a field gone', text.replace(',"standing":"without-prejudice"', ''), 'payload-commitment /header/pc'],
    ['a field that must stand gone', text.replace(/"request":"[0-9a-f]+",/, ''), 'missing-field /payload/request'],
    ["another event's payload", other.expected.payload, 'payload-commitment /header/pc'],
    ['no JSON', 'gone', 'bad-json /payload'],
  ])('%s', (_name, payload, fault) => {
    expect(payload).not.toBe(text);
    expect(faultOf(() => checkEvent(sha256, forged(payload), place(full)))).toBe(fault);
  });

  const parsed = (payload: unknown) => () => {
    checkParsed(sha256, { header: full.expected.header, payload, copies: copiesOf(full) }, place(full));
  };

  test('parsed: key order, number form and white space do not count, every value does', () => {
    const again = JSON.parse(` ${text.replace(/"notedAt":(\d+)/, '"notedAt":$1.0')}`) as object;
    expect(faultOf(parsed(Object.fromEntries(Object.entries(again).reverse())))).toBe('no fault');
    expect(faultOf(parsed({ ...again, standing: 'on-the-record' }))).toBe('payload-commitment /header/pc');
    expect(faultOf(parsed({ ...again, notedAt: 1.5 }))).toBe('unsafe-number /payload/notedAt');
    expect(faultOf(parsed({ ...again, standing: null }))).toBe('bad-field /payload/standing');
  });

  test.each([
    ['text that could not be parsed', text],
    ['a list', []],
    ['null', null],
    ['nothing', undefined],
    ['a number', 1],
  ])('parsed: data that is no object: %s', (_name, data) => {
    expect(faultOf(parsed(data))).toBe('not-an-object /payload');
  });
});

describe('any changed byte', () => {
  const change = fc.record({
    event: fc.nat(golden.events.length - 1),
    part: fc.constantFrom('header' as const, 'payload' as const),
    at: fc.nat(),
    how: fc.oneof(
      fc.record({ xor: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ insert: fc.integer({ min: 0, max: 255 }) }),
      fc.constant({ remove: true as const }),
    ),
  });

  const changed = (original: Uint8Array, at: number, how: { xor?: number; insert?: number; remove?: true }): Uint8Array => {
    const list = [...original];
    const place = at % list.length;
    if (how.xor !== undefined) list[place] = (list[place] ?? 0) ^ how.xor;
    else if (how.insert !== undefined) list.splice(place, 0, how.insert);
    else list.splice(place, 1);
    return Uint8Array.from(list);
  };

  test('of a payload is found at once; of a header at once, by the next event, or by the last leaf', () => {
    const found = fc.property(change, ({ event, part, at, how }) => {
      const target = golden.events[event] as GoldenEvent;
      const original = stored(target);
      const tampered = { ...original, [part]: changed(original[part], at, how) };
      if (Buffer.compare(tampered[part], original[part]) === 0) return; // a byte inserted or removed beside its like
      const alone = faultOf(() => checkEvent(sha256, tampered, place(target)));
      const withLeaf = faultOf(() => checkEvent(sha256, tampered, { ...place(target), leaf: target.expected.leaf }));
      expect(withLeaf).not.toBe('no fault');
      if (part === 'payload') expect(alone).not.toBe('no fault');
      const next = golden.events.find((each) => each.input.header.prev === target.expected.leaf);
      if (alone === 'no fault' && next) {
        const { leaf } = checkEvent(sha256, tampered, place(target));
        expect(faultOf(() => checkEvent(sha256, stored(next), { ...place(next), prev: leaf }))).toBe('prev /header/prev');
      }
    });
    fc.assert(found, { numRuns: 3000 });
  });

  test('every single bit of one event', () => {
    const original = stored(full);
    for (const part of ['header', 'payload'] as const) {
      for (let bit = 0; bit < original[part].length * 8; bit += 1) {
        const tampered = Uint8Array.from(original[part]);
        tampered[bit >> 3] = (tampered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const expected = { ...place(full), leaf: full.expected.leaf };
        expect(faultOf(() => checkEvent(sha256, { ...original, [part]: tampered }, expected))).not.toBe('no fault');
      }
    }
  });
});

test('a forger who forms the event anew is found by the next event alone', () => {
  const { input } = full;
  const anew = formEvent(sha256, { ...input, payload: { ...input.payload, data: { kind: 'denial' } } });
  const { leaf } = checkEvent(sha256, anew, place(full));
  const next = goldenEvent('text and keys beyond ASCII, in UTF-16 order, with every kind of escape');
  expect(faultOf(() => checkEvent(sha256, stored(next), { ...place(next), prev: leaf }))).toBe('prev /header/prev');
});
