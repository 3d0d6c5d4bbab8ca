import type { MembershipAnswer } from '@parley/negotiation';
import { html, type Markup } from './html';
import { spoken } from './in-words';

/** A consortium's members in figures, and one by one. What is claimed is not what is named. */
export const membershipView = (membership: MembershipAnswer): Markup => html`
  <dl>
    ${figures(membership).map(
      ([what, figure]) =>
        html`<dt>${what}</dt>
          <dd>${figure}</dd>`,
    )}
  </dl>
  <ul>
    ${membership.members.map(
      ({ name, state, conditions }) =>
        html`<li>
          ${name}: ${spoken(state)}${conditions.map(({ text, met }) => html` – on condition: ${text} (${met ? 'met' : 'not met'})`)}
        </li>`,
    )}
  </ul>
`;

function figures(membership: MembershipAnswer): readonly (readonly [string, string])[] {
  const { claimed, named, atLeast, approved, notNamed } = membership;
  const others = ['approvedOnConditions', 'refused', 'deferred', 'rescinded', 'active', 'left'] as const;
  return [
    ['Members claimed', claimed === null ? 'nothing claimed' : String(claimed)],
    ['Named', `${atLeast ? 'at least ' : ''}${named}`],
    ['Approved by their boards', String(approved)],
    ...others.filter((one) => membership[one] > 0).map((one) => [spoken(one), String(membership[one])] as const),
    ...(notNamed === null ? [] : [['Claimed but not named', `${notNamed} (which is not “not approved”)`] as const]),
  ];
}
