import { memo } from 'react';
import { Causes } from '../../parts/causes';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { AtAGlance } from '../../position/at-a-glance';
import { momentInWords } from './moment-words';
import type { PastAnswer } from './past-words';
import type { TimelineState } from './state';
import type { KnownPast } from './use-past';

interface ThenProps {
  readonly id: string;
  readonly state: TimelineState;
  readonly moment: number;
  readonly known: KnownPast;
}

/** Where the negotiation stood at the moment, and what changed since the one that it is compared with. */
export function ThenPart({ id, state: { clock, against }, moment, known }: ThenProps) {
  const { answer } = known;
  return (
    <section className="then" aria-labelledby="then" aria-busy={answer === undefined}>
      <h2 className="govuk-heading-s" id="then">
        Where it stood
      </h2>
      <p className="quiet">By {momentInWords(clock, moment)}.</p>
      {answer === undefined ? <Reading of={known.reading} /> : <Standing id={id} answer={answer} />}
      {against !== undefined && (
        <>
          <h3 className="govuk-heading-s">What changed</h3>
          <p className="quiet">
            Between {momentInWords(clock, Math.min(against, moment))} and {momentInWords(clock, Math.max(against, moment))}.
          </p>
          <Changes of={answer?.changes} />
        </>
      )}
    </section>
  );
}

function Reading({ of: reading }: { readonly of: KnownPast['reading'] }) {
  const isLong = reading !== undefined && reading.read < reading.of;
  return <p className="none">Reading the facts …{isLong && ` ${reading.read} of ${reading.of}`}</p>;
}

/** A moment that is moved does not touch it until there is another answer. */
const Standing = memo(function Standing({ id, answer: { failed, stood } }: { readonly id: string; readonly answer: PastAnswer }) {
  if (failed !== undefined) return <p className="none">{failed}</p>;
  if (stood === null) return <p className="none">Nothing of it was on record by then.</p>;
  const page = `/negotiations/${encodeURIComponent(id)}`;
  return (
    <>
      <p>
        <StateTag of={stood.state} /> <PlaceLink to={page}>the whole position at this moment</PlaceLink>
      </p>
      <AtAGlance of={stood.glance} at={page} />
    </>
  );
});

const Changes = memo(function Changes({ of }: { readonly of: PastAnswer['changes'] | undefined }) {
  if (!of) return <p className="none">Working it out …</p>;
  if (of.count === 0) return <p className="none">Nothing differs.</p>;
  return (
    <>
      <ul className="then__changes">
        {of.first.map(({ thing, says, entries }) => (
          <li key={thing}>
            <Said>{says}</Said> <Causes entries={entries} of={says} />
          </li>
        ))}
      </ul>
      {of.count > of.first.length && (
        <p className="quiet">
          These are the first {of.first.length} of {of.count}: bring the two moments nearer to each other to see the others.
        </p>
      )}
    </>
  );
});
