import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { SelectField, TextField } from '../../parts/fields';
import { spoken } from '../../words/in-words';
import { saidIn } from '../../words/said-in';

const FIELDS = ['search', 'state', 'sort'] as const;
const STATES = [
  'Exploring',
  'Convened',
  'Tabled',
  'InTalks',
  'AgreedInPrinciple',
  'OutToMembers',
  'Agreed',
  'InForce',
  'Ended',
  'FailedToAgree',
  'Suspended',
  'Reopened',
  'Abandoned',
] as const;

/** Finds a negotiation by words of its title and by its state; the address keeps what was asked. */
export function FilterForm() {
  const [search, setSearch] = useSearchParams();
  const show = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const next = new URLSearchParams(search);
    for (const name of FIELDS) {
      const value = saidIn(given, name);
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setSearch(next);
  };
  const value = (name: (typeof FIELDS)[number]): string => search.get(name) ?? '';
  return (
    <form className="filters" role="search" aria-label="Negotiations" onSubmit={show} key={search.toString()}>
      <TextField name="search" label="Words of the title" value={value('search')} />
      <SelectField
        name="state"
        label="State"
        value={value('state')}
        options={[['', 'Any'], ...STATES.map((state) => [state, spoken(state)] as const)]}
      />
      <SelectField
        name="sort"
        label="In the order of"
        value={value('sort')}
        options={[
          ['', 'What happened last'],
          ['title', 'Title'],
        ]}
      />
      <button className="govuk-button govuk-button--secondary">Filter</button>
    </form>
  );
}
