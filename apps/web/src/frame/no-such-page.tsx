import { PageHeading } from '../parts/page-heading';
import { PlaceLink } from '../parts/place-link';

export function NoSuchPage() {
  return (
    <>
      <PageHeading title="There is no such page" />
      <p className="govuk-body">
        Look at the address, or begin with <PlaceLink to="/">the negotiations</PlaceLink> or <PlaceLink to="/search">the search</PlaceLink>.
      </p>
    </>
  );
}
