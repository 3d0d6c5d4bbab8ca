/** Who speaks for whom, and what is to come: negotiators and milestones. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import type { Entry } from '../entry/entry';
import { edtf } from '../entry/entry-shape';
import { irregularBy, type Irregularity } from '../irregularity';
import { notAtTalks } from './talks';
import type { RecordView } from '../record/record-view';
import { checked, described, list, newId, optional, record, reference, slug, text, type Is } from '../shape/shape';
import { period } from './values';

const appointedFields = record({
  party: described('The party for whom the negotiator speaks.', reference('party')),
  body: optional(described('Body of the party that is spoken for, as in council.', slug())),
  person: optional(reference('person')),
  asPrinted: optional(described('The negotiator as the source prints it, where the person is not identified.', text(300))),
  scope: optional(described('What the negotiator may speak about.', text(2000))),
  issues: optional(list(reference('issue'), { max: 100 })),
  from: optional(edtf()),
  to: optional(edtf()),
});
const appointed = checked<Is<typeof appointedFields>, typeof appointedFields>(appointedFields, ({ person, asPrinted }) =>
  person === undefined && asPrinted === undefined
    ? { code: 'negotiator-missing', says: 'Name the person, or say asPrinted who it is.' }
    : undefined,
);
const milestone = record({
  milestone: described('Id of the milestone, made from what is announced where it is left out.', newId('milestone', 'what')),
  what: text(1000),
  due: described('When, as EDTF or as a financial year.', period()),
});
export type NegotiatorAppointed = Is<typeof appointed>;
export type MilestoneAnnounced = Is<typeof milestone>;

function whileAway(entry: Entry<NegotiatorAppointed>, view: RecordView): readonly Irregularity[] {
  const rule = { rule: 'party-had-withdrawn', says: 'The party had withdrawn from the talks.' };
  return irregularBy(entry, rule, notAtTalks(view, entry.data.party, entry));
}

export const spokespeople = [
  define<NegotiatorAppointed>({
    type: 'NegotiatorAppointed',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: appointed,
    act: 'appoint-negotiator',
    says: 'A party appoints somebody to speak for it; what the negotiator may offer or accept is no part of the joint record.',
    irregular: whileAway,
    example: {
      id: 'example-rota-talks',
      body: { party: 'example-health-union', person: 'Sam Sample', scope: 'Night shifts and rest breaks.', from: '2025-02-01' },
    },
  }),
  define<MilestoneAnnounced>({
    type: 'MilestoneAnnounced',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: milestone,
    act: 'announce-milestone',
    says: 'A date by which something is to be done is announced.',
    example: { id: 'example-rota-talks', body: { what: 'New rotas start', due: '2025-10-01', occurred: { edtf: '2025-03-18' } } },
  }),
];
