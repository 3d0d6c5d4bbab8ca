import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { Loading } from '../../frame/loading';
import { RecordTabs } from '../../frame/record-tabs';
import { labelsOf } from '../../names/labels';
import { useNames } from '../../names/use-names';
import { PageHeading } from '../../parts/page-heading';
import { IssueMovement } from './issue-movement';
import { IssueList } from './issue-list';
import { firstToShow } from './issues-to-choose';

/** Stands below the rest, and is fetched when that is there. */
const DisagreementsPart = lazy(async () => ({ default: (await import('./disagreements-part')).DisagreementsPart }));

/** How the parties moved, issue by issue (`?issue=` in the address), and what does not agree in the negotiation. */
export function Component() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { title, items: issues, proposals } = useQuestion('/api/negotiations/{id}/issues', { ids: { id } });
  const labels = labelsOf({ issues, proposals }, useNames().named);
  const chosen = search.get('issue') ?? firstToShow(issues);
  return (
    <>
      <PageHeading title={title} caption="Movement" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      {chosen === undefined ? (
        <p className="none">No issue was raised in this negotiation.</p>
      ) : (
        <>
          <IssueList of={issues} chosen={chosen} />
          <IssueMovement negotiation={id} issue={chosen} labels={labels} />
        </>
      )}
      <Suspense fallback={<Loading />}>
        <DisagreementsPart negotiation={id} labels={labels} />
      </Suspense>
    </>
  );
}
