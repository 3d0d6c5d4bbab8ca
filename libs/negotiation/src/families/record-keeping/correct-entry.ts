/** EntryCorrected. Names and fields of events are storage: add, never rename. */
import { own, type ActDefinition, type Defined, type EventDefinition, type Examples, type RecordKind } from '../../act/definition';
import { actorShape, citationShape, entryFields, occurredShape } from '../../entry/entry-shape';
import { described, integer, list, optional, record, reference, text, unread, type Is, type RecordShape } from '../../shape/shape';
import { saysNothingNew, settledCorrection } from './replacement';

const RECORDS: readonly RecordKind[] = ['negotiation', 'consortium', 'register-parties', 'register-people', 'register-sources'];
const TYPE_LENGTH_MAX = 80;

/** As stored: whole whichever of the four parts is replaced, read by the shapes of `type` in version `tv`. */
const corrected = record({
  entry: described('The original, always: a correction of a correction names it again.', reference('entry')),
  type: described('Type of the entry from now on.', text(TYPE_LENGTH_MAX)),
  tv: described('Version of that type.', integer(1)),
  reason: text(4000),
  data: optional(unread()),
  occurred: optional(unread()),
  actors: optional(list(unread(), { min: 0 })),
  sources: optional(list(unread(), { min: 0 })),
});
export type EntryCorrected = Is<typeof corrected>;

const replacement = record({
  type: optional(described('Another type of event, where the entry is of the wrong one, as in ProposalFloated.', text(TYPE_LENGTH_MAX))),
  data: optional(described('All fields of its type; the ids that the entry made stay, and may be left out.', unread())),
  occurred: optional(occurredShape),
  actors: optional(described('Everybody who did or said it; an empty list where nobody is known.', list(actorShape, { min: 0, max: 50 }))),
  sources: optional(described('Every citation; an empty list where there is none.', list(citationShape, { min: 0, max: 50 }))),
});
const body = record({
  entry: described('The entry that is wrong: the original, by event id, @revision or what it made.', reference('entry')),
  reason: described('Why it is corrected.', text(4000)),
  replacement: described('Whole whichever parts are wrong; the others stay.', replacement),
  ...entryFields,
}) as RecordShape<Record<string, unknown>>;

const examples: Examples = {
  negotiation: {
    id: 'example-rota-talks',
    body: {
      entry: 'statement:union-warned',
      reason: 'The letter is dated a day earlier.',
      replacement: { occurred: { edtf: '2025-02-27' } },
    },
  },
  consortium: {
    id: 'example-health-consortium',
    body: { entry: 'condition:union-talks', reason: 'The minutes give the day.', replacement: { occurred: { edtf: '2025-01-20' } } },
  },
  'register-parties': {
    body: {
      entry: 'party:example-hill-trust',
      reason: 'The region was left out.',
      replacement: { data: { kind: 'employer', name: 'Example Hill Trust', region: 'Example region' } },
    },
  },
  'register-people': {
    body: {
      entry: 'person:Spare Person',
      reason: 'To tell them apart.',
      replacement: { data: { name: 'Spare Person', distinguishing: 'Example Hill Trust' } },
    },
  },
  'register-sources': {
    body: {
      entry: 'source:example-letter-1',
      reason: 'The day was read off the envelope.',
      replacement: { occurred: { edtf: '2025-03-01' } },
    },
  },
};

const event: EventDefinition<EntryCorrected> = {
  type: 'EntryCorrected',
  tv: 1,
  records: RECORDS,
  graded: false,
  data: corrected,
  settle: settledCorrection,
  alreadySo: (data, { record: view }) => saysNothingNew(data, view.entry(data.entry)),
};

const actFor = (kind: RecordKind): ActDefinition => ({
  act: 'correct-entry',
  says: 'A mistake of the record is corrected: the entry stays, and says from now on what replaces it. What a party itself changes is no correction.',
  record: kind,
  body,
  events: (read) => {
    const { replacement: replaced, ...rest } = own(read);
    return [{ type: event.type, data: { ...rest, ...(replaced as Record<string, unknown>) } }];
  },
  example: examples[kind] ?? { body: {} },
});

export const correctEntry: Defined = { event: event, acts: RECORDS.map(actFor) };
