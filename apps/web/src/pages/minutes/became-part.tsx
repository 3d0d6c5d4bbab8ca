import type { Schema } from '../../api/ask';
import { dateOf } from '../../parts/entries-table';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { Happened } from '../../parts/when';
import { ByWhom } from './by-whom';
import { saidOfMinutes, type Minutes } from './minutes-of';

const BECAME: Readonly<Record<string, string>> = {
  MinutesDrafted: 'went out',
  MinutesAmended: 'went out, amended',
  MinutesDisputed: 'was disputed',
  MinutesAgreed: 'was agreed',
  MinutesNotAgreed: 'was settled as not agreed',
  MinutesPublished: 'was published, and is frozen',
};

/** What became of the minutes, from the first version on. */
export function BecamePart({ minutes, said }: { readonly minutes: Minutes; readonly said: readonly Schema<'Entry'>[] }) {
  const inOrder = [...said].sort((a, b) => a.revision - b.revision);
  return (
    <Part id="became" title="What became of the minutes" count={minutes.entries.length}>
      <Things of={inOrder} keyOf={({ eventId }) => eventId}>
        {(one) => {
          const { version, paragraph, ground, reason } = saidOfMinutes(one);
          const why = ground ?? reason;
          return (
            <>
              Version {version} <strong>{BECAME[one.type]}</strong>
              {paragraph !== undefined && (
                <>
                  , paragraph <Said>{paragraph}</Said>
                </>
              )}
              <ByWhom of={saidOfMinutes(one)} />, <Happened {...dateOf(one)} />{' '}
              <PlaceLink to={`/entries/${one.eventId}`}>{`entry ${one.revision + 1}`}</PlaceLink>
              {why !== undefined && (
                <blockquote className="quote">
                  <Said>{why}</Said>
                </blockquote>
              )}
            </>
          );
        }}
      </Things>
    </Part>
  );
}
