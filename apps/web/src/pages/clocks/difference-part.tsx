import { usePages } from '../../api/use-question';
import { useMoment } from '../../moment/moment';
import { Causes } from '../../parts/causes';
import { More } from '../../parts/more';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { Recorded } from '../../parts/when';
import { instantInWords } from '../../words/dates-in-words';
import type { ClockEntry } from './clock-entries';
import { useStoodStill } from './use-stood-still';

const DIFFERENT = { id: 'different', title: 'What today’s record says otherwise about that time' };

interface DifferenceProps {
  readonly negotiation: string;
  /** Everything of the record. */
  readonly entries: readonly ClockEntry[];
}

/**
 * What today's record says of the same time otherwise than the record did at the moment chosen, and what was corrected in between. The former is
 * asked once the clocks stand still, and never shown of another moment than theirs.
 */
export function DifferencePart({ negotiation, entries }: DifferenceProps) {
  const { moment, search } = useMoment();
  const isStill = useStoodStill(search);
  if (moment.knownAt === undefined) return null;
  const { knownAt } = moment;
  return (
    <>
      {isStill ? (
        <DifferentPart negotiation={negotiation} knownAt={knownAt} />
      ) : (
        <Part {...DIFFERENT} none="Told as soon as the clocks stand still." />
      )}
      <CorrectedPart
        of={entries.filter(({ span, recordedAt }) => CHANGING.has(span.type) && recordedAt > Date.parse(knownAt))}
        then={instantInWords(knownAt)}
      />
    </>
  );
}

function DifferentPart({ negotiation, knownAt }: { readonly negotiation: string; readonly knownAt: string }) {
  const { knownAt: _, ...otherwise } = useMoment().moment;
  const { items, more, isLoading } = usePages('/api/negotiations/{id}/changes', {
    ids: { id: negotiation },
    // Of the clock of the record, from then to now; the date and the evidence stay as they are chosen.
    at: otherwise,
    query: { clock: 'recorded', from: knownAt },
  });
  const then = instantInWords(knownAt);
  return (
    <Part {...DIFFERENT} none={items.length === 0 ? `Nothing: about that time, the record says today what it said on ${then}.` : undefined}>
      <p className="quiet">Became known, or came to count, after {then}; each with the entries that made it so.</p>
      <Things of={items} keyOf={({ thing }) => thing}>
        {({ says, entries: causes }) => (
          <>
            <Said>{says}</Said> <Causes entries={causes} of={says} />
          </>
        )}
      </Things>
      <More more={more} isLoading={isLoading} what="changes" />
    </Part>
  );
}

/** What changes how an earlier entry counts. */
const CHANGING: ReadonlySet<string> = new Set(['EntryCorrected', 'EntryRetracted', 'DuplicatesMerged', 'EvidenceAdded', 'EntryRedacted']);

function CorrectedPart({ of, then }: { readonly of: readonly ClockEntry[]; readonly then: string }) {
  return (
    <Part
      id="corrected"
      title="Corrected since"
      count={of.length}
      none={of.length === 0 ? `Nothing was corrected, retracted or added to since ${then}.` : undefined}
    >
      <Things of={of} keyOf={({ span }) => span.entry}>
        {({ span }) => (
          <>
            <PlaceLink to={`/entries/${span.entry}`}>
              <Said>{span.says}</Said>
            </PlaceLink>
            , <Recorded at={span.recordedAt} />
          </>
        )}
      </Things>
    </Part>
  );
}
