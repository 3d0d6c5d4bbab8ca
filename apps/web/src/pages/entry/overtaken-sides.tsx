import { Overtaken } from '../../acts/use-act-onto';
import { Facts } from '../../parts/facts';
import { useNames } from '../../names/use-names';
import { Said } from '../../parts/said';
import { PART_TITLES, PARTS, type PartName, partInWords } from '../../words/part-in-words';
import { SinceList } from './since-part';
import { partsDiffering, type WholeEntry } from './whole-entry';

type Mine = Readonly<Partial<Record<PartName, unknown>>>;

/** Both sides of an entry that somebody else acted on meanwhile. What was typed still stands in the fields. */
export function OvertakenSides({ of, mine = {} }: { readonly of: Error | null; readonly mine?: Mine }) {
  if (!(of instanceof Overtaken)) return null;
  const { before, now } = of as Overtaken<WholeEntry>;
  const known = new Set(before.since.map(({ eventId }) => eventId));
  const differing = partsDiffering(before, now);
  const parts = PARTS.filter((part) => mine[part] !== undefined || differing.includes(part));
  return (
    <div className="outcome outcome--open" role="alert">
      <p>
        <strong>Meanwhile somebody else did something to this entry.</strong> Nothing of yours is recorded yet, and nothing that you typed
        is lost. Look at both; press again to record yours on top of theirs.
      </p>
      <SinceList of={now.since.filter(({ eventId }) => !known.has(eventId))} was={before.type} />
      {parts.map((part) => (
        <Sides key={part} part={part} theirs={now[part]} mine={mine[part]} />
      ))}
    </div>
  );
}

function Sides({ part, theirs, mine }: { readonly part: PartName; readonly theirs: unknown; readonly mine: unknown }) {
  const { named } = useNames();
  const say = (value: unknown) => <Said>{partInWords(value, { part, named })}</Said>;
  return (
    <Facts
      of={{
        [`${PART_TITLES[part]}, as it stands now`]: say(theirs),
        [`${PART_TITLES[part]}, as you have it`]: mine === undefined ? 'the same' : say(mine),
      }}
    />
  );
}
