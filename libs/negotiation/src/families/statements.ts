/**
 * Statements: attributed words or reported substance. A party that changes its figure has revised its statement; that is no
 * correction of the record. Names and fields of events are storage: add, never rename.
 */
import { define } from '../act/definition';
import type { Actor, Entry } from '../entry/entry';
import type { Irregularity } from '../irregularity';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { described, flag, list, newId, oneOf, optional, record, reference, text, type Is } from '../shape/shape';
import { target } from './target';

const KINDS = [
  'assertion',
  'opinion',
  'warning',
  'allegation',
  'commitment',
  'denial',
  'characterisation',
  'answer',
  /** The publication's own report, nobody being named for it. */
  'report',
] as const;
const CHANNELS = [
  'commons',
  'lords',
  'committee',
  'letter',
  'email',
  'launch',
  'speech',
  'conference',
  'interview',
  'press-release',
  'press',
  'broadcast',
  'social-media',
  'publication',
  'at-the-table',
  'other',
] as const;

const substance = () => described('What was said: as printed where it is verbatim, else its substance in your own words.', text(10_000));
const recorded = record({
  statement: described('Id of the statement, made where it is left out.', newId('statement')),
  kind: oneOf(...KINDS),
  channel: optional(described('Where it was said.', oneOf(...CHANNELS))),
  verbatim: optional(described('These are the very words; needs a citation with its quote.', flag())),
  substance: substance(),
  about: optional(described('What it is about.', list(target(), { max: 20 }))),
});
const revised = record({
  statement: reference('statement'),
  kind: optional(oneOf(...KINDS)),
  channel: optional(oneOf(...CHANNELS)),
  verbatim: optional(flag()),
  substance: substance(),
  reason: optional(text(4000)),
});
const withdrawn = record({
  statement: reference('statement'),
  rightsReserved: optional(described('Withdrawn with rights reserved.', flag())),
  reason: optional(text(4000)),
});
export type StatementRecorded = Is<typeof recorded>;
export type StatementRevised = Is<typeof revised>;
export type StatementWithdrawn = Is<typeof withdrawn>;

function verbatimWithoutQuote(entry: Entry<{ readonly verbatim?: true }>): readonly Irregularity[] {
  if (!entry.data.verbatim || entry.sources.some(({ quote }) => quote !== undefined)) return [];
  return [
    {
      rule: 'verbatim-without-citation',
      says: 'It is recorded as verbatim, and no citation gives the quote.',
      entry: entry.eventId,
      because: [entry.eventId],
    },
  ];
}

const identified = (actors: readonly Actor[]): readonly string[] =>
  actors.flatMap(({ party, person }) => [party, person].filter((id) => id !== undefined));

/** Revised or withdrawn by identified actors of whom none made the statement. */
function byAnother(entry: Entry<{ readonly statement: string }>, view: RecordView): readonly Irregularity[] {
  const made = view.maker('statement', entry.data.statement);
  const [own, makers] = [identified(entry.actors), identified(made?.actors ?? [])];
  if (!made || own.length === 0 || makers.length === 0 || own.some((id) => makers.includes(id))) return [];
  return [
    {
      rule: 'statement-changed-by-another',
      says: 'Somebody other than its speaker changed the statement.',
      entry: entry.eventId,
      because: [made.eventId],
    },
  ];
}

function afterWithdrawal(entry: Entry<{ readonly statement: string }>, view: RecordView): readonly Irregularity[] {
  const ends = view.about('statement', entry.data.statement).filter((e) => e.type === 'StatementWithdrawn' && comesBefore(view, e, entry));
  if (ends.length === 0) return [];
  const because = ends.map((e) => e.eventId);
  return [{ rule: 'statement-after-withdrawal', says: 'The statement had been withdrawn already.', entry: entry.eventId, because }];
}

export const statements = [
  define<StatementRecorded>({
    type: 'StatementRecorded',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: recorded,
    act: 'record-statement',
    says: 'Somebody said something: the words, or their substance, with who said it, where and about what.',
    irregularByItself: verbatimWithoutQuote,
    example: {
      id: 'example-rota-talks',
      body: {
        kind: 'warning',
        channel: 'letter',
        substance: 'Short-notice changes would drive staff to agencies.',
        about: [{ issue: 'night-shifts' }],
        actors: [{ person: 'Jo Bloggs', party: 'example-health-union', office: 'example-branch-secretary' }],
        occurred: { edtf: '2025-03-01' },
        sources: [{ source: 'example-letter-1', locator: 'p. 1', grade: 'on-record' }],
      },
    },
  }),
  define<StatementRevised>({
    type: 'StatementRevised',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: revised,
    act: 'revise-statement',
    says: 'The speaker changes what was said, as a party that gives another figure; the first statement stays on record.',
    irregularByItself: verbatimWithoutQuote,
    irregular: (entry, view) => [...byAnother(entry, view), ...afterWithdrawal(entry, view)],
    example: {
      id: 'example-rota-talks',
      body: { statement: 'union-warned', substance: 'Forty posts are at stake, not sixty.', occurred: { edtf: '2025-03-20' } },
    },
  }),
  define<StatementWithdrawn>({
    type: 'StatementWithdrawn',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: withdrawn,
    act: 'withdraw-statement',
    says: 'The speaker takes a statement back, with rights reserved or not; it stays on record as withdrawn.',
    irregular: byAnother,
    example: { id: 'example-rota-talks', body: { statement: 'minister-said', rightsReserved: true, occurred: { edtf: '2025-03-21' } } },
  }),
];
