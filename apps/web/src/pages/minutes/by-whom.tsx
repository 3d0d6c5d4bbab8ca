import { WhoAll } from '../../parts/said';
import { lower } from '../../words/in-words';

interface Saying {
  readonly sides?: readonly string[];
  readonly parties?: readonly string[];
}

/** The sides, and the parties, that say something of the minutes; nothing where none is named. */
export function ByWhom({ of: { sides = [], parties = [] } }: { readonly of: Saying }) {
  if (sides.length === 0 && parties.length === 0) return null;
  return (
    <>
      {' '}
      by {sides.map((side) => `the ${lower(side)}`).join(' and ')}
      {sides.length > 0 && parties.length > 0 && ', '}
      {parties.length > 0 && <WhoAll ids={parties} />}
    </>
  );
}
