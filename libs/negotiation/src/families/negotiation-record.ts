/** The opening of a negotiation's record, and what it is tied to. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import { refused } from '../refusal';
import { described, list, newId, oneOf, optional, record, reference, text, type Is } from '../shape/shape';

const level = () => oneOf('national', 'regional', 'organisation');
const opened = record({
  negotiation: described('Id of the negotiation, made from the title where it is left out.', newId('negotiation', 'title')),
  title: text(300),
  level: described('Where it is bargained.', level()),
  appliesTo: optional(described('Where the result bites.', list(level(), { max: 3 }))),
  frame: optional(described('The agreement, body or machinery within which it is pursued.', text(1000))),
  parties: optional(described('The parties that pursue it, as far as known at the opening.', list(reference('party'), { max: 100 }))),
  consortia: optional(
    described('Consortia of employers that take part, each with a record of its own.', list(reference('consortium'), { max: 50 })),
  ),
});
const linked = record({
  negotiation: described('The other negotiation.', reference('negotiation')),
  relation: described(
    'What the other negotiation is to this one.',
    oneOf('follows', 'precedes', 'part-of', 'contains', 'runs-beside', 'precedent', 'other'),
  ),
  consortium: optional(described('The consortium that ties them.', reference('consortium'))),
  note: optional(text(2000)),
});
export type NegotiationRecordOpened = Is<typeof opened>;
export type NegotiationsLinked = Is<typeof linked>;

export const negotiationRecord = [
  define<NegotiationRecordOpened>({
    type: 'NegotiationRecordOpened',
    tv: 1,
    records: ['negotiation'],
    graded: false,
    data: opened,
    act: 'open-record',
    opens: true,
    says: 'The record of a negotiation is opened; that may be long before talks are held.',
    example: { body: { title: 'Example on-call talks', level: 'organisation', parties: ['example-health-union'] } },
  }),
  define<NegotiationsLinked>({
    type: 'NegotiationsLinked',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: linked,
    act: 'link-negotiation',
    says: 'This negotiation is tied to another: it follows it, is part of it, or cites it as a precedent.',
    refuse: ({ negotiation }, { record: own }) =>
      own.maker('negotiation', negotiation)
        ? refused('own-duplicate', 'Name another negotiation than this one.', 'negotiation')
        : undefined,
    alreadySo: ({ negotiation, relation, consortium, note }, { record: own }) =>
      own
        .about('negotiation', negotiation)
        .some(
          ({ type, data }) =>
            type === 'NegotiationsLinked' && data['relation'] === relation && data['consortium'] === consortium && data['note'] === note,
        ),
    example: {
      id: 'example-rota-talks',
      body: { negotiation: 'job-guarantees', relation: 'precedent', note: 'Cited by the union as an example.' },
    },
  }),
];
