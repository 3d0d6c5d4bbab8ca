import type { ConstraintAnswer, NegotiationPosition, NegotiatorAnswer, StanceAnswer } from '@parley/negotiation';
import { beneath, counted, item, lowerWords, section, table, title } from './lines';
import { membershipFigures } from './membership-text';
import type { Naming } from './naming';
import { named, openThingsText } from './open-things-text';
import { proposalText, termText } from './proposal-text';
import { datedText, lastText, standsOn, stateText } from './stated-text';
import { fieldsText } from './value-text';

/** The counts a secretary asks for first. */
export function countsText({ counts: c }: NegotiationPosition): string {
  return [
    counted(c.tabledProposals, 'tabled proposal'),
    ...(c.publishedProposals > 0 ? [counted(c.publishedProposals, 'published proposal')] : []),
    counted(c.floatedTerms, 'floated term'),
    counted(c.aims, 'aim'),
    counted(c.questionsOpen, 'open question'),
    ...(c.questionsPartlyAddressed > 0 ? [`${c.questionsPartlyAddressed} partly addressed`] : []),
    counted(c.objectionsOpen, 'open objection'),
    counted(c.conflictsOpen, 'open conflict'),
    counted(c.actionsOpen, 'open action'),
  ].join(', ');
}

function stanceText(s: StanceAnswer, naming: Naming): string {
  const body = s.body === undefined ? '' : ` (${lowerWords(s.body)})`;
  const person = s.person === undefined ? '' : `, ${naming.person(s.person)}`;
  const between = s.between?.map((one) => `${lowerWords(one.state)}${naming.refs([one.entry])}`).join(' or ');
  const stance = between === undefined ? lowerWords(s.stance) : `undetermined, ${between}`;
  const because = [s.ground, s.conditions].filter((part) => part !== undefined).map((part) => `: ${part}`);
  return `${naming.party(s.party)}${body}${person}: ${stance} – ${fieldsText(s.target, naming.leaf)}${because.join('')}; ${datedText(s)}${naming.refs(s.entries)}`;
}

function negotiatorText({ person, name, body, scope, issues = [], from, to, entry }: NegotiatorAnswer, naming: Naming): string {
  const who = name ?? (person && naming.person(person)) ?? body ?? 'somebody not named';
  const on = [scope, ...issues].filter((part) => part !== undefined).join(', ');
  const period = [from, to].some((end) => end !== undefined) ? `, ${[from, to].join('/')}` : '';
  return `may speak: ${who}${on && ` on ${on}`}${period}${naming.refs([entry])}`;
}

function whoIsThere(p: NegotiationPosition, naming: Naming): string[] {
  const parties = p.parties.flatMap((party) => [
    ...item(`${party.name} (${lowerWords(party.kind)})`),
    ...(party.talks ? beneath(`talks: ${stateText(party.talks, naming)}`) : []),
    ...party.negotiators.flatMap((n) => beneath(negotiatorText(n, naming))),
  ]);
  const consortia = p.consortia.flatMap(({ id, name, membership }) => [
    ...item(`${name} (${id})`),
    ...(membership ? beneath(membershipFigures(membership)) : []),
  ]);
  return [...section('Parties', parties), ...section('Consortia', consortia)];
}

function constraintText({ subject, values, by, entry }: ConstraintAnswer, naming: Naming): string {
  const { edtf, ...said } = values;
  const days = typeof edtf === 'string' ? ` (${edtf})` : '';
  return `${subject}: ${fieldsText(said)}${days}; by ${named(by, naming)}${naming.refs([entry])}`;
}

/** The position of a negotiation, as a negotiator reads it: what is agreed, what is on the table, who holds what, what is open. */
export function negotiationText(p: NegotiationPosition, naming: Naming): string[] {
  const agreed = p.agreed.flatMap(({ what, entries }) => item(`${what}${naming.refs(entries)}`));
  const constraints = p.constraints.flatMap((c) => item(constraintText(c, naming)));
  const reports = p.reports.flatMap((r) =>
    item(`${r.title} (${r.id})${r.stale ? `: stale since${naming.refs(r.because)}` : ''}${naming.refs([r.entry])}`),
  );
  const irregular = p.irregularities.flatMap((i) => item(`${i.says} [${i.rule}]${naming.refs([i.entry])}`));
  return [
    ...title(`${p.title} (${p.id})`),
    ...table([
      ['State', stateText(p, naming)],
      ['Level', `${p.level}${p.appliesTo.length === 0 ? '' : `; applies to ${p.appliesTo.join(', ')}`}`],
      ['In sum', countsText(p)],
      ['Last', lastText(p.last, naming)],
      ['Stands on', standsOn(p.reflects, p.leftOut)],
    ]),
    ...section('Agreed', agreed.length === 0 ? ['  nothing'] : agreed),
    ...section(
      'On the table, published or floated',
      p.proposals.flatMap((one) => proposalText(one, naming)),
    ),
    ...section(
      'Aims of the talks as a whole',
      p.aims.flatMap((aim) => termText(aim, naming, { what: 'aim', depth: 1 })),
    ),
    ...section(
      'Who holds what',
      p.positions.flatMap((s) => item(stanceText(s, naming))),
    ),
    ...openThingsText(p, naming),
    ...section('Constraints', constraints),
    ...section(
      'Due',
      p.due.flatMap((d) => item(`${d.due}: ${d.what} (${d.kind})${naming.refs([d.entry])}`)),
    ),
    ...whoIsThere(p, naming),
    ...section('Reports', reports),
    ...section('Irregular', irregular),
  ];
}
