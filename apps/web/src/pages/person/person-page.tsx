import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { EntriesTable } from '../../parts/entries-table';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { Said, Who } from '../../parts/said';
import { dateInWords } from '../../words/dates-in-words';

/** A person: the offices held, and what was said or done in each, across negotiations. */
export function Component() {
  const { id = '' } = useParams();
  const { named } = useNames();
  const person = useQuestion('/api/people/{id}', { ids: { id } });
  return (
    <>
      <PageHeading title={person.name} caption={person.distinguishing ?? 'Person'} />
      <Standing reflects={person.reflects} />
      <Part id="offices" title="Offices" none={person.offices.length === 0 ? 'None on record.' : undefined}>
        <Things of={person.offices} keyOf={({ entry }) => entry}>
          {({ title, party, from, to, entry }) => (
            <>
              <Said>{title}</Said>
              {party !== undefined && (
                <>
                  , <Who id={party} />
                </>
              )}
              {from !== undefined && `, from ${dateInWords(from)}`}
              {to !== undefined && `, to ${dateInWords(to)}`} <Causes entries={[entry]} of={title} />
            </>
          )}
        </Things>
      </Part>
      {person.said.map(({ office, entries }) => {
        const as = office === null ? 'in no stated office' : `as ${named(office)}`;
        return (
          <Part key={office ?? ''} id={`said-${office ?? 'no-office'}`} title={`Said or done ${as}`} count={entries.length}>
            <EntriesTable of={entries} caption={`Entries ${as}`} />
          </Part>
        );
      })}
    </>
  );
}
