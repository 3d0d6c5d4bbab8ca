import { useParams } from 'react-router';
import { RecordPart } from '../../acts/record-part';
import { useQuestion } from '../../api/use-question';
import { RecordTabs } from '../../frame/record-tabs';
import { Standing } from '../../moment/standing';
import { Causes } from '../../parts/causes';
import { IrregularitiesPart } from '../../parts/irregularities-part';
import { MembersTable } from '../../parts/members-table';
import { MembershipFigures } from '../../parts/membership';
import { PageHeading } from '../../parts/page-heading';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';

/** A consortium: how many are claimed, named and approved, each board's decision, and the negotiations it takes part in. */
export function Component() {
  const { id = '' } = useParams();
  const position = useQuestion('/api/consortia/{id}/position', { ids: { id } });
  const { membership, negotiations, irregularities } = position;
  return (
    <>
      <PageHeading title={position.name} caption="Consortium" />
      <RecordTabs of="/consortia/:id" label="This consortium" />
      <p className="govuk-body">
        <StateTag of={position} /> {position.purpose !== undefined && <Said>{position.purpose}</Said>}{' '}
        <Causes entries={position.entries} of={`the state ${position.state}`} />
      </p>
      <Standing reflects={position.reflects} leftOut={position.leftOut} />
      <RecordPart of={{ record: 'consortium', id }} standing={position} />
      <Part id="members" title="Members">
        <MembershipFigures of={membership} />
        <MembersTable of={membership.members} />
      </Part>
      <Part id="negotiations" title="Negotiations" none={negotiations.length === 0 ? 'It takes part in none on record.' : undefined}>
        <Things of={negotiations} keyOf={(one) => one.id}>
          {(one) => (
            <PlaceLink to={`/negotiations/${one.id}`}>
              <Said>{one.title}</Said>
            </PlaceLink>
          )}
        </Things>
      </Part>
      <IrregularitiesPart of={irregularities} />
    </>
  );
}
