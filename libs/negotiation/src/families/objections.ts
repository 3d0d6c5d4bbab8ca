/**
 * Objections: a stance put against a target with a ground; open until answered, upheld, overruled or withdrawn.
 * A warning, a name or a question is a statement, not an objection.
 * Names and fields of events are storage: add, never rename.
 */
import { define } from '../act/definition';
import type { Entry } from '../entry/entry';
import type { Irregularity } from '../irregularity';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { described, newId, oneOf, optional, record, reference, text } from '../shape/shape';
import type { Is } from '../shape/shape';
import { target } from './target';

const raised = record({
  objection: described('Id of the objection, made where it is left out.', newId('objection')),
  target: target(),
  ground: described('Why it is objected.', text(10_000)),
});
const answered = record({
  objection: reference('objection'),
  answer: described('What was answered, in substance or as printed.', text(10_000)),
});
const resolved = record({
  objection: reference('objection'),
  outcome: oneOf('upheld', 'overruled', 'withdrawn'),
  reason: optional(text(10_000)),
});
export type ObjectionRaised = Is<typeof raised>;
export type ObjectionAnswered = Is<typeof answered>;
export type ObjectionResolved = Is<typeof resolved>;

/** An answer or a second outcome that came after the objection was already resolved. */
function afterItsEnd(entry: Entry<{ objection: string }>, view: RecordView): readonly Irregularity[] {
  const ends = view.about('objection', entry.data.objection).filter((e) => e.type === 'ObjectionResolved' && comesBefore(view, e, entry));
  if (ends.length === 0) return [];
  return [
    {
      rule: 'objection-after-resolution',
      says: 'The objection had been resolved already.',
      entry: entry.eventId,
      because: ends.map((e) => e.eventId),
    },
  ];
}

export const objections = [
  define<ObjectionRaised>({
    type: 'ObjectionRaised',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: raised,
    act: 'raise-objection',
    says: 'A party objects to an issue, a proposal, a term or another entry, and says why.',
    example: {
      id: 'example-rota-talks',
      body: {
        actors: [{ party: 'example-health-union' }],
        target: { issue: 'night-shifts' },
        ground: 'Four nights in a row are more than the guidance advises.',
        occurred: { edtf: '2025-03-04' },
      },
    },
  }),
  define<ObjectionAnswered>({
    type: 'ObjectionAnswered',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: answered,
    act: 'answer-objection',
    says: 'An objection is answered; it stays on record with its answer.',
    irregular: afterItsEnd,
    example: {
      id: 'example-rota-talks',
      body: { objection: 'four-nights', answer: 'A rest day after the third night is offered.', occurred: { edtf: '2025-03-11' } },
    },
  }),
  define<ObjectionResolved>({
    type: 'ObjectionResolved',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: resolved,
    act: 'resolve-objection',
    says: 'An objection is upheld, overruled or withdrawn.',
    irregular: afterItsEnd,
    example: {
      id: 'example-rota-talks',
      body: { objection: 'rest-rooms', outcome: 'withdrawn', reason: 'The rest rooms opened.', occurred: { edtf: '2025-04-01' } },
    },
  }),
];
