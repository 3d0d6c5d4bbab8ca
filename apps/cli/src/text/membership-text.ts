import type { ConditionAnswer, MembershipAnswer } from '@parley/negotiation';
import { beneath, counted, item } from './lines';
import type { Naming } from './naming';
import { stateText } from './stated-text';

/** "20 claimed; at least 9 named: 9 approved …; 11 of the claimed are not named". */
export function membershipFigures(m: MembershipAnswer): string {
  const least = m.atLeast ? 'at least ' : '';
  const outcomes: readonly (readonly [number, string])[] = [
    [m.approved, 'approved'],
    [m.approvedOnConditions, 'approved on conditions'],
    [m.refused, 'refused'],
    [m.deferred, 'deferred'],
    [m.rescinded, 'rescinded'],
    [m.active, 'active'],
    [m.undetermined, 'undetermined'],
    [m.left, 'left'],
  ];
  const named = outcomes.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const between = m.claimedBetween?.map(({ count }) => count).join(' or ');
  const none = between === undefined ? 'no number is claimed' : `${between} claimed, the dates do not say which last`;
  const claimed = m.claimed === null ? none : `${m.claimed} claimed`;
  const rest = m.notNamed === null ? '' : `; ${m.notNamed} of the claimed not named, which is not “not approved”`;
  return `${claimed}; ${least}${m.named} named${named.length > 0 ? `: ${named.join(', ')}` : ''}${rest}`;
}

/** The conditions of an approval, each met or still outstanding. */
export const conditionsText = (conditions: readonly ConditionAnswer[], { refs }: Naming): string[] =>
  conditions.flatMap(({ text, met, metBy, entry }) => beneath(`${met ? 'met' : 'outstanding'}: ${text}${refs([entry, ...metBy])}`));

export function membersText({ members }: MembershipAnswer, naming: Naming): string[] {
  return members.flatMap((member) => {
    const open = member.conditions.filter(({ met }) => !met).length;
    const outstanding = open === 0 ? '' : `; ${counted(open, 'condition')} outstanding`;
    return [...item(`${member.name}: ${stateText(member, naming)}${outstanding}`), ...conditionsText(member.conditions, naming)];
  });
}
