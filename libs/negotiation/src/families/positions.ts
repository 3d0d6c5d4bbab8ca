/**
 * Positions: a party's stance on an issue, a proposal or a term, with its ground and the entry it rests on.
 * Names and fields of events are storage: add, never rename.
 */
import { define } from '../act/definition';
import type { Entry } from '../entry/entry';
import { irregularBy, type Irregularity } from '../irregularity';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { described, newOrKnownId, oneOf, optional, record, reference, slug, text, newId, type Is } from '../shape/shape';
import { target } from './target';

/** The types of entry that state a position. */
export const STATING = ['PositionTaken', 'PositionRestated', 'PositionChanged'] as const;

export const STANCES = ['supports', 'opposes', 'conditional', 'open', 'exploring', 'seeks', 'reserved', 'silent', 'unknown'] as const;

const stanceFields = () => ({
  party: described('The party that holds it.', reference('party')),
  body: optional(described('Body of the party, where it is not the whole party: leadership, members, council.', slug())),
  target: target(),
  stance: oneOf(...STANCES),
  ground: optional(described('Why.', text(10_000))),
  conditions: optional(described('On what conditions, where it is conditional.', text(4000))),
  restsOn: optional(described('The entry of this record that the position rests on.', reference('entry'))),
});
const taken = record({ position: described('Id of the position, made where it is left out.', newId('position')), ...stanceFields() });
const held = { position: described('Id of the position; a new one where its taking is not on record.', newOrKnownId('position')) };
const restated = record({ ...held, ...stanceFields() });
const changed = record({
  ...held,
  ...stanceFields(),
  from: optional(described('The stance that was given up, where the source says it.', oneOf(...STANCES))),
  reason: optional(text(4000)),
});
const withdrawn = record({ position: reference('position'), reason: optional(text(4000)) });
export type PositionTaken = Is<typeof taken>;
export type PositionRestated = Is<typeof restated>;
export type PositionChanged = Is<typeof changed>;
export type PositionWithdrawn = Is<typeof withdrawn>;

const aboutThis = (view: RecordView, position: string): readonly Entry[] =>
  view.about('position', position).filter((e) => e.data['position'] === position);

/** A restatement that says something else than what the position last certainly was is a change. */
function differs(entry: Entry<PositionRestated>, view: RecordView): readonly Irregularity[] {
  const before = aboutThis(view, entry.data.position).filter((e) => e.data['stance'] !== undefined && comesBefore(view, e, entry as Entry));
  const last = before.filter((e) => !before.some((later) => comesBefore(view, e, later)));
  if (last.some((e) => e.data['stance'] === entry.data.stance)) return [];
  return irregularBy(entry, { rule: 'restated-differently', says: 'The position was another before; record a change.' }, last);
}

function afterWithdrawal(entry: Entry<{ position: string }>, view: RecordView): readonly Irregularity[] {
  const ends = aboutThis(view, entry.data.position).filter(
    (e) => e.type === 'PositionWithdrawn' && e.eventId !== entry.eventId && comesBefore(view, e, entry as Entry),
  );
  return irregularBy(entry, { rule: 'position-had-been-withdrawn', says: 'The position had been withdrawn already.' }, ends);
}

const shared = { tv: 1, records: ['negotiation'], graded: true } as const;
const example = (body: Readonly<Record<string, unknown>>) => ({ example: { id: 'example-rota-talks', body } });

export const positions = [
  define<PositionTaken>({
    ...shared,
    type: 'PositionTaken',
    data: taken,
    act: 'take-position',
    says: 'A party takes a position on an issue, a proposal, a term or another entry.',
    ...example({
      party: 'example-health-union',
      target: { issue: 'rest-breaks' },
      stance: 'seeks',
      ground: 'Breaks are often missed.',
      occurred: { edtf: '2025-02-27' },
    }),
  }),
  define<PositionRestated>({
    ...shared,
    type: 'PositionRestated',
    data: restated,
    act: 'restate-position',
    says: 'A party says again where it stands; its taking of the position need not be on record.',
    irregular: (entry, view) => [...differs(entry, view), ...afterWithdrawal(entry, view)],
    ...example({
      position: 'care-nights',
      party: 'example-care-union',
      target: { issue: 'night-shifts' },
      stance: 'supports',
      occurred: { edtf: '2025-03-20' },
    }),
  }),
  define<PositionChanged>({
    ...shared,
    type: 'PositionChanged',
    data: changed,
    act: 'change-position',
    says: 'A party takes another position than before.',
    irregular: afterWithdrawal,
    ...example({
      party: 'example-care-union',
      target: { issue: 'on-call-pay' },
      from: 'open',
      stance: 'opposes',
      reason: 'The rate was lower than expected.',
      occurred: { edtf: '2025-04-02' },
    }),
  }),
  define<PositionWithdrawn>({
    ...shared,
    type: 'PositionWithdrawn',
    data: withdrawn,
    act: 'withdraw-position',
    says: 'A party no longer holds a position and takes no other.',
    irregular: afterWithdrawal,
    ...example({ position: 'care-nights', occurred: { edtf: '2025-04-09' } }),
  }),
];
