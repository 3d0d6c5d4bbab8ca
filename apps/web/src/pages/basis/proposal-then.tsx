import type { Schema } from '../../api/ask';
import { labelsOf } from '../../names/labels';
import { useNames } from '../../names/use-names';
import { Part } from '../../parts/part';
import { ProposalCard } from '../../position/proposal-card';

/** The proposal as it stood when it was decided on. */
export function ProposalThen({ of: { proposal, decision } }: { readonly of: Schema<'Basis'> }) {
  const { named } = useNames();
  if (decision.matter.on === 'consortium') return null;
  return (
    <Part id="proposal" title="The proposal, as it stood then" none={proposal === null ? 'It was not on record by then.' : undefined}>
      {proposal && <ProposalCard of={proposal} labels={labelsOf({ issues: [], proposals: [proposal] }, named)} />}
    </Part>
  );
}
