import type { ReactNode } from 'react';
import type { Schema } from '../../api/ask';
import { useQuestion } from '../../api/use-question';
import type { Labels } from '../../names/labels';
import { useNames } from '../../names/use-names';
import { KnownFrom } from '../../parts/known-from';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, Who } from '../../parts/said';
import { StanceTag } from '../../parts/stance-tag';
import { Happened } from '../../parts/when';
import { lower, valueInWords } from '../../words/in-words';

type FigureConflict = Schema<'FigureConflict'>;
type Contradiction = Schema<'Contradiction'>;
type Noted = Schema<'NotedConflict'>;

/** What does not agree in a negotiation, with both sides and what each is known from. Nothing is merged: both stand. */
export function DisagreementsPart({ negotiation, labels }: { readonly negotiation: string; readonly labels: Labels }) {
  const { items, figures, contradictions } = useQuestion('/api/negotiations/{id}/conflicts', { ids: { id: negotiation } });
  const count = items.length + figures.length + contradictions.length;
  const none = count === 0 ? 'No conflict was noted, and comparison finds none.' : undefined;
  return (
    <Part id="disagreements" title="What does not agree in this negotiation" count={count} none={none}>
      {items.map((one) => (
        <NotedCard key={one.id} of={one} />
      ))}
      {figures.map((one) => (
        <FiguresCard key={one.sides.map(({ entry }) => entry).join()} of={one} />
      ))}
      {contradictions.map((one) => (
        <StancesCard key={`${one.earlier.entry} ${one.later.entry}`} of={one} labels={labels} />
      ))}
      <p className="quiet">
        Compared are figures and stances as recorded. What is only said in words, in another negotiation, or of a term for its issue, is not
        seen by comparison; it can be noted.
      </p>
    </Part>
  );
}

const OpenOrNot = ({ isOpen, closed }: { readonly isOpen: boolean; readonly closed: string }) => (
  <strong className={`govuk-tag govuk-tag--${isOpen ? 'orange' : 'grey'}`}>{isOpen ? 'Open' : closed}</strong>
);

function NotedCard({ of: { parameter, open, sides, resolutions } }: { readonly of: Noted }) {
  return (
    <article className="card">
      <h3 className="govuk-heading-s card__title">
        <Said>{parameter}</Said>
      </h3>
      <p>
        <OpenOrNot isOpen={open} closed="Cleared up" /> A conflict that was noted.
      </p>
      <Sides of={sides} says={({ says }) => <Said>{says}</Said>} />
      {resolutions.map(({ resolution, entry }) => (
        <p key={entry}>
          Cleared up: <Said>{resolution}</Said> <PlaceLink to={`/entries/${entry}`}>how it was cleared up</PlaceLink>
        </p>
      ))}
    </article>
  );
}

const HOW: Readonly<Record<FigureConflict['how'], string>> = {
  apart: 'both cannot hold',
  'bound-against-point': 'a limit against an amount within it',
  'bounds-differ': 'limits that differ',
  'not-comparable': 'in other units, or of another base',
};

function FiguresCard({ of: { parameter, how, open, sides } }: { readonly of: FigureConflict }) {
  const { named } = useNames();
  return (
    <article className="card">
      <h3 className="govuk-heading-s card__title">
        <Said>{parameter}</Said>
      </h3>
      <p>
        <OpenOrNot isOpen={open} closed="Cleared up" /> Different figures: {HOW[how]}.
      </p>
      <Sides of={sides} says={({ figures }) => <Said>{valueInWords(figures, named)}</Said>} />
    </article>
  );
}

const KINDS: Readonly<Record<Contradiction['kind'], string>> = {
  reversal: 'A reversal: the same party in the same capacity',
  'other-office': 'No reversal: the same person in another office',
  'other-body': 'No reversal: another body of the party',
  'other-person': 'No reversal: another person for the party',
  'capacity-not-known': 'Perhaps a reversal: it is not known who spoke, or in what office',
};

function StancesCard({ of, labels }: { readonly of: Contradiction; readonly labels: Labels }) {
  const order = of.order === 'undetermined' ? ' The dates do not say which came first.' : '';
  return (
    <article className="card">
      <h3 className="govuk-heading-s card__title">
        <Said>{labels.target(of.target)}</Said>
      </h3>
      <p>
        <OpenOrNot isOpen={of.open} closed={of.declared === true ? 'Said to be a change' : 'No contradiction'} /> {KINDS[of.kind]}.{order}
      </p>
      <Sides of={[of.earlier, of.later]} says={(side) => <StanceOf of={side} />} />
    </article>
  );
}

const StanceOf = ({ of: { stance, party, person, office, body } }: { readonly of: Contradiction['earlier'] }) => (
  <>
    <StanceTag of={{ stance }} /> <Who id={party} />
    {body !== undefined && ` (its ${lower(body)})`}
    {person !== undefined && (
      <>
        , by <Who id={person} />
      </>
    )}
    {office !== undefined && (
      <>
        {' '}
        as <Who id={office} />
      </>
    )}
  </>
);

interface Side {
  readonly entry: string;
  readonly type: string;
  readonly date?: string;
  readonly phrase?: string;
  readonly grade: string | null;
  readonly sources: readonly unknown[];
}
/** The sides of a disagreement beside each other, each with its entry, its date and what it is known from. */
function Sides<S extends Side>({ of, says }: { readonly of: readonly S[]; readonly says: (side: S) => ReactNode }) {
  return (
    <ul className="sides">
      {of.map((side) => (
        <li key={side.entry} className="sides__one">
          <p>{says(side)}</p>
          <p className="quiet">
            <PlaceLink to={`/entries/${side.entry}`} label={`Its entry: ${lower(side.type)}`}>
              Its entry
            </PlaceLink>
            , <Happened date={side.date} phrase={side.phrase} />
          </p>
          <KnownFrom of={side} />
        </li>
      ))}
    </ul>
  );
}
