import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { EntriesTable } from '../../parts/entries-table';
import { PageHeading } from '../../parts/page-heading';
import { Part } from '../../parts/part';
import { spoken } from '../../words/in-words';

/** A source, and everything that rests on it. */
export function Component() {
  const { id = '' } = useParams();
  const source = useQuestion('/api/sources/{id}/entries', { ids: { id } });
  return (
    <>
      <PageHeading title={source.title} caption={`Source: ${spoken(source.kind)}`} />
      {source.retracted && (
        <p className="govuk-body">
          <strong>Retracted: what is cited from it counts as evidence no longer.</strong>
        </p>
      )}
      <Standing reflects={source.reflects} />
      <Part id="rests" title="What rests on it" count={source.entries.length}>
        <EntriesTable of={source.entries} caption="Entries that cite this source" />
      </Part>
    </>
  );
}
