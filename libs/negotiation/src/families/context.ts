/**
 * Context: facts, constraints and precedents that bear on a negotiation without being part of it, and conflicts between
 * entries, which are shown side by side and never merged. Names and fields of events are storage: add, never rename.
 */
import { define } from '../act/definition';
import { bound, period } from './values';
import { refused, type Refusal } from '../refusal';
import type { RecordView } from '../record/record-view';
import { described, list, newId, optional, record, reference, text, type Is } from '../shape/shape';

const issuesIt = (says: string) => optional(described(says, list(reference('issue'), { max: 20 })));

const fact = record({
  subject: described('What the fact is about.', text(500)),
  detail: optional(text(10_000)),
  bound: optional(bound()),
  period: optional(period()),
  issues: issuesIt('The issues on which it bears.'),
});
const constraint = record({
  subject: described('What is limited, as in public sector pay rises.', text(500)),
  detail: optional(text(10_000)),
  bound: optional(bound()),
  period: optional(period()),
  issues: issuesIt('The issues that it limits.'),
});
const precedent = record({
  subject: described('What was done or agreed elsewhere.', text(500)),
  detail: optional(text(10_000)),
  party: optional(described('Where, if that is a party of the register.', reference('party'))),
  period: optional(period()),
  issues: issuesIt('The issues for which it is a precedent.'),
});
const noted = record({
  conflict: described('Id of the conflict, made where it is left out.', newId('conflict')),
  entries: described('The entries that do not agree; both stay as they are.', list(reference('entry'), { min: 2, max: 50 })),
  parameter: described('In what they do not agree, as in "pay rise in 2011-12".', text(500)),
  note: optional(text(4000)),
});
const resolved = record({
  conflict: reference('conflict'),
  resolution: described('How it was cleared up.', text(4000)),
  prevails: optional(described('The entry that turned out to be right, where one did.', reference('entry'))),
});
export type ContextFactRecorded = Is<typeof fact>;
export type ConstraintAnnounced = Is<typeof constraint>;
export type PrecedentRecorded = Is<typeof precedent>;
export type ConflictNoted = Is<typeof noted>;
export type ConflictResolved = Is<typeof resolved>;

function notOfTheConflict({ conflict, prevails }: ConflictResolved, record: RecordView): Refusal | undefined {
  const disagreeing = record.maker('conflict', conflict)?.data['entries'] as readonly string[] | undefined;
  if (prevails === undefined || disagreeing?.includes(prevails)) return undefined;
  return refused('not-this-entry', 'Name one of the entries that were noted to be in conflict.', 'prevails');
}

export const context = [
  define<ContextFactRecorded>({
    type: 'ContextFactRecorded',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: fact,
    act: 'record-context-fact',
    says: 'A fact from outside the negotiation that bears on it, with its figure as printed.',
    example: {
      id: 'example-rota-talks',
      body: {
        subject: 'Savings expected of the trusts',
        bound: { op: '>=', money: { amount: '4000000', currency: 'GBP' } },
        period: 'FY2025-26',
        sources: [{ source: 'example-gazette', locator: 'para. 3', grade: 'report' }],
      },
    },
  }),
  define<ConstraintAnnounced>({
    type: 'ConstraintAnnounced',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: constraint,
    act: 'announce-constraint',
    says: 'A limit within which the parties have to stay is announced by somebody who can set it.',
    example: {
      id: 'example-rota-talks',
      body: {
        subject: 'Pay rises',
        bound: { op: '<=', rate: { value: '2', unit: 'percent', of: 'not stated' } },
        period: 'FY2025-26..',
        actors: [{ party: 'example-ministry', person: 'Alex Minister' }],
        occurred: { edtf: '2025-02-12' },
      },
    },
  }),
  define<PrecedentRecorded>({
    type: 'PrecedentRecorded',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: precedent,
    act: 'record-precedent',
    says: 'What was done or agreed elsewhere and may be pointed to.',
    example: {
      id: 'example-rota-talks',
      body: { subject: 'A rest day after three nights', party: 'example-lake-trust', issues: ['night-shifts'] },
    },
  }),
  define<ConflictNoted>({
    type: 'ConflictNoted',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: noted,
    act: 'note-conflict',
    says: 'Entries do not agree in something; they are shown side by side until it is cleared up.',
    refuse: ({ entries }) =>
      new Set(entries).size < entries.length
        ? refused('own-duplicate', 'Name each entry once; an entry is in no conflict with itself.', 'entries')
        : undefined,
    example: {
      id: 'example-rota-talks',
      body: { entries: ['statement:minister-said', 'statement:union-warned'], parameter: 'posts at stake' },
    },
  }),
  define<ConflictResolved>({
    type: 'ConflictResolved',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: resolved,
    act: 'resolve-conflict',
    says: 'A conflict between entries is cleared up.',
    refuse: (data, { record: view }) => notOfTheConflict(data, view),
    example: { id: 'example-rota-talks', body: { conflict: 'shift-count', resolution: 'The trust gave the number in writing.' } },
  }),
];
