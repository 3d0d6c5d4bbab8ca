import { byReach } from '@parley/negotiation';
import { Causes } from '../../parts/causes';
import { InSheets } from '../../parts/in-sheets';
import { Part } from '../../parts/part';
import { Said } from '../../parts/said';
import type { PositionProps } from './position-props';
import { ProposalCard } from '../../position/proposal-card';

/** What is agreed, and by which replies. */
export function AgreedPart({ position, labels }: PositionProps) {
  const { agreed } = byReach(position.proposals);
  const ids = new Set(agreed.map(({ id }) => id));
  const others = position.agreed.filter(({ proposal }) => proposal === undefined || !ids.has(proposal));
  return (
    <Part id="agreed" title="Agreed" count={position.agreed.length} none={position.agreed.length === 0 ? 'Nothing is agreed.' : undefined}>
      {others.map(({ what, entries }) => (
        <p key={what} className="govuk-body">
          <Said>{what}</Said> <Causes entries={entries} of={what} />
        </p>
      ))}
      <InSheets of={agreed}>
        {(shown) => shown.map((one) => <ProposalCard key={one.id} of={one} labels={labels} negotiation={position.id} />)}
      </InSheets>
    </Part>
  );
}
