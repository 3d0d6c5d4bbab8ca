import type { MembershipAnswer } from '../position/answer';
import { MEMBERS_COUNTED } from '../position/counted';
import type { ThingList } from './thing';

/**
 * A membership as things: each member, and each figure with the members that it counts. `of`: the consortium, where the names must
 * say which of several is meant; then they read `member:<consortium>:<party>`.
 */
export function addMembership(things: ThingList, membership: MembershipAnswer, of?: string): void {
  const within = of === undefined ? '' : `${of}:`;
  const { members, claimed, claimedBetween, claims, atLeast, notNamed, ...figures } = membership;
  const nameOf = (figure: string): string => `membership:${within}${figure}`;
  const memberNamed = ({ party }: { readonly party: string }): string => `${within}${party}`;
  things.addEach('member', members, memberNamed);
  things.add('membership', nameOf('claimed'), { value: { claimed, ...(claimedBetween && { claimedBetween }), claims } });
  things.add('membership', nameOf('notNamed'), { value: { notNamed }, counts: [nameOf('claimed'), nameOf('named')] });
  for (const [figure, number] of Object.entries(figures)) {
    const counted = members.filter(MEMBERS_COUNTED[figure as keyof typeof MEMBERS_COUNTED]);
    const value = { [figure]: number, ...(figure === 'named' && atLeast && { atLeast }) };
    things.add('membership', nameOf(figure), { value, counts: counted.map((member) => `member:${memberNamed(member)}`) });
  }
}
