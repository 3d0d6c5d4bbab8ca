import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { RecordTabs } from '../../frame/record-tabs';
import { useMoment } from '../../moment/moment';
import { useTitle } from '../../names/use-title';
import { PageHeading } from '../../parts/page-heading';
import { clockSteps, passes, type Crosshair } from './clock-entries';
import { ClocksPart } from './clocks-part';
import { endOf, type Clocks } from './clock-time';
import { DifferencePart } from './difference-part';
import { EntriesPart } from './entries-part';
import { NothingYetPart, ThenPart } from './then-part';
import { useClocks } from './use-clocks';
import { useTimeline } from './use-timeline';

/** What had happened by one moment, as the record had it at another: every entry on both clocks, and a crosshair that chooses them. */
export function Component() {
  const { id = '' } = useParams();
  const title = useTitle(id, {});
  const { entries, lanes, count } = useTimeline(id);
  const chosen = useClocks();
  const { shown } = chosen;
  const { moment } = useMoment();
  const cross = useMemo(() => crosshairOf(shown), [shown.asOf, shown.knownAt]);
  const steps = useMemo(() => clockSteps(entries), [entries]);
  const filters = useFilters();
  const fitting = useMemo(() => entries.filter((entry) => passes(entry, filters)), [entries, filters]);
  const isBeforeAll = moment.knownAt !== undefined && Date.parse(moment.knownAt) < (steps.recorded[0] ?? 0);
  return (
    <>
      <PageHeading title={title} caption="Two clocks" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      <p className="govuk-body">
        When something happened, and when it was written down. Choose a moment on each clock: the page shows where the negotiation stood, as
        the record had it then, and what is known otherwise today.
      </p>
      <ClocksPart entries={fitting} all={entries} count={count} steps={steps} cross={cross} chosen={chosen} />
      {isBeforeAll ? <NothingYetPart knownAt={moment.knownAt ?? ''} /> : <ThenPart negotiation={id} />}
      <DifferencePart negotiation={id} entries={entries} />
      <EntriesPart of={fitting} cross={cross} lanes={lanes} />
    </>
  );
}

const crosshairOf = ({ asOf, knownAt }: Clocks): Crosshair => {
  const known = knownAt === undefined ? undefined : Date.parse(knownAt);
  return { end: asOf === undefined ? undefined : endOf(asOf), known: Number.isNaN(known) ? undefined : known };
};

function useFilters() {
  const [search] = useSearchParams();
  const [party, family] = [search.get('party') ?? undefined, search.get('family') ?? undefined];
  return useMemo(() => ({ party, family }), [party, family]);
}
