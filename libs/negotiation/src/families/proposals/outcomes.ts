/** Replies to a proposal and what becomes of it. Names and fields of events are storage: add, never rename. */
import { define, type Deciding } from '../../act/definition';
import type { Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import type { RecordView } from '../../record/record-view';
import { refused, type Refusal } from '../../refusal';
import { described, list, oneOf, optional, record, reference, slug, someOf, text, type Is } from '../../shape/shape';
import { period } from '../values';
import { acceptedAnother, acceptedByAuthor, answeredTooLate, byAbsent, endedOutOfTurn } from './irregular';
import { notOut } from './putting';
import { version } from './terms';

const response = record({
  proposal: reference('proposal'),
  version: described('The version that is answered; it must be published or tabled.', version()),
  party: described('The party that answers.', reference('party')),
  body: optional(described('Body of the party, where it is not the whole party: leadership, members, council.', slug())),
  response: described('A counter-proposal is recorded as such.', oneOf('accept', 'reject', 'question', 'refer-to-members')),
  conditions: optional(described('On what the answer depends.', list(text(1000), { max: 50 }))),
  reason: optional(text(10_000)),
});
const end = () => ({
  proposal: reference('proposal'),
  version: optional(described('The version that is meant, where it is one; it must be out.', version())),
  reason: optional(text(4000)),
});
const withdrawn = record(end());
const lapsed = record(end());
const superseded = record({ ...end(), by: optional(described('The proposal that takes its place.', reference('proposal'))) });
const rejected = record({ ...end(), by: optional(described('The parties that reject it.', list(reference('party'), { max: 100 }))) });
const deferred = record({ ...end(), until: optional(described('Until when, as EDTF or as a financial year.', period())) });
const referred = record({
  ...end(),
  to: described(
    'The body that is to consider it.',
    someOf({ party: optional(reference('party')), body: optional(slug()), asPrinted: optional(text(300)) }),
  ),
});
export type ResponseGiven = Is<typeof response>;
export type ProposalWithdrawn = Is<typeof withdrawn>;
export type ProposalLapsed = Is<typeof lapsed>;
export type ProposalSuperseded = Is<typeof superseded>;
export type ProposalRejected = Is<typeof rejected>;
export type ProposalDeferred = Is<typeof deferred>;
export type ProposalReferred = Is<typeof referred>;

const ifNamed = ({ proposal, version: at }: ProposalWithdrawn, deciding: Deciding): Refusal | undefined =>
  at === undefined ? undefined : notOut(deciding, { proposal, version: at });

function irregularResponse(entry: Entry<ResponseGiven>, view: RecordView): readonly Irregularity[] {
  const given = entry as Entry;
  const accepted = entry.data.response === 'accept';
  return [
    ...answeredTooLate(given, view, entry.data),
    ...byAbsent(given, view, entry.data.party),
    ...(accepted ? [...acceptedByAuthor(given, view, entry.data), ...acceptedAnother(given, view, entry.data)] : []),
  ];
}

const shared = { tv: 1, records: ['negotiation'], graded: true } as const;
const example = (body: Readonly<Record<string, unknown>>) => ({ example: { id: 'example-rota-talks', body } });
const ending = { ...shared, refuse: ifNamed, irregular: (entry: Entry<unknown>, view: RecordView) => endedOutOfTurn(entry as Entry, view) };

export const outcomes = [
  define<ResponseGiven>({
    ...shared,
    type: 'ResponseGiven',
    data: response,
    act: 'respond',
    says: 'A party answers a version of a proposal: it accepts, rejects, asks, or refers it to its members.',
    refuse: (data, deciding) => notOut(deciding, data),
    irregular: irregularResponse,
    ...example({
      proposal: 'spare-offer',
      version: 1,
      party: 'example-health-union',
      response: 'refer-to-members',
      occurred: { edtf: '2025-03-21' },
    }),
  }),
  define<ProposalWithdrawn>({
    ...ending,
    type: 'ProposalWithdrawn',
    data: withdrawn,
    act: 'withdraw-proposal',
    says: 'A proposal is withdrawn by those who put it forward.',
    ...example({ proposal: 'spare-idea', reason: 'Overtaken by events.', occurred: { edtf: '2025-04-14' } }),
  }),
  define<ProposalLapsed>({
    ...ending,
    type: 'ProposalLapsed',
    data: lapsed,
    act: 'lapse-proposal',
    says: 'The time to answer a proposal has passed without an answer.',
    ...example({ proposal: 'spare-paper', occurred: { edtf: '2025-07-01' } }),
  }),
  define<ProposalSuperseded>({
    ...ending,
    type: 'ProposalSuperseded',
    data: superseded,
    act: 'supersede-proposal',
    says: 'Another proposal takes the place of this one.',
    refuse: (data, deciding) =>
      data.by === data.proposal ? refused('own-duplicate', 'Name another proposal than this one.', 'by') : ifNamed(data, deciding),
    ...example({ proposal: 'spare-paper', by: 'spare-claim', occurred: { edtf: '2025-05-12' } }),
  }),
  define<ProposalRejected>({
    ...ending,
    type: 'ProposalRejected',
    data: rejected,
    act: 'reject-proposal',
    says: 'A proposal is rejected as a whole, and is at an end; the answer of one party is a response.',
    ...example({ proposal: 'spare-claim', version: 1, by: ['example-health-consortium'], occurred: { edtf: '2025-05-20' } }),
  }),
  define<ProposalDeferred>({
    ...shared,
    type: 'ProposalDeferred',
    data: deferred,
    act: 'defer-proposal',
    says: 'A proposal is put off.',
    refuse: ifNamed,
    ...example({ proposal: 'spare-paper', until: '2025-09', occurred: { edtf: '2025-03-19' } }),
  }),
  define<ProposalReferred>({
    ...shared,
    type: 'ProposalReferred',
    data: referred,
    act: 'refer-proposal',
    says: 'A proposal is referred to another body.',
    refuse: ifNamed,
    ...example({ proposal: 'spare-paper', to: { party: 'example-ministry' }, occurred: { edtf: '2025-03-20' } }),
  }),
];
