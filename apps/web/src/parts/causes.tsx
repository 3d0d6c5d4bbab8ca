import { useState } from 'react';
import { PlaceLink } from './place-link';

const SHOWN = 4;

/** The entries that a statement rests on; each leads to who said it, when, and in which source. `of`: the statement, for screen readers. */
export function Causes({ entries, of }: { readonly entries: readonly string[]; readonly of: string }) {
  const [isWhole, setWhole] = useState(false);
  const all = [...new Set(entries)];
  const shown = isWhole ? all : all.slice(0, SHOWN);
  if (all.length === 0) return null;
  return (
    <span className="causes">
      {all.length === 1 ? 'entry' : 'entries'}{' '}
      {shown.map((entry, at) => (
        <PlaceLink key={entry} to={`/entries/${entry}`} label={`${at + 1}: entry ${at + 1} of ${all.length} for ${of}`}>
          {at + 1}
        </PlaceLink>
      ))}
      {shown.length < all.length && (
        <button
          type="button"
          className="link-button"
          onClick={() => setWhole(true)}
          aria-label={`and ${all.length - shown.length} more entries for ${of}`}
        >
          and {all.length - shown.length} more
        </button>
      )}
    </span>
  );
}
