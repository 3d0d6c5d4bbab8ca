import type { Schema } from '../../api/ask';
import { useNames } from '../../names/use-names';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, Who } from '../../parts/said';
import { Recorded } from '../../parts/when';
import { Facts } from '../../parts/facts';
import { lower, spoken } from '../../words/in-words';
import { CitationSaid, type Citation } from '../../parts/citation';
import { PARTS, type PartName, partInWords } from '../../words/part-in-words';
import { partsDiffering, type WholeEntry } from './whole-entry';

type Doing = Schema<'Entry'>;
type Data = Readonly<Record<string, unknown>>;

const VERBS: Readonly<Record<string, string>> = {
  EntryCorrected: 'Corrected',
  EvidenceAdded: 'Evidence added',
  EntryRetracted: 'Retracted',
  DuplicatesMerged: 'Merged with its duplicates',
  EntryAcknowledged: 'Acknowledged',
  EntryDisputed: 'Disputed',
};
const PART_NAMES = { data: 'says', occurred: 'happened', actors: 'by', sources: 'known from' } as const;

/** What was done to an entry of the kind `was`: what, for whom, by whom it was recorded when, and why. */
export function SinceList({ of, was }: { readonly of: readonly Doing[]; readonly was: string }) {
  return (
    <Things of={of} keyOf={({ eventId }) => eventId}>
      {(one) => <Done of={one} was={was} />}
    </Things>
  );
}

function Done({ of, was }: { readonly of: Doing; readonly was: string }) {
  const { side, party } = of.data as { side?: string; party?: string };
  const why = whyOf(of.data);
  return (
    <>
      <strong>{VERBS[of.type] ?? spoken(of.type)}</strong>
      {side !== undefined && ` by the ${spoken(side)}`}
      {party !== undefined && (
        <>
          {' '}
          by <Who id={party} />
        </>
      )}
      , <Recorded at={of.recordedAt} /> by <Said>{of.recordedByName ?? of.recordedBy}</Said>{' '}
      <PlaceLink to={`/entries/${of.eventId}`} label={`entry ${of.revision + 1}, which says so: ${lower(of.type)}`}>
        entry {of.revision + 1}
      </PlaceLink>
      {why !== undefined && (
        <blockquote className="quote">
          <Said>{why}</Said>
        </blockquote>
      )}
      <Replaced by={of} was={was} />
    </>
  );
}

const whyOf = ({ reason, ground, note }: Data): string | undefined =>
  [reason, ground, note].find((one): one is string => typeof one === 'string');

/** What a correction, or added evidence, says in place of what stood. */
function Replaced({ by: { type, data }, was }: { readonly by: Doing; readonly was: string }) {
  const { named } = useNames();
  const say = (value: unknown, part: PartName) => <Said>{partInWords(value, { part, named })}</Said>;
  if (type === 'EvidenceAdded')
    return (
      <p>
        Also known from <CitationSaid of={data['citation'] as Citation} />
      </p>
    );
  if (type !== 'EntryCorrected') return null;
  const replaced = PARTS.filter((part) => data[part] !== undefined).map(
    (part) => [`Now ${PART_NAMES[part]}`, say(data[part], part)] as const,
  );
  return (
    <Facts of={{ ...(data['type'] !== was && { 'Now of the kind': spoken(String(data['type'])) }), ...Object.fromEntries(replaced) }} />
  );
}

/** The wrong and the right, where a part of the entry was replaced. */
export function AsRecordedPart({ of }: { readonly of: WholeEntry }) {
  const { named } = useNames();
  const { asRecorded } = of;
  if (asRecorded === undefined) return null;
  const parts = partsDiffering(asRecorded, of);
  const kind = asRecorded.type === of.type ? {} : { 'Kind of entry': spoken(asRecorded.type) };
  const rows = parts.map(
    (part) => [`It ${PART_NAMES[part]}`, <Said key={part}>{partInWords(asRecorded[part], { part, named })}</Said>] as const,
  );
  return (
    <Part id="as-recorded" title="As it was first recorded">
      <p className="quiet">What was replaced since. The rest of this page shows how it stands now.</p>
      <Facts of={{ ...kind, ...Object.fromEntries(rows) }} />
    </Part>
  );
}

export function SincePart({ of }: { readonly of: WholeEntry }) {
  return (
    <Part id="done" title="What was done to it since" none={of.since.length === 0 ? 'Nothing.' : undefined}>
      <SinceList of={of.since} was={of.asRecorded?.type ?? of.type} />
    </Part>
  );
}
