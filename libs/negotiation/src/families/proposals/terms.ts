/** Terms and aims: the concrete clauses of a proposal, and what it is for. Names and fields of events are storage: add, never rename. */
import { define, type Deciding } from '../../act/definition';
import { irregularBy } from '../../irregularity';
import { comesBefore } from '../../record/in-order';
import { refused, type Refusal } from '../../refusal';
import { checked, described, integer, list, newId, oneOf, optional, record, reference, text, type Is } from '../../shape/shape';
import { figure, period } from '../values';
import { frozenBy, putOut, entriesOf, termsIn, versionOf } from './versions';

const VERSION_MAX = 10_000;
export const version = () => integer(1, VERSION_MAX);

/** What a term says, beside its id and where it belongs. */
const content = () => ({
  issue: optional(reference('issue')),
  parameter: described('What it sets, as in sickness pay or weekly hours.', text(300)),
  baseline: optional(described('What holds now.', figure())),
  target: optional(described('What is proposed.', figure())),
  minimum: optional(figure()),
  maximum: optional(figure()),
  thing: optional(described('What a rate is the share for, as in "the pay bill"; then its own change is derived too.', text(200))),
  unit: optional(described('Unit of the figures, where it is none of their own.', text(100))),
  period: optional(described('When it takes effect, as EDTF or as a financial year: FY2011-12..', period())),
  consolidated: optional(oneOf('consolidated', 'non-consolidated')),
  staffGroup: optional(text(300)),
  text: optional(described('The clause as printed, or its substance.', text(10_000))),
});
const termId = () => described('Id of the term, made from the parameter where it is left out.', newId('term', 'parameter'));

/** A term listed within a proposal. */
export const inlineTerm = () =>
  record({
    term: termId(),
    revises: optional(described('The term of an earlier version that it takes the place of.', reference('term'))),
    ...content(),
  });
const specified = record({
  term: termId(),
  proposal: reference('proposal'),
  version: optional(described('The first, where it is left out.', version())),
  ...content(),
});
const revised = record({
  term: reference('term'),
  proposal: reference('proposal'),
  version: described('The later version to which it belongs, before that goes out.', integer(2, VERSION_MAX)),
  ...content(),
});
const aim = record({
  aim: described('Id of the aim, made from the parameter where it is left out.', newId('term', 'parameter')),
  proposal: optional(described('The proposal that it is the aim of; of the negotiation, where it is left out.', reference('proposal'))),
  ...content(),
});
const linkedFields = record({
  kind: described('A package stands or falls together; a condition gives one in return for another.', oneOf('package', 'condition')),
  terms: list(reference('term'), { max: 200 }),
  inReturnFor: optional(described('The terms on whose acceptance the others depend.', list(reference('term'), { max: 200 }))),
  text: optional(described('The link as printed.', text(2000))),
});
const linked = checked<Is<typeof linkedFields>, typeof linkedFields>(linkedFields, ({ kind, terms, inReturnFor }) => {
  if (kind === 'condition' && !inReturnFor)
    return { code: 'condition-one-sided', says: 'Say which terms are asked in return.', path: 'inReturnFor' };
  if (kind === 'package' && inReturnFor)
    return { code: 'package-with-return', says: 'A package has no return; record a condition.', path: 'inReturnFor' };
  return kind === 'package' && terms.length < 2
    ? { code: 'package-of-one', says: 'A package has two terms or more.', path: 'terms' }
    : undefined;
});
export type TermSpecified = Is<typeof specified>;
export type TermRevised = Is<typeof revised>;
export type AimStated = Is<typeof aim>;
export type TermsLinked = Is<typeof linked>;

export const frozen = ({ record: own }: Deciding, proposal: string, at: number): Refusal | undefined =>
  frozenBy(own, proposal, at) &&
  refused('version-frozen', `Version ${at} is out and does not change; put the term into a later version.`, 'version');

function refuseRevision(data: TermRevised, deciding: Deciding): Refusal | undefined {
  const statements = deciding.record.about('term', data.term).filter((e) => e.data['proposal'] === data.proposal);
  const own = statements.filter((e) => e.data['term'] === data.term || termsIn(e).some(({ term }) => term === data.term));
  if (own.length === 0)
    return refused('term-unknown', 'The proposal has no such term; name the proposal that the term belongs to.', 'term');
  const last = Math.max(...own.map(versionOf));
  const isLater = data.version > last || own.every((e) => e.type === 'TermRevised' || versionOf(e) !== data.version);
  if (!isLater || data.version < last)
    return refused('version-out-of-step', `The term stands in version ${last} already; its revision belongs to a later one.`, 'version');
  return frozen(deciding, data.proposal, data.version);
}

const shared = { tv: 1, records: ['negotiation'], graded: true } as const;
const example = (body: Readonly<Record<string, unknown>>) => ({ example: { id: 'example-rota-talks', body } });

export const terms = [
  define<AimStated>({
    ...shared,
    type: 'AimStated',
    data: aim,
    act: 'state-aim',
    says: 'What a proposal, or the whole negotiation, is for is stated; an aim is not something proposed.',
    ...example({
      parameter: 'share of unplanned night shifts',
      baseline: { rate: { value: '12', unit: 'percent', of: 'all night shifts' } },
      target: { rate: { value: '9', unit: 'percent', of: 'all night shifts' } },
      occurred: { edtf: '2025-03-03' },
    }),
  }),
  define<TermSpecified>({
    ...shared,
    type: 'TermSpecified',
    data: specified,
    act: 'specify-term',
    says: 'A concrete clause of a proposal becomes known.',
    refuse: ({ proposal, version: at = 1 }, deciding) => frozen(deciding, proposal, at),
    ...example({
      proposal: 'spare-idea',
      parameter: 'notice of changes',
      issue: 'night-shifts',
      text: 'Two weeks.',
      occurred: { edtf: '2025-03-05' },
    }),
  }),
  define<TermRevised>({
    ...shared,
    type: 'TermRevised',
    data: revised,
    act: 'revise-term',
    says: 'A term reads otherwise in a later version of its proposal, which is not out yet.',
    refuse: refuseRevision,
    ...example({
      term: 'spare-hours',
      proposal: 'spare-claim',
      version: 2,
      parameter: 'weekly hours',
      target: { hours: { value: '37', per: 'week' } },
      occurred: { edtf: '2025-04-01' },
    }),
  }),
  define<TermsLinked>({
    ...shared,
    type: 'TermsLinked',
    data: linked,
    act: 'link-terms',
    says: 'Terms stand or fall together, or are given in return for others.',
    irregular: (entry, view) => {
      const proposals = entry.data.terms.map((term) => view.maker('term', term)?.data['proposal']);
      const outs = proposals.flatMap((proposal) => (typeof proposal === 'string' ? putOut(entriesOf(view, proposal)) : []));
      const before = [...new Set(outs)].filter((out) => comesBefore(view, out, entry as typeof out));
      return irregularBy(
        entry,
        { rule: 'linked-after-going-out', says: 'The terms were linked after a version of their proposal was out.' },
        before,
      );
    },
    ...example({ kind: 'package', terms: ['spare-hours', 'spare-rest'] }),
  }),
];
