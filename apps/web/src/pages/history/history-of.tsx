import { useParams } from 'react-router';
import { usePages } from '../../api/use-question';
import { RecordTabs } from '../../frame/record-tabs';
import { Standing } from '../../moment/standing';
import { EntriesTable } from '../../parts/entries-table';
import { More } from '../../parts/more';
import { PageHeading } from '../../parts/page-heading';

interface Of {
  readonly question: '/api/negotiations/{id}/history' | '/api/consortia/{id}/history';
  readonly tabs: '/negotiations/:id' | '/consortia/:id';
  /** How the record is called. */
  readonly title: string;
}

/** Every entry of one record, in the order of recording. */
export function HistoryOf({ question, tabs, title }: Of) {
  const { id = '' } = useParams();
  const { items, first, more, isLoading } = usePages(question, { ids: { id } });
  return (
    <>
      <PageHeading title={title} caption="History" />
      <RecordTabs of={tabs} label="This record" />
      <Standing reflects={first.reflects} />
      <EntriesTable of={items} caption="Entries in the order of recording" />
      <More more={more} isLoading={isLoading} what="entries" />
    </>
  );
}
