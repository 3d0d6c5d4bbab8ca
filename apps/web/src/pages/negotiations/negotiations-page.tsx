import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { usePages } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { More } from '../../parts/more';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { leftOutInWords } from '../../words/left-out-in-words';
import { FilterForm } from './filter-form';
import { NegotiationsTable } from './negotiations-table';
import { OpenForm } from './open-form';

const SORTS = ['title', 'last'] as const;
const PAGE = 50;

/** Every negotiation and consortium of the book. */
export function Component() {
  const [search] = useSearchParams();
  const said = (name: string): { [name: string]: string } => (search.get(name) ? { [name]: search.get(name) ?? '' } : {});
  const sort = SORTS.find((one) => one === search.get('sort')) ?? 'last';
  const filters = { ...said('search'), ...said('state'), ...said('party') };
  const { items, first, more, isLoading } = usePages('/api/negotiations', { query: { ...filters, sort, limit: PAGE } });
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeading title="Negotiations" />
      <Standing reflects={first.reflects} leftOut={first.leftOut} of={['negotiation', 'negotiations']} />
      <FilterForm />
      {items.length === 0 ? <Nothing isFiltered={isFiltered} leftOut={first.leftOut} /> : <NegotiationsTable rows={items} />}
      <More more={more} isLoading={isLoading} what="negotiations" />
      <OpenForm />
      <Consortia />
    </>
  );
}

function Nothing({ isFiltered, leftOut }: { readonly isFiltered: boolean; readonly leftOut: number }) {
  if (!isFiltered && leftOut > 0) return <p className="none">No negotiation had begun by then, on such evidence.</p>;
  return (
    <p className="none">
      {isFiltered ? (
        <>
          No negotiation fits. <PlaceLink to="/">Show them all</PlaceLink>, or look for words of an entry with{' '}
          <PlaceLink to="/search">the search</PlaceLink>.
        </>
      ) : (
        <>
          Nothing is recorded yet. Case files come in with <code>npx parley import FILE</code>; the{' '}
          <a href="/api/docs">API documentation</a> shows how to open a record.
        </>
      )}
    </p>
  );
}

function Consortia() {
  const { items, first, more, isLoading } = usePages('/api/consortia', { query: { limit: PAGE } });
  const { leftOut } = first;
  const others = leftOutInWords(leftOut, ['consortium', 'consortia']);
  const none = leftOut > 0 ? `No consortium had begun by then, on such evidence. ${others}` : 'No consortium is on record.';
  return (
    <Part id="consortia" title="Consortia" none={items.length === 0 ? none : undefined}>
      <Things<Schema<'ConsortiumRow'>> of={items} keyOf={({ id }) => id}>
        {({ id, name, state }) => (
          <>
            <PlaceLink to={`/consortia/${id}`}>
              <Said>{name}</Said>
            </PlaceLink>{' '}
            <StateTag of={{ state }} />
          </>
        )}
      </Things>
      <More more={more} isLoading={isLoading} what="consortia" />
      {leftOut > 0 && <p className="quiet">{others}</p>}
    </Part>
  );
}
