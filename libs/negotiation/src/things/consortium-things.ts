import type { ApprovalAnswer, ConsortiumPosition } from '../position/answer';
import { slugFrom } from '../values/slug';
import { addMembership } from './membership-things';
import { ThingList, type Thing } from './thing';

/** The whole of a consortium's position as things; nothing is left out but `reflects` and `leftOut`. */
export function thingsOfConsortium(position: ConsortiumPosition): readonly Thing[] {
  const things = new ThingList();
  const { state, between, entries, name, purpose, last } = position;
  things.add('state', 'state', { value: { state, ...(between && { between }), entries } });
  things.add('opening', 'opening', { value: { name, ...(purpose !== undefined && { purpose }) } });
  things.addEach('approval', position.approvals, nameOfApproval);
  addMembership(things, position.membership);
  things.addEach('contribution', position.contributions, ({ member, what }) => `${member}:${slugFrom(what) ?? 'unnamed'}`);
  things.addEach('negotiation', position.negotiations, ({ id }) => id);
  things.addEach('irregularity', position.irregularities, ({ rule, entry }) => `${rule}:${entry}`);
  if (last) things.add('last', 'last', { value: last });
  return things.all();
}

/** `hill-trust:joining`, `hill-trust:proposal-version:rota-talks:offer:2`. */
function nameOfApproval({ member, subject }: ApprovalAnswer): string {
  const { about, negotiation, proposal, version, title } = subject as Readonly<Record<string, string | number | undefined>>;
  const matter =
    about === 'proposal-version' ? [negotiation, proposal, version] : about === 'joining' ? [] : [slugFrom(String(title ?? ''))];
  return [member, about, ...matter.filter((part) => part !== undefined)].join(':');
}
