import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { RecordTabs } from '../../frame/record-tabs';
import { useMoment } from '../../moment/moment';
import { Standing } from '../../moment/standing';
import { useTitle } from '../../names/use-title';
import { PageHeading } from '../../parts/page-heading';
import { Chooser } from './chooser';
import { kindsIn } from './kinds';
import type { NamedIssue } from './past-words';
import { TimelinePart } from './timeline-part';
import { useTimelineState } from './use-state';
import { useTimeline } from './use-timeline';

const NO_ISSUES: readonly NamedIssue[] = [];

/** Every entry of a negotiation in time, and a moment that is moved through it. */
export function Component() {
  const { id = '' } = useParams();
  return <Timeline key={id} id={id} />;
}

function Timeline({ id }: { readonly id: string }) {
  const { moment } = useMoment();
  const moving = useTimelineState();
  const { clock, filter } = moving.state;
  const title = useTitle(id, {});
  const whole = useTimeline({ id, clock, moment, filter: {} });
  const read = useTimeline({ id, clock, moment, filter });
  const kinds = useMemo(() => kindsIn(whole.spans), [whole.spans]);
  // They stand in the facts, which are read for the moment anyway.
  const [issues, setIssues] = useState(NO_ISSUES);
  return (
    <>
      <PageHeading title={title} caption="Timeline" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      <Standing reflects={read.first.reflects} />
      <Chooser filter={filter} parties={whole.first.lanes.parties} issues={issues} kinds={kinds} onChoose={moving.choose} />
      <TimelinePart id={id} read={read} moving={moving} onIssues={setIssues} />
    </>
  );
}
