import type { Schema } from '../../api/ask';
import { Causes } from '../../parts/causes';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { AtAGlance } from '../../position/at-a-glance';
import { momentInWords } from './moment-words';
import type { PastAnswer } from './past-words';
import type { TimelineState } from './state';

interface ThenProps {
  readonly id: string;
  readonly state: TimelineState;
  readonly moment: number;
  /** Undefined until the facts are read and folded. */
  readonly answer: PastAnswer | undefined;
}

/** Where the negotiation stood at the moment, and what changed since the one that it is compared with. */
export function ThenPart({ id, state: { clock, against }, moment, answer }: ThenProps) {
  return (
    <section className="then" aria-labelledby="then" aria-busy={answer === undefined}>
      <h2 className="govuk-heading-s" id="then">
        Where it stood
      </h2>
      <p className="quiet">By {momentInWords(clock, moment)}.</p>
      <Standing id={id} answer={answer} />
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

function Standing({ id, answer }: Pick<ThenProps, 'id' | 'answer'>) {
  if (answer === undefined) return <p className="none">Reading the facts …</p>;
  if (answer.failed !== undefined) return <p className="none">{answer.failed}</p>;
  if (answer.position === null) return <p className="none">Nothing of it was on record by then.</p>;
  const position = answer.position as unknown as Schema<'NegotiationPosition'>;
  const page = `/negotiations/${encodeURIComponent(id)}`;
  return (
    <>
      <p>
        <StateTag of={position} /> <PlaceLink to={page}>the whole position at this moment</PlaceLink>
      </p>
      <AtAGlance position={position} at={page} />
    </>
  );
}

function Changes({ of }: { readonly of: PastAnswer['changes'] | undefined }) {
  if (!of) return <p className="none">Working it out …</p>;
  if (of.length === 0) return <p className="none">Nothing differs.</p>;
  return (
    <ul className="then__changes">
      {of.map(({ thing, says, entries }) => (
        <li key={thing}>
          <Said>{says}</Said> <Causes entries={entries} of={says} />
        </li>
      ))}
    </ul>
  );
}
