import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { counted } from '../../words/in-words';
import type { WholeEntry } from './whole-entry';

type Related = WholeEntry['sameAct'];
const TITLES = {
  sameAct: 'Recorded in the same act',
  refersTo: 'What it refers to',
  referredToBy: 'What refers to it',
} as const;

/** The entries of the record that it refers to, and those that refer to it or to what it made. */
export function RelatedPart({ of }: { readonly of: WholeEntry }) {
  const lists = (['refersTo', 'referredToBy', 'sameAct'] as const).filter((one) => of[one].count > 0);
  return (
    <Part
      id="related"
      title="Connected entries"
      none={lists.length === 0 ? 'It refers to no entry of its record, and none to it.' : undefined}
    >
      {lists.map((one) => (
        <RelatedList key={one} title={TITLES[one]} of={of[one]} />
      ))}
    </Part>
  );
}

function RelatedList({ title, of: { count, items } }: { readonly title: string; readonly of: Related }) {
  const others = count - items.length;
  return (
    <>
      <h3 className="govuk-heading-s">
        {title} ({count})
      </h3>
      <Things of={items} keyOf={({ entry }) => entry}>
        {({ entry, revision, says }) => (
          <>
            <PlaceLink to={`/entries/${entry}`}>
              <Said>{says}</Said>
            </PlaceLink>{' '}
            <span className="quiet">entry {revision + 1}</span>
          </>
        )}
      </Things>
      {others > 0 && <p className="quiet">and {counted(others, 'other')}, in the history of the record.</p>}
    </>
  );
}
