import fc from 'fast-check';
import { parsePersonId } from '../../../libs/negotiation/src/values/person-id';
import { isSlug, parseSlug, SLUG_LENGTH_MAX, slugFrom } from '../../../libs/negotiation/src/values/slug';

test.each(['a', '7', 'south-west-pay', 'objection-3', 'a'.repeat(80)])('%s is a slug', (text) => {
  expect(parseSlug(text)).toEqual({ ok: true, value: text });
});

test.each(['', '-', 'a-', '-a', 'a--b', 'A', 'a b', 'é', 'a\n', 'a'.repeat(81), 3, null])('%j is no slug', (text) => {
  expect(parseSlug(text)).toMatchObject({ ok: false, code: 'slug-form' });
});

test.each([
  ['South West Pay, Terms and Conditions', 'south-west-pay-terms-and-conditions'],
  ['  Sick pay!  ', 'sick-pay'],
  ["The union's claim", 'the-unions-claim'],
  ['The union\u2019s claim', 'the-unions-claim'],
  ['Pay & conditions', 'pay-and-conditions'],
  ['Größe, Ærø, Łódź, İzmir, naïve', 'grosse-aero-lodz-izmir-naive'],
  ['1 % by 2011-12', '1-by-2011-12'],
  ['word '.repeat(30), 'word-'.repeat(16).slice(0, -1)],
  ['x'.repeat(200), 'x'.repeat(80)],
])('the title %j makes %s', (title, slug) => {
  expect(slugFrom(title)).toBe(slug);
});

test.each(['', '…', 'Δίκαιο', '工资'])('the title %j makes none', (title) => {
  expect(slugFrom(title)).toBeUndefined();
});

test('whatever the title, what is made of it is a slug, and a slug makes itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const slug = slugFrom(title);
      expect(slug === undefined || (isSlug(slug) && slug.length <= SLUG_LENGTH_MAX && slugFrom(slug) === slug)).toBe(true);
    }),
  );
});

test('a person has ten letters after "person-"', () => {
  expect(parsePersonId('person-abcdefghij')).toEqual({ ok: true, value: 'person-abcdefghij' });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^person-[a-z0-9]{9,11}$/), fc.anything()), (given) => {
      expect(parsePersonId(given).ok).toBe(typeof given === 'string' && /^person-[a-z]{10}$/.test(given));
    }),
  );
  expect(
    ['person-abcdefghi', 'person-abcdefghijk', 'person-abcdefghi1', 'person-Abcdefghij', 'person-abcdefghij\n'].filter(
      (id) => parsePersonId(id).ok,
    ),
  ).toEqual([]);
});
