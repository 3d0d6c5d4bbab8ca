/** The register of sources: what the record rests on. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import { foreignRefusal } from '../act/known';
import { edtf } from '../entry/entry-shape';
import { sameValue } from '../record/same-value';
import { checked, described, newId, oneOf, optional, record, reference, slug, text, type Is } from '../shape/shape';

const SOURCE_KINDS = [
  'article',
  'broadcast',
  'debate',
  'document',
  'email',
  'interview',
  'letter',
  'meeting',
  'minutes',
  'paper',
  'press',
  'press-release',
  'recording',
  'report',
  'speech',
  'web-page',
  'other',
] as const;

const sha256 = () =>
  checked(text(64), (given) =>
    /^[0-9a-f]{64}$/.test(given)
      ? undefined
      : { code: 'not-a-sha256', says: 'Give the SHA-256 of the file as 64 hexadecimal digits in lower case.' },
  );
const registered = record({
  source: described('Id of the source, made from the title where it is left out.', newId('source', 'title')),
  kind: described('A document, a recording, or a meeting, which is the source of what was said at it.', oneOf(...SOURCE_KINDS)),
  title: text(500),
  author: optional(text(300)),
  publisher: optional(text(300)),
  published: optional(described('When it was published, as EDTF.', edtf())),
  noteTaker: optional(described('Who took the notes, where the source is a meeting.', reference('person'))),
  address: optional(described('Where it is found, as a web address or a shelf mark.', text(2000))),
  sha256: optional(described('SHA-256 of the file as it was read.', sha256())),
  rights: optional(described('What may be done with it.', text(1000))),
});
const retracted = record({
  source: described('The source that is not to be relied on.', slug('source')),
  reason: text(4000),
});
export type SourceRegistered = Is<typeof registered>;
export type SourceRetracted = Is<typeof retracted>;

export const sources = [
  define<SourceRegistered>({
    type: 'SourceRegistered',
    tv: 1,
    records: ['register-sources'],
    graded: false,
    data: registered,
    act: 'register-source',
    says: 'A document, a recording or a meeting is added to the register, to be cited.',
    alreadySo: (data, { record: register }) => sameValue(register.maker('source', data.source)?.data, data),
    example: {
      body: { kind: 'letter', title: 'Example letter to the consortium', publisher: 'Example Health Union', published: '2025-03-01' },
    },
  }),
  define<SourceRetracted>({
    type: 'SourceRetracted',
    tv: 1,
    records: ['register-sources'],
    graded: false,
    data: retracted,
    act: 'retract-source',
    says: 'A source turns out not to be relied on: its citations no longer count, and it can no longer be cited.',
    alreadySo: ({ source }, { record: register }) => register.about('source', source).some((e) => e.type === 'SourceRetracted'),
    refuse: ({ source }, { known }) => foreignRefusal(known, 'source', { id: source, path: 'source' }),
    example: { body: { source: 'spare-source-retracted', reason: 'The paper was never sent.' } },
  }),
];
