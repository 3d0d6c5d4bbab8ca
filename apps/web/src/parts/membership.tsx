import { MEMBERS_COUNTED } from '@parley/negotiation';
import type { Schema } from '../api/ask';
import { spoken } from '../words/in-words';
import { Causes } from './causes';

type Membership = Schema<'Membership'>;

const OTHERS = ['approvedOnConditions', 'refused', 'deferred', 'rescinded', 'active', 'left', 'undetermined'] as const;

/** The figures of a consortium's members, each told apart from the others. */
export function MembershipFigures({ of }: { readonly of: Membership }) {
  const others = OTHERS.filter((one) => of[one] > 0);
  return (
    <dl className="figures">
      <Figure what="claimed" figure={claimedInWords(of)} entries={of.claims.map(({ entry }) => entry)} />
      <Figure what="named" figure={`${of.atLeast ? 'at least ' : ''}${of.named}`} entries={entriesOf(of, 'named')} />
      <Figure what="approved by their boards" figure={String(of.approved)} entries={entriesOf(of, 'approved')} />
      {others.map((one) => (
        <Figure key={one} what={spoken(one).toLowerCase()} figure={String(of[one])} entries={entriesOf(of, one)} />
      ))}
      {of.notNamed !== null && (
        <Figure what="claimed but not named, which is not “not approved”" figure={String(of.notNamed)} entries={[]} />
      )}
    </dl>
  );
}

type Counted = 'named' | 'approved' | (typeof OTHERS)[number];
type Rule = (member: Membership['members'][number]) => boolean;
/** Of each member that a figure counts, the entries that make it count: those of its board, where it goes by what the board decided. */
function entriesOf({ members }: Membership, figure: Counted): readonly string[] {
  const counted = members.filter(MEMBERS_COUNTED[figure] as Rule);
  return counted.flatMap(({ board, entries }) => (BY_BOARD.includes(figure) ? (board?.entries ?? entries) : entries));
}
const BY_BOARD: readonly Counted[] = ['approved', 'approvedOnConditions', 'refused', 'deferred', 'rescinded'];
const claimedInWords = ({ claimed, claimedBetween = [] }: Membership): string =>
  claimed !== null ? String(claimed) : claimedBetween.length > 0 ? claimedBetween.map(({ count }) => count).join(' or ') : 'no number';

function Figure({ what, figure, entries }: { readonly what: string; readonly figure: string; readonly entries: readonly string[] }) {
  return (
    <div className="figures__one">
      <dt>{what}</dt>
      <dd>
        <span className="figures__number">{figure}</span> <Causes entries={entries} of={`${figure} ${what}`} />
      </dd>
    </div>
  );
}
