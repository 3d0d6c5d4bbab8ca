/** EntryRetracted, DuplicatesMerged, EvidenceAdded. Names and fields of events are storage: add, never rename. */
import { define, type RecordKind } from '../../act/definition';
import { citationShape } from '../../entry/entry-shape';
import { sameValue } from '../../record/same-value';
import { refused } from '../../refusal';
import { described, list, optional, record, reference, text, type Is } from '../../shape/shape';
import { notAChange, notAnOpening } from './changing';

const RECORDS: readonly RecordKind[] = ['negotiation', 'consortium', 'register-parties', 'register-people', 'register-sources'];

const retracted = record({
  entry: described('The entry that should not have been recorded.', reference('entry')),
  reason: text(4000),
});
const merged = record({
  kept: described('The entry that stands for all; it rests on the citations of each from now on.', reference('entry')),
  duplicates: described('The entries that record the same fact again.', list(reference('entry'), { max: 50 })),
  reason: optional(text(4000)),
});
const evidence = record({
  entry: described('The entry for which there is further evidence.', reference('entry')),
  citation: described('Where else it is known from, with the grade of this evidence.', citationShape),
});
export type EntryRetracted = Is<typeof retracted>;
export type DuplicatesMerged = Is<typeof merged>;
export type EvidenceAdded = Is<typeof evidence>;

export const upkeep = [
  define<EntryRetracted>({
    type: 'EntryRetracted',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: retracted,
    act: 'retract-entry',
    says: 'An entry that should not have been recorded is taken out; it stays readable, and counts for nothing from now on.',
    refuse: ({ entry }, { record: view }) => notAChange(view.entry(entry), 'entry') ?? notAnOpening(view.entry(entry), 'entry'),
    example: {
      negotiation: { id: 'example-rota-talks', body: { entry: 'statement:spare-mistaken', reason: 'It was said at another meeting.' } },
      consortium: {
        id: 'example-health-consortium',
        body: { entry: 'condition:spare-condition-mistaken', reason: 'The board never met.' },
      },
      'register-parties': { body: { entry: 'party:spare-party-mistaken', reason: 'There is no such party.' } },
      'register-people': { body: { entry: 'person:Spare Mistaken', reason: 'There is no such person.' } },
      'register-sources': { body: { entry: 'source:spare-source-mistaken', reason: 'Registered by mistake.' } },
    },
  }),
  define<DuplicatesMerged>({
    type: 'DuplicatesMerged',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: merged,
    act: 'merge-duplicates',
    says: 'Several entries record one and the same fact: one is kept and stands for all.',
    refuse: ({ kept, duplicates }, { record: view }) => {
      const targets = [kept, ...duplicates];
      if (new Set(targets).size < targets.length)
        return refused('own-duplicate', 'Name each entry once; none duplicates itself.', 'duplicates');
      const wrong = duplicates.map((id) => view.entry(id)).map((e) => notAChange(e, 'duplicates') ?? notAnOpening(e, 'duplicates'));
      return notAChange(view.entry(kept), 'kept') ?? wrong.find((refusal) => refusal !== undefined);
    },
    example: {
      negotiation: { id: 'example-rota-talks', body: { kept: 'statement:spare-twice-a', duplicates: ['statement:spare-twice-b'] } },
      consortium: {
        id: 'example-health-consortium',
        body: { kept: 'condition:spare-condition-a', duplicates: ['condition:spare-condition-b'] },
      },
      'register-parties': {
        body: { kept: 'party:spare-party-a', duplicates: ['party:spare-party-b'], reason: 'Registered under two spellings.' },
      },
      'register-people': {
        body: { kept: 'person:Spare Double One', duplicates: ['person:Spare Double Two'], reason: 'One person, two spellings.' },
      },
      'register-sources': { body: { kept: 'source:spare-copy-a', duplicates: ['source:spare-copy-b'] } },
    },
  }),
  define<EvidenceAdded>({
    type: 'EvidenceAdded',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: evidence,
    act: 'add-evidence',
    says: 'Further evidence for an entry: another citation, with its own grade.',
    alreadySo: ({ entry, citation }, { record: view }) => view.entry(entry)?.sources.some((one) => sameValue(one, citation)) ?? false,
    refuse: ({ entry }, { record: view }) => notAChange(view.entry(entry), 'entry'),
    example: {
      negotiation: {
        id: 'example-rota-talks',
        body: { entry: 'statement:minister-said', citation: { source: 'example-gazette', locator: 'col. 12', grade: 'formal-record' } },
      },
      consortium: {
        id: 'example-health-consortium',
        body: { entry: 'condition:union-talks', citation: { source: 'example-minutes-1', locator: 'item 4', grade: 'on-record' } },
      },
      'register-parties': {
        body: { entry: 'party:example-hill-trust', citation: { source: 'example-gazette', locator: 'col. 2', grade: 'formal-record' } },
      },
      'register-people': {
        body: { entry: 'person:Spare Person', citation: { source: 'example-minutes-1', locator: 'those present', grade: 'on-record' } },
      },
      'register-sources': {
        body: { entry: 'source:example-letter-1', citation: { source: 'example-minutes-1', locator: 'item 2', grade: 'on-record' } },
      },
    },
  }),
];
