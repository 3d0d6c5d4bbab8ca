import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { usePages } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { TextField } from '../../parts/fields';
import { Causes } from '../../parts/causes';
import { More } from '../../parts/more';
import { PageHeading } from '../../parts/page-heading';
import { Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { lower } from '../../words/in-words';
import { saidIn } from '../../words/said-in';

const FOLDERS: Readonly<Record<string, string>> = {
  party: 'parties',
  person: 'people',
  source: 'sources',
  negotiation: 'negotiations',
  consortium: 'consortia',
};
/** An entry has its own page; a party, a person, a source or a record is more than the entry that registered or opened it. */
const placeOf = ({ kind, id, entry }: Schema<'Found'>): string =>
  FOLDERS[kind] === undefined ? `/entries/${entry}` : `/${FOLDERS[kind]}/${encodeURIComponent(id)}`;

/** Everything that holds the words: entries, parties, people, sources and records. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const text = search.get('text') ?? '';
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const next = new URLSearchParams(search);
    next.set('text', saidIn(new FormData(event.currentTarget), 'text'));
    setSearch(next);
  };
  return (
    <>
      <PageHeading title="Search" />
      <form role="search" className="filters" onSubmit={look} key={text}>
        <TextField name="text" label="Words" hint="In entries, names and titles; every word must occur" value={text} maxLength={200} />
        <button className="govuk-button">Search</button>
      </form>
      {text !== '' && <Hits text={text} />}
    </>
  );
}

function Hits({ text }: { readonly text: string }) {
  const { items, first, more, isLoading } = usePages('/api/search', { query: { text } });
  return (
    <>
      <Standing reflects={first.reflects} />
      {items.length === 0 && <p className="none">Nothing on record holds these words.</p>}
      <section className="part" aria-label="What was found">
        <Things of={items} keyOf={({ entry, kind, id }) => `${kind} ${id} ${entry}`}>
          {(found) => (
            <>
              <PlaceLink to={placeOf(found)}>
                <Said>{found.title}</Said>
              </PlaceLink>{' '}
              <span className="quiet">
                <Where of={found} />
              </span>
              <p className="hit__excerpt">
                <Excerpt of={found.excerpt} />
              </p>
            </>
          )}
        </Things>
      </section>
      <More more={more} isLoading={isLoading} what="hits" />
    </>
  );
}

/** What was found, and in which record; a register is told by its id. */
function Where({ of: { kind, stream, record, title, entry } }: { readonly of: Schema<'Found'> }) {
  if (kind !== 'entry')
    return (
      <>
        {lower(kind)} <Causes entries={[entry]} of={title} />
      </>
    );
  if (!record) return <>entry of {lower(stream)}</>;
  return (
    <>
      entry of the {record.kind}{' '}
      <PlaceLink to={`/${FOLDERS[record.kind]}/${encodeURIComponent(record.id)}`}>
        <Said>{record.title}</Said>
      </PlaceLink>
    </>
  );
}

/** The words that were looked for stand between these marks. */
const FOUND = /‹([^‹›]*)›/;
function Excerpt({ of }: { readonly of: string }) {
  return <bdi className="said">{of.split(FOUND).map((text, at) => (at % 2 === 1 ? <mark key={at}>{text}</mark> : text))}</bdi>;
}
