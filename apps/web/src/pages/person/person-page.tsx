import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { useNames } from '../../names/use-names';
import { EntriesTable } from '../../parts/entries-table';
import { Held } from '../../parts/held';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { Said, Who } from '../../parts/said';

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
          {(held) => (
            <>
              <Said>{held.title}</Said>
              {held.party !== undefined && (
                <>
                  , <Who id={held.party} />
                </>
              )}
              <Held of={held} />
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
