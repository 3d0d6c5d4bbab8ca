import type { Schema } from '../../api/ask';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { Facts } from '../../parts/facts';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { counted, spoken } from '../../words/in-words';
import { PART_TITLES, partInWords, PARTS } from '../../words/part-in-words';

type Corrected = Schema<'CorrectedSince'>;

/** What was on record when it was decided, and reads otherwise now. */
export function CorrectedPart({ of: { items, more = 0 } }: { readonly of: Schema<'Basis'>['correctedSince'] }) {
  const none = items.length === 0 ? 'Nothing that was on record then reads otherwise now.' : undefined;
  return (
    <Part id="corrected" title="Corrected since" count={items.length + more} none={none}>
      {items.map((one) => (
        <CorrectedCard key={one.entry} of={one} />
      ))}
      {more > 0 && <p className="quiet">{counted(more, 'other')} not listed here; the history has all.</p>}
    </Part>
  );
}

function CorrectedCard({ of: { entry, by, when, then, now } }: { readonly of: Corrected }) {
  const { named } = useNames();
  const say = (of: Corrected['then'], part: (typeof PARTS)[number]) => <Said>{partInWords(of[part], { part, named })}</Said>;
  const rows = PARTS.filter((part) => then[part] !== undefined).flatMap((part) => [
    [`${PART_TITLES[part]}, then`, say(then, part)] as const,
    [`${PART_TITLES[part]}, now`, now === null ? 'it counts no more' : say(now, part)] as const,
  ]);
  return (
    <article className="card">
      <p>
        <PlaceLink to={`/entries/${entry}`}>The entry</PlaceLink>{' '}
        {now === null
          ? 'counts no more: it was retracted, merged as a duplicate, or its evidence bears it no longer'
          : 'reads otherwise now'}
        . {when === 'undetermined' && 'The dates do not say whether that was before the decision.'}{' '}
        <Causes entries={by} of="what was done to it" />
      </p>
      {then['type'] !== undefined && (
        <p>
          It was of the kind “{kindOf(then)}”{now !== null && `, and is “${kindOf(now)}” now`}.
        </p>
      )}
      {rows.length > 0 && <Facts of={Object.fromEntries(rows)} />}
    </article>
  );
}

const kindOf = ({ type }: Corrected['then']): string => (typeof type === 'string' ? spoken(type) : '');
