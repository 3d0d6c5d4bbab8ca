import { byReach, type ProposalReach } from '@parley/negotiation';
import { InSheets } from '../../parts/in-sheets';
import { Part } from '../../parts/part';
import type { PositionProps } from './position-props';
import { ProposalCard } from '../../position/proposal-card';
import { TermItems } from '../../position/term-list';

interface Cards extends PositionProps {
  readonly reach: ProposalReach;
  readonly title: string;
  readonly none?: string;
}
function ProposalsPart({ position, labels, reach, title, none }: Cards) {
  const proposals = byReach(position.proposals)[reach];
  if (proposals.length === 0 && none === undefined) return null;
  return (
    <Part id={reach} title={title} count={proposals.length} none={proposals.length === 0 ? none : undefined}>
      <InSheets of={proposals}>
        {(shown) => shown.map((one) => <ProposalCard key={one.id} of={one} labels={labels} negotiation={position.id} />)}
      </InSheets>
    </Part>
  );
}

export function TabledPart(props: PositionProps) {
  return <ProposalsPart {...props} reach="tabled" title="On the table" none="Nothing was formally put to the other side." />;
}
export function PublishedPart(props: PositionProps) {
  return <ProposalsPart {...props} reach="published" title="Published, not tabled" />;
}

/** Apart from what was tabled: a leak is not a tabled proposal. Aims of the talks as a whole stand here too, for nobody put them as terms. */
export function FloatedPart(props: PositionProps) {
  const { aims } = props.position;
  return (
    <>
      <ProposalsPart {...props} reach="floated" title="Only floated or leaked" none="Nothing is merely floated." />
      {aims.length > 0 && (
        <Part id="aims" title="Aims of the talks as a whole" count={aims.length}>
          <TermItems title="What the talks are for, which nobody put as a term" terms={aims} />
        </Part>
      )}
    </>
  );
}
export function EndedPart(props: PositionProps) {
  return <ProposalsPart {...props} reach="ended" title="No longer on the table" />;
}
