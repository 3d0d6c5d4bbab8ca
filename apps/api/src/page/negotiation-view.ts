import type { NegotiationPosition } from '@parley/negotiation';
import { html, type Markup } from './html';
import { counted, spoken, stateInWords, valueInWords, whenInWords } from './in-words';
import { section } from './layout';
import { membershipView } from './membership-view';
import { causes, proposalView, termView } from './proposal-view';

type Named = (id: string) => string;
type OpenThing = { readonly open: boolean } & Parameters<typeof stateInWords>[0];
const openOr = (thing: OpenThing): Markup =>
  thing.open ? html`<span class="open">open</span> (${stateInWords(thing)})` : html`${stateInWords(thing)}`;

type Part = (position: NegotiationPosition, named: Named) => Markup;

const stances: Part = ({ positions }, named) =>
  section(
    'Who holds what',
    positions.map(({ party, person, stance, issue, proposal, term, subject, entries }) => {
      const who = person === undefined ? named(party) : `${named(party)} (${named(person)})`;
      return html`${who}: <strong>${spoken(stance).toLowerCase()}</strong> –
        ${named(issue ?? proposal ?? term ?? subject ?? '')}${causes(entries)}`;
    }),
  );
const questions: Part = (position, named) =>
  section(
    'Questions',
    position.questions.map((one) => {
      const asked = `${one.limbs.join(' / ')} – asked by ${one.by.map(named).join(', ')}, ${whenInWords(one)}`;
      return html`${openOr(one)}: ${asked}${causes(one.entries)}`;
    }),
  );
const objections: Part = (position, named) =>
  section(
    'Objections',
    position.objections.map((one) => {
      const put = `${one.ground} – ${one.by.map(named).join(', ')}, against ${valueInWords(one.target, named)}, ${whenInWords(one)}`;
      return html`${openOr(one)}: ${put}${causes(one.entries)}`;
    }),
  );
const conflicts: Part = (position) =>
  section(
    'What does not agree',
    position.conflicts.map((one) => html`${openOr(one)}: ${one.parameter}${causes(one.disagreeing)}`),
  );
const actions: Part = (position, named) =>
  section(
    'Actions',
    position.actions.map((one) => {
      const who = one.who.length === 0 ? '' : ` – ${one.who.map(named).join(', ')}`;
      const due = one.due === undefined ? '' : `, due ${one.due}`;
      return html`${openOr(one)}: ${one.what}${who}${due}${causes(one.entries)}`;
    }),
  );
const due: Part = (position) =>
  section(
    'Due',
    position.due.map((one) => html`${one.due}: ${one.what}${causes([one.entry])}`),
  );
const limits: Part = ({ constraints }, named) =>
  section(
    'Limits announced',
    constraints.map(({ subject, values, entry }) => html`${subject}: ${valueInWords(values, named)}${causes([entry])}`),
  );
const parties: Part = (position) =>
  section(
    'Parties',
    position.parties.map(({ name, kind, withdrawnFromTalks, negotiators, entries }) => {
      const spokesmen = negotiators.map(
        (one) => ` – spoken for by ${one.name ?? one.person ?? 'somebody'}${one.scope ? ` (${one.scope})` : ''}`,
      );
      const away = withdrawnFromTalks ? html` – <span class="open">withdrawn from the talks</span>` : undefined;
      return html`${name} (${spoken(kind).toLowerCase()})${away}${spokesmen}${causes(entries)}`;
    }),
  );
const consortia: Part = (position) => html`
  ${position.consortia.map(
    ({ id, name, membership }) =>
      html`<h2>Consortium: <a href="/consortia/${id}">${name}</a></h2>
        ${membership === null ? undefined : membershipView(membership)}`,
  )}
`;
const irregular: Part = ({ irregularities }) =>
  section(
    'Irregularities',
    irregularities.map(({ says, entry, because }) => html`${says}${causes([entry, ...because])}`),
  );
const meetings: Part = (position) =>
  section(
    'Meetings',
    position.meetings.map(({ id, title, state, minutes, entries, ...when }) => {
      const papers = minutes === null ? '' : `, minutes ${spoken(minutes.state).toLowerCase()}`;
      return html`${title ?? spoken(id)}, ${whenInWords(when)}: ${spoken(state)}${papers}${causes(entries)}`;
    }),
  );
const aims: Part = (position, named) =>
  section(
    'Aims',
    position.aims.map((aim) => termView(aim, named)),
  );
const agreed: Part = (position) =>
  section(
    'Agreed',
    position.agreed.map(({ what, entries }) => html`${what}${causes(entries)}`),
  );
const proposals: Part = (position, named) =>
  section(
    'Claims, offers and proposals',
    position.proposals.map((proposal) => proposalView(proposal, named)),
  );
/** In the order in which somebody at the table asks. */
const PARTS = [
  agreed,
  proposals,
  aims,
  stances,
  questions,
  objections,
  conflicts,
  actions,
  due,
  meetings,
  limits,
  parties,
  consortia,
  irregular,
];

/** Where a negotiation stands. */
export function negotiationView(position: NegotiationPosition, named: Named): Markup {
  const titles = new Map(position.issues.map(({ id, title }) => [id, title]));
  const said: Named = (id) => titles.get(id) ?? named(id);
  const applies = position.appliesTo.length > 0 ? `, applies at ${position.appliesTo.join(' and ')} level` : '';
  return html`
    <p><span class="state">${stateInWords(position)}</span>${causes(position.entries)} Bargained at ${position.level} level${applies}.</p>
    <p>${lastInWords(position)} ${countsInWords(position)}</p>
    ${PARTS.map((part) => part(position, said))}
  `;
}

export const lastInWords = ({ last }: Pick<NegotiationPosition, 'last'>): string =>
  last === null ? 'Nothing is on record yet.' : `Last: ${spoken(last.type).toLowerCase()}, ${whenInWords(last)}.`;

function countsInWords({ counts, leftOut }: NegotiationPosition): string {
  const open = `Open: ${counted(counts.questionsOpen, 'question')} (and ${counts.questionsPartlyAddressed} partly addressed), ${counted(counts.objectionsOpen, 'objection')}, ${counted(counts.conflictsOpen, 'conflict')}, ${counted(counts.actionsOpen, 'action')}.`;
  return leftOut === 0
    ? open
    : `${open} ${counted(leftOut, 'entry').replace('entrys', 'entries')} left out at this moment and this evidence.`;
}
