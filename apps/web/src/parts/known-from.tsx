import { lower } from '../words/in-words';
import { CitationSaid, type Citation } from './citation';

interface Evidenced {
  readonly grade: string | null;
  readonly sources: readonly unknown[];
  readonly leaked?: boolean;
  readonly corrected?: boolean;
}

/** What an entry is known from, source by source; its grade where it cites none. */
export function KnownFrom({ of: { grade, sources, corrected } }: { readonly of: Evidenced }) {
  const cited = sources as readonly Citation[];
  return (
    <>
      {cited.length === 0 && (grade === null ? 'Not graded' : `Evidence: ${lower(grade)}`)}
      {cited.map((one) => (
        <div key={JSON.stringify(one)} className="cited">
          <CitationSaid of={one} />
        </div>
      ))}
      {corrected === true && <p className="quiet">Corrected or added to.</p>}
    </>
  );
}
