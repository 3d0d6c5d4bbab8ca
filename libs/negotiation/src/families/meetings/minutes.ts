/**
 * Minutes: the record that both sides accept, as a document whose paragraphs cite entries. Versions go out one by one and are never
 * changed; published minutes are frozen. Names and fields of events are storage: add, never rename.
 */
import { define } from '../../act/definition';
import { described, integer, list, oneOf, optional, record, reference, text, type Is } from '../../shape/shape';
import { amendmentRefusal, draftRefusal, isPublished, publicationRefusal, versionRefusal } from './minutes-versions';
import { agreedByOneSide, publishedUnsettled } from './minutes-irregular';

const meeting = () => reference('meeting');
const version = () => described('The version of the minutes that is meant.', integer(1, 1000));
const side = () => oneOf('management-side', 'staff-side');
const paragraph = record({
  number: optional(described('As printed, as in 4.2.', text(20))),
  text: text(10_000),
  entries: optional(described('The entries of this record that it rests on.', list(reference('entry'), { max: 100 }))),
});
const content = {
  document: optional(described('The minutes themselves, where they are a registered source.', reference('source'))),
  paragraphs: optional(list(paragraph, { max: 500 })),
};
const by = {
  sides: optional(described('The sides that say so.', list(side(), { max: 2 }))),
  parties: optional(described('The parties that say so, where it is not whole sides.', list(reference('party'), { max: 100 }))),
};
const reason = () => optional(text(5000));

const notesFiled = record({
  meeting: meeting(),
  side: described('Whose notes they are. What they say stays with that side: only that they were filed is on the joint record.', side()),
  document: optional(reference('source')),
});
const drafted = record({ meeting: meeting(), version: version(), ...content });
const disputed = record({ meeting: meeting(), version: version(), paragraph: optional(text(20)), ground: text(5000), ...by });
const amended = record({
  meeting: meeting(),
  version: described('The number of the amended version: a new one.', integer(2, 1000)),
  reason: reason(),
  ...content,
});
const agreed = record({ meeting: meeting(), version: version(), ...by });
const notAgreed = record({ meeting: meeting(), version: version(), reason: reason(), ...by });
const published = record({ meeting: meeting(), version: version(), document: optional(reference('source')) });
export type SideNotesFiled = Is<typeof notesFiled>;
export type MinutesDrafted = Is<typeof drafted>;
export type MinutesDisputed = Is<typeof disputed>;
export type MinutesAmended = Is<typeof amended>;
export type MinutesAgreed = Is<typeof agreed>;
export type MinutesNotAgreed = Is<typeof notAgreed>;
export type MinutesPublished = Is<typeof published>;

const inNegotiation = { tv: 1, records: ['negotiation'], graded: true } as const;
const id = 'example-rota-talks';

export const minutes = [
  define<SideNotesFiled>({
    ...inNegotiation,
    type: 'SideNotesFiled',
    data: notesFiled,
    act: 'file-side-notes',
    says: 'One side files its own notes of a meeting.',
    example: { id, body: { meeting: 'spare-closed', side: 'staff-side', occurred: { edtf: '2025-05-08' } } },
  }),
  define<MinutesDrafted>({
    ...inNegotiation,
    type: 'MinutesDrafted',
    data: drafted,
    act: 'draft-minutes',
    says: 'Minutes of a meeting are drafted and sent to both sides.',
    refuse: draftRefusal,
    example: {
      id,
      body: {
        meeting: 'spare-open',
        version: 1,
        paragraphs: [{ number: '1', text: 'The hours are to be counted.' }],
        occurred: { edtf: '2025-05-16' },
      },
    },
  }),
  define<MinutesDisputed>({
    ...inNegotiation,
    type: 'MinutesDisputed',
    data: disputed,
    act: 'dispute-minutes',
    says: 'The minutes, or a paragraph of them, are said to be wrong.',
    refuse: versionRefusal,
    example: {
      id,
      body: {
        meeting: 'spare-closed',
        version: 1,
        paragraph: '2',
        ground: 'The deadline was Friday.',
        sides: ['staff-side'],
        occurred: { edtf: '2025-05-14' },
      },
    },
  }),
  define<MinutesAmended>({
    ...inNegotiation,
    type: 'MinutesAmended',
    data: amended,
    act: 'amend-minutes',
    says: 'A further version of the minutes goes out.',
    refuse: amendmentRefusal,
    example: {
      id,
      body: {
        meeting: 'spare-disputed',
        version: 2,
        paragraphs: [{ number: '2', text: 'The deadline is Friday.' }],
        occurred: { edtf: '2025-05-23' },
      },
    },
  }),
  define<MinutesAgreed>({
    ...inNegotiation,
    type: 'MinutesAgreed',
    data: agreed,
    act: 'agree-minutes',
    says: 'A version of the minutes is agreed.',
    refuse: versionRefusal,
    irregular: agreedByOneSide,
    example: {
      id,
      body: { meeting: 'spare-closed', version: 1, sides: ['management-side', 'staff-side'], occurred: { edtf: '2025-05-21' } },
    },
  }),
  define<MinutesNotAgreed>({
    ...inNegotiation,
    type: 'MinutesNotAgreed',
    data: notAgreed,
    act: 'leave-minutes-unagreed',
    says: 'It is settled that the minutes are not agreed.',
    refuse: versionRefusal,
    example: {
      id,
      body: { meeting: 'spare-disputed', version: 1, reason: 'The sides remember differently.', occurred: { edtf: '2025-05-28' } },
    },
  }),
  define<MinutesPublished>({
    ...inNegotiation,
    type: 'MinutesPublished',
    data: published,
    act: 'publish-minutes',
    says: 'A version of the minutes is published, and frozen.',
    alreadySo: ({ meeting: of, version: which }, { record: on }) => isPublished(on, of, which),
    refuse: publicationRefusal,
    irregular: publishedUnsettled,
    example: { id, body: { meeting: 'spare-minuted', version: 1, occurred: { edtf: '2025-06-02' } } },
  }),
];
