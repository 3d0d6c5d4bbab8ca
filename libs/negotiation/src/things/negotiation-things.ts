import type { NegotiationPosition, ProposalAnswer, StanceAnswer } from '../position/answer';
import { COUNTED } from '../position/counted';
import { slugFrom } from '../values/slug';
import { addMembership } from './membership-things';
import { ThingList, type Thing } from './thing';

/**
 * The whole of a position as things. Nothing is left out but what the position stands on (`reflects`, `leftOut`): two positions have
 * equal things if and only if they say the same, whatever the order of their lists.
 */
export function thingsOfNegotiation(position: NegotiationPosition): readonly Thing[] {
  const things = new ThingList();
  const { state, between, entries, title, level, appliesTo } = position;
  things.add('state', 'state', { value: { state, ...(between && { between }), entries } });
  things.add('opening', 'opening', { value: { title, level, appliesTo } });
  things.addEach('agreed', position.agreed, ({ proposal, what }) => proposal ?? nameFrom(what));
  for (const one of position.proposals) addProposal(things, one);
  things.addEach('aim', position.aims, idOf);
  things.addEach('stance', position.positions, nameOfStance);
  addMatters(things, position);
  things.addEach('party', position.parties, idOf);
  for (const one of position.consortia) addConsortium(things, one);
  things.addEach('irregularity', position.irregularities, ({ rule, entry }) => `${rule}:${entry}`);
  things.addEach('due', position.due, ({ kind, entry }) => `${kind}:${entry}`);
  if (position.last) things.add('last', 'last', { value: position.last });
  addCounts(things, position);
  return things.all();
}

const idOf = ({ id }: { readonly id: string }): string => id;

function addProposal(things: ThingList, { terms, aims, ...proposal }: ProposalAnswer): void {
  const within = <T>(one: T) => ({ ...one, proposal: proposal.id });
  things.add('proposal', `proposal:${proposal.id}`, { value: proposal });
  things.addEach('term', terms.map(within), nameOfTerm);
  things.addEach('aim', aims.map(within), idOf);
}
/** A term of the first version goes by its id; a later form of it names the version. */
const nameOfTerm = ({ id, version = 1 }: { readonly id: string; readonly version?: number }): string =>
  version === 1 ? id : `${id}:${version}`;

function addMatters(things: ThingList, position: NegotiationPosition): void {
  const meetings = position.meetings.map(({ minutes: _, ...meeting }) => meeting);
  const minutes = position.meetings.flatMap(({ id, minutes: kept }) => (kept ? [{ meeting: id, ...kept }] : []));
  things.addEach('objection', position.objections, idOf);
  things.addEach('question', position.questions, idOf);
  things.addEach('conflict', position.conflicts, idOf);
  things.addEach('action', position.actions, idOf);
  things.addEach('meeting', meetings, idOf);
  things.addEach('minutes', minutes, ({ meeting }) => meeting);
  things.addEach('constraint', position.constraints, ({ subject }) => nameFrom(subject));
  things.addEach('report', position.reports, idOf);
  things.addEach('issue', position.issues, idOf);
}

function addConsortium(things: ThingList, { membership, ...consortium }: NegotiationPosition['consortia'][number]): void {
  things.add('consortium', `consortium:${consortium.id}`, { value: consortium });
  if (membership) addMembership(things, membership, consortium.id);
}

function addCounts(things: ThingList, position: NegotiationPosition): void {
  for (const [name, count] of Object.entries(position.counts)) {
    const { kind, ids } = COUNTED[name as keyof typeof COUNTED](position);
    things.add('count', `count:${name}`, { value: { count }, counts: ids.map((id) => `${kind}:${id}`) });
  }
}

/** Whose stance on what it is: `hill-trust:issue:pay`, `north-union:members:proposal:offer:version:2`. */
function nameOfStance({ party, body, target }: Pick<StanceAnswer, 'party' | 'body' | 'target'>): string {
  const on = Object.entries(target).flatMap(([field, value]) => [field, field === 'subject' ? nameFrom(String(value)) : String(value)]);
  return [party, ...(body === undefined ? [] : [body]), ...on].join(':');
}

const nameFrom = (text: string): string => slugFrom(text) ?? 'unnamed';
