import { MembershipFigures } from '../../parts/membership';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { MembersTable } from '../../parts/members-table';
import type { PositionProps } from './position-props';

/** Who approved, for each consortium that is a party: what is claimed is not what is named, and not named is not “not approved”. */
export function ApprovalsParts({ position: { consortia } }: PositionProps) {
  return (
    <>
      {consortia.map(({ id, name, membership }) => (
        <Part
          key={id}
          id={`approvals-${id}`}
          title={`Who approved: ${name}`}
          none={membership === null ? 'Nothing is on record of its members.' : undefined}
        >
          {membership !== null && (
            <>
              <MembershipFigures of={membership} />
              <MembersTable of={membership.members} />
            </>
          )}
          <p className="govuk-body">
            <PlaceLink to={`/consortia/${id}`}>The consortium, with each board’s decision</PlaceLink>
          </p>
        </Part>
      ))}
    </>
  );
}
