/** Putting a proposal forward: floated, published, tabled, countered. Names and fields of events are storage: add, never rename. */
import { define, type Deciding } from '../../act/definition';
import { edtf } from '../../entry/entry-shape';
import { refused, type Refusal } from '../../refusal';
import { described, flag, list, newId, newOrKnownId, oneOf, optional, record, reference, text, type Is } from '../../shape/shape';
import { answeredTooLate, putByAbsent } from './irregular';
import { frozen, inlineTerm, version } from './terms';
import { isOut } from './versions';

const proposed = () => ({
  kind: optional(described('A claim is the staff side\u2019s, an offer the management side\u2019s.', oneOf('claim', 'offer', 'proposal'))),
  title: optional(text(300)),
  version: optional(described('The first, where it is left out.', version())),
  author: optional(
    described('Who puts it forward; the parties among the actors, where it is left out.', list(reference('party'), { max: 20 })),
  ),
  summary: optional(described('What it says, in substance or as printed.', text(10_000))),
  terms: optional(described('Its terms, each with an id of its own.', list(inlineTerm(), { max: 200 }))),
  openList: optional(described('Not all of its terms are known: "among", "a series of".', flag())),
});
const put = () => ({
  openUntil: optional(described('Until when it can be answered, as EDTF.', edtf())),
  subjectTo: optional(described('What it depends on, as in approval by the board.', list(text(1000), { max: 50 }))),
});
const at = () => ({
  forum: optional(described('The body or setting in which it was put.', text(300))),
  meeting: optional(reference('meeting')),
  to: optional(described('The parties to whom it was put.', list(reference('party'), { max: 100 }))),
});
const id = () =>
  described(
    'Id of the proposal: a new one, made from the title where it is left out, or one on record.',
    newOrKnownId('proposal', 'title'),
  );

const floated = record({
  proposal: id(),
  ...proposed(),
  phrase: optional(described('How the source puts it, as in "on the table"; the words are kept and imply no tabling.', text(300))),
});
const published = record({
  proposal: id(),
  ...proposed(),
  ...put(),
  document: optional(described('The document in which it stands.', reference('source'))),
});
const tabled = record({ proposal: id(), ...proposed(), ...at(), ...put() });
const countered = record({
  proposal: described('Id of the counter-proposal, made from the title where it is left out.', newId('proposal', 'title')),
  answers: described('The version that it answers, which must be out.', record({ proposal: reference('proposal'), version: version() })),
  ...proposed(),
  ...at(),
  ...put(),
});
export type ProposalFloated = Is<typeof floated>;
export type ProposalPublished = Is<typeof published>;
export type ProposalTabled = Is<typeof tabled>;
export type ProposalCountered = Is<typeof countered>;

/** A version that is settled takes no further terms, even from the entry that puts it out again. */
const withNewTerms = (data: ProposalFloated, deciding: Deciding): Refusal | undefined =>
  data.terms && frozen(deciding, data.proposal, data.version ?? 1);

export const notOut = ({ record: own }: Deciding, asked: { proposal: string; version: number }, path = 'version'): Refusal | undefined =>
  isOut(own, asked.proposal, asked.version)
    ? undefined
    : refused(
        'version-not-out',
        `Version ${asked.version} of ${asked.proposal} is neither published nor tabled; record that first, or name one that is.`,
        path,
      );

const shared = { tv: 1, records: ['negotiation'], graded: true } as const;
const example = (body: Readonly<Record<string, unknown>>) => ({ example: { id: 'example-rota-talks', body } });

export const putForward = [
  define<ProposalFloated>({
    ...shared,
    type: 'ProposalFloated',
    data: floated,
    act: 'float-proposal',
    says: 'A proposal is known by leak or report only.',
    refuse: withNewTerms,
    ...example({
      title: 'Self-rostering on trial',
      openList: true,
      phrase: 'being looked at',
      sources: [{ source: 'example-draft-paper', locator: 'p. 1', grade: 'report', leaked: true }],
    }),
  }),
  define<ProposalPublished>({
    ...shared,
    type: 'ProposalPublished',
    data: published,
    act: 'publish-proposal',
    says: 'A proposal stands in a public document.',
    refuse: withNewTerms,
    ...example({ title: 'Fixed rest days', author: ['example-ministry'], document: 'example-gazette', occurred: { edtf: '2025-02-10' } }),
  }),
  define<ProposalTabled>({
    ...shared,
    type: 'ProposalTabled',
    data: tabled,
    act: 'table-proposal',
    says: 'A version of a proposal is formally put to the other side; from then on it does not change.',
    refuse: withNewTerms,
    irregular: putByAbsent,
    ...example({
      title: 'Claim on on-call pay',
      kind: 'claim',
      author: ['example-health-union'],
      to: ['example-health-consortium'],
      openUntil: '2025-04-30',
      terms: [
        { parameter: 'on-call rate', issue: 'on-call-pay', target: { money: { amount: '25.00', currency: 'GBP' } }, unit: 'a night' },
      ],
      occurred: { edtf: '2025-03-10' },
    }),
  }),
  define<ProposalCountered>({
    ...shared,
    type: 'ProposalCountered',
    data: countered,
    act: 'counter-proposal',
    says: 'A new proposal is put in answer to a version of another.',
    refuse: (data, deciding) => notOut(deciding, data.answers, 'answers.version') ?? withNewTerms(data, deciding),
    irregular: (entry, view) => [...answeredTooLate(entry, view, entry.data.answers), ...putByAbsent(entry, view)],
    ...example({
      answers: { proposal: 'spare-offer', version: 1 },
      title: 'Counter-proposal on rates',
      kind: 'claim',
      author: ['example-health-union'],
      to: ['example-health-consortium'],
      terms: [{ parameter: 'night rate', target: { rate: { value: '3.5', unit: 'percent', of: 'basic pay' } } }],
      occurred: { edtf: '2025-03-25' },
    }),
  }),
];
