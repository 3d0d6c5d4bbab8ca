import type { TimelineRead } from './use-timeline';

/** Of more than one answer can hold, how many are here; it stays where it is once all are, so that nothing moves. */
export function ReadingLine({ of: { count, read, first } }: { readonly of: TimelineRead }) {
  if (count <= first.items.length) return null;
  return (
    <p className="timeline__read">
      {read < count ? (
        <>
          <progress aria-label="Entries read" value={read} max={count} /> {read} of {count} entries are read. The lanes can be used
          meanwhile; what comes is added to them.
        </>
      ) : (
        `All ${count} entries are read.`
      )}
    </p>
  );
}
