import { rememberedEdtf } from '../values/remembered-edtf';
import { checked, described, flag, instant, list, oneOf, optional, record, reference, slug, someOf, text } from '../shape/shape';
import { GRADES, STANDINGS } from './entry';

const EDTF_MAX = 64;

/** A date as EDTF (ISO 8601-2). */
export const edtf = () =>
  checked(text(EDTF_MAX), (given) => {
    const parsed = rememberedEdtf(given);
    return parsed.ok ? undefined : { code: 'not-edtf', says: parsed.says };
  });

const dated = record({
  edtf: optional(
    described('When it happened, as EDTF: 2012-07-16, 2012-07-16?, 2009-12-09/2009-12-13, ../2015, 2012-07-16T12:00:00+01:00.', edtf()),
  ),
  zone: optional(described('IANA zone of a local time without offset, as in Europe/London.', text(64))),
  basis: optional(oneOf('stated', 'inferred', 'unknown')),
  phrase: optional(described('The date as printed, as in "last Wednesday".', text(200))),
  after: optional(described('Entries of this record that it is stated to come after.', list(reference('entry'), { max: 50 }))),
  before: optional(described('Entries of this record that it is stated to come before.', list(reference('entry'), { max: 50 }))),
});

/** A date is read by the clock of its zone, so the two are checked together. */
export const occurredShape = checked(dated, ({ edtf: given, zone }) => {
  const parsed = zone === undefined ? undefined : rememberedEdtf(given ?? '2000', zone);
  return parsed === undefined || parsed.ok ? undefined : { code: 'zone-unknown', says: parsed.says, path: 'zone' };
});

export const actorShape = someOf({
  party: optional(reference('party')),
  body: optional(described('Body of the party, as in leadership, members, board, council, negotiating-team.', slug())),
  person: optional(described('A person of the register, by id or by exact name.', reference('person'))),
  office: optional(described('The office in which the person acted.', reference('office'))),
  asPrinted: optional(described('The actor as the source prints it, where nobody is identified.', text(300))),
});
export const actorsShape = list(actorShape, { min: 0, max: 50 });

export const citationShape = record({
  source: described('A registered source.', reference('source')),
  locator: described('The exact place in it: page, paragraph, column, minute.', text(200)),
  quote: optional(described('A few words as printed.', text(10_000))),
  grade: described('The evidence grade of this citation.', oneOf(...GRADES)),
  leaked: optional(flag()),
});
export const citationsShape = list(citationShape, { min: 0, max: 50 });

const compartment = checked(slug(), (given) =>
  given === 'joint'
    ? undefined
    : {
        code: 'compartment-not-open',
        says: 'Only the joint record can be written until there is sign-in; leave compartment out or say joint.',
      },
);

/** The fields that every act takes beside its own. */
export const entryFields = {
  occurred: optional(described('When it happened; never the time of recording.', occurredShape)),
  actors: optional(described('Who did or said it.', actorsShape)),
  sources: optional(described('Where this is known from.', citationsShape)),
  standing: optional(oneOf(...STANDINGS)),
  notedAt: optional(described('When it was noted down, where that was before it could be recorded; UTC.', instant())),
  confirms: optional(described('Entries of this record that this one confirms.', list(reference('entry'), { max: 50 }))),
  embargo: optional(record({ until: edtf(), reason: optional(text(500)) })),
  onBehalfOf: optional(described('management-side, staff-side, or the party for whom it is recorded.', slug())),
  compartment: optional(described('Only joint, until there is sign-in.', compartment)),
};
