import { decodeEntry, UnknownEvent, type StoredHeader, type StoredPayload, type Upcaster } from '@parley/negotiation';

const header = (type: string, tv = 1): StoredHeader => ({
  stream: 'negotiation-talks',
  rev: 7,
  id: '00000000-0000-4000-8000-000000000007',
  type,
  tv,
  at: 1_735_689_600_000,
  by: 'person-abcdefghij',
  via: 'unauthenticated',
  cmd: '00000000-0000-4000-8000-00000000000a',
  corr: '00000000-0000-4000-8000-00000000000b',
});
const payload = (data: StoredPayload['data']): StoredPayload => ({ data, occurred: {}, actors: [], sources: [] });
/** As if statements had once been kept without their substance's present name, and dates in a field of their own. */
const upcasters: Readonly<Record<string, Upcaster>> = {
  'StatementRecorded@0': ({ data: { words, ...data }, ...parts }) => ({
    ...parts,
    data: { ...data, substance: words },
    actors: [...parts.actors, { asPrinted: 'a speaker' }],
  }),
};
const old = { statement: 's-1', kind: 'opinion', words: 'No cuts.' };
const correction = { entry: '00000000-0000-4000-8000-000000000001', type: 'StatementRecorded', tv: 0, reason: 'Misread.' };

describe('a stored event', () => {
  it('is lifted to the newest version of its type', () => {
    expect(decodeEntry(header('StatementRecorded', 0), payload(old), upcasters).data).toEqual({
      statement: 's-1',
      kind: 'opinion',
      substance: 'No cuts.',
    });
  });

  it('of a type or a version that is not known stops the reading', () => {
    for (const [type, tv] of [
      ['StatementShouted', 1],
      ['StatementRecorded', 2],
      ['StatementRecorded', 0],
    ] as const)
      expect(() => decodeEntry(header(type, tv), payload(old))).toThrow(UnknownEvent);
  });
});

describe('a stored correction', () => {
  it('has its replacement lifted like the entry that it replaces', () => {
    const { data } = decodeEntry(header('EntryCorrected'), payload({ ...correction, data: old }), upcasters);
    expect(data).toEqual({ ...correction, tv: 1, data: { statement: 's-1', kind: 'opinion', substance: 'No cuts.' } });
  });

  it('lifts the parts that are replaced with the data, and adds none', () => {
    const replaced = { ...correction, data: old, actors: [{ party: 'ministry' }] };
    const { data } = decodeEntry(header('EntryCorrected'), payload(replaced), upcasters);
    expect(data).toMatchObject({ actors: [{ party: 'ministry' }, { asPrinted: 'a speaker' }] });
    expect(Object.keys(data).sort()).toEqual(['actors', 'data', 'entry', 'reason', 'tv', 'type']);
  });

  it('of a date alone stays as it is', () => {
    const replaced = { ...correction, occurred: { edtf: '2012' } };
    expect(decodeEntry(header('EntryCorrected'), payload(replaced), upcasters).data).toEqual(replaced);
  });

  it('of a type or a version that is not known stops the reading', () => {
    const reading = (of: object) => () => decodeEntry(header('EntryCorrected'), payload({ ...correction, data: old, ...of }), upcasters);
    expect(reading({ type: 'StatementShouted' })).toThrow(UnknownEvent);
    expect(reading({ tv: 2 })).toThrow(UnknownEvent);
  });
});
