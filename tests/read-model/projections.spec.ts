import fc from 'fast-check';
import { eventOf, mentionsIn, type Entry } from '@parley/negotiation';
import { comparePlaces } from '../../libs/read-model/src/ask/paging';
import { canonicalText } from '../../libs/read-model/src/project/canonical-text';
import { foldedTitle } from '../../libs/read-model/src/project/folded-title';
import { wordsAndNames } from '../../libs/read-model/src/project/words-and-names';
import { storyBook } from './kit';

describe('canonical text', () => {
  it('is the same whatever the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalText(reversed(value))).toBe(text);
      }),
    );
  });

  it('orders keys by code units and leaves out what is absent', () => {
    expect(canonicalText({ b: 1, a: [{ z: null, y: undefined }], B: 'é' })).toBe('{"B":"é","a":[{"z":null}],"b":1}');
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('words and names of an entry', () => {
  const across = ['party', 'person', 'office', 'source', 'negotiation', 'consortium'];
  /** Those of the fold, which names things by another walk. */
  const namedBy = ({ type, data, actors, sources }: Entry): string[] => {
    const shape = eventOf(type)?.data;
    const named = [
      ...(shape ? mentionsIn(shape, data).map(({ kind, id }) => [kind, id]) : []),
      ...actors.flatMap(({ party, person, office }) => [
        ['party', party],
        ['person', person],
        ['office', office],
      ]),
      ...sources.map(({ source }) => ['source', source]),
    ];
    return named.filter(([kind, id]) => across.includes(String(kind)) && id !== undefined).map((pair) => pair.join(' '));
  };
  const named = (entry: Entry): string[] => wordsAndNames(entry).names.map(({ kind, id }) => `${kind} ${id}`);

  it.each(storyBook().map((entry) => [entry.type, entry] as const))('names in %s what the rules say it names', (type, entry) => {
    if (type === 'EntryCorrected' || type === 'EvidenceAdded') expect(named(entry)).toEqual([]);
    else expect(named(entry).sort()).toEqual(namedBy(entry).sort());
  });

  it('takes words, and no dates, ids or figures', () => {
    const office = storyBook()[7] as Entry;
    expect(wordsAndNames(office).words).toBe('Branch secretary');
  });
});

describe('the order of places', () => {
  const place = fc.tuple(fc.integer(), fc.string({ unit: 'grapheme' }), fc.integer());
  it('is total', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(comparePlaces(a, b))).toBe(-Math.sign(comparePlaces(b, a)) + 0);
        if (comparePlaces(a, b) <= 0 && comparePlaces(b, c) <= 0) expect(comparePlaces(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is that of the bytes of texts, as the databases have it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ä', '\uFFFD', '\u{10000}', '\u{10FFFF}', '\uE000') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(comparePlaces([a], [b]))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(comparePlaces(['\uFFFD'], ['\u{10000}'])).toBe(-1);
  });
});

it('compares titles without case, accents and doubled spaces', () => {
  expect(foldedTitle('  Ältere   TALKS\non pay ')).toBe('altere talks on pay');
});
