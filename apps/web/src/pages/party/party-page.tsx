import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { Standing } from '../../moment/standing';
import { Causes } from '../../parts/causes';
import { Facts } from '../../parts/facts';
import { Held } from '../../parts/held';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, Who } from '../../parts/said';
import { spoken } from '../../words/in-words';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** A party of the register: its names, who holds office in it, and where it takes part. */
export function Component() {
  const { id = '' } = useParams();
  const party = useQuestion('/api/parties/{id}', { ids: { id } });
  return (
    <>
      <PageHeading title={party.name} caption={spoken(party.kind)} />
      <Standing reflects={party.reflects} />
      <Facts
        of={{
          Region: party.region === undefined ? undefined : <Said>{party.region}</Said>,
          'Formerly called': party.formerNames.length === 0 ? undefined : <Said>{party.formerNames.join('; ')}</Said>,
          'Merged into': party.mergedInto === undefined ? undefined : <Who id={party.mergedInto} />,
          'On the register by': <Causes entries={party.entries} of="the register" />,
        }}
      />
      <Part id="offices" title="Who holds office" none={party.officeHolders.length === 0 ? 'Nobody on record.' : undefined}>
        <Things of={party.officeHolders} keyOf={({ entry }) => entry}>
          {(holder) => (
            <>
              <Who id={holder.person} />: <Said>{holder.title}</Said>
              <Held of={holder} />
            </>
          )}
        </Things>
      </Part>
      <Places title="Negotiations" folder="negotiations" of={party.negotiations} />
      <Places title="Consortia" folder="consortia" of={party.consortia.map((one) => ({ id: one.id, title: one.name }))} />
    </>
  );
}

function Places({ title, folder, of }: { readonly title: string; readonly folder: string; readonly of: readonly Titled[] }) {
  return (
    <Part id={folder} title={title} none={of.length === 0 ? 'None on record.' : undefined}>
      <Things of={of} keyOf={(one) => one.id}>
        {(one) => (
          <PlaceLink to={`/${folder}/${one.id}`}>
            <Said>{one.title}</Said>
          </PlaceLink>
        )}
      </Things>
    </Part>
  );
}
