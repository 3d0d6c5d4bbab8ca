import { actOf, readShape, type ActDefinition } from '@parley/negotiation';
import fc from 'fast-check';
import { canonicalText } from '@parley/record-form';

const { body } = actOf('negotiation', 'correct-entry') as ActDefinition;
const read = (data: unknown) => readShape(body, { entry: '@1', reason: 'Misread.', replacement: { data } });
const faultsOf = (data: unknown): readonly (readonly [string, string])[] => {
  const answer = read(data);
  return answer.ok ? [] : answer.faults.map(({ path, code }) => [path, code] as const);
};

describe('data that replaces an entry, before its type is known', () => {
  it.each([
    { what: 'a fraction', data: { figure: 1.5 }, fault: ['replacement.data.figure', 'wrong-type'] },
    { what: 'a number too large to be exact', data: { count: 2 ** 53 }, fault: ['replacement.data.count', 'wrong-type'] },
    { what: 'a key that looks like an integer', data: { terms: { 7: 'a' } }, fault: ['replacement.data.terms.7', 'unknown-property'] },
    { what: 'half a character', data: { title: '\ud800' }, fault: ['replacement.data.title', 'not-text'] },
  ])('is refused with $what, at its place', ({ data, fault }) => {
    expect(faultsOf(data)).toEqual([fault]);
  });

  it('can be stored whenever it is taken', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const answer = read(data);
        if (answer.ok) expect(() => canonicalText(answer.value)).not.toThrow();
      }),
      { numRuns: 500, seed: 11 },
    );
  });
});
