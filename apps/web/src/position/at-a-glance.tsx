import type { Glance as GlanceOf } from '@parley/negotiation';
import { memo, type ReactNode } from 'react';
import type { Schema } from '../api/ask';
import { Last } from '../parts/last';
import { PlaceLink } from '../parts/place-link';
import { Said } from '../parts/said';
import { dateInWords } from '../words/dates-in-words';
import { counted } from '../words/in-words';

type Glance = GlanceOf<Schema<'NegotiationPosition'>>;

interface GlanceProps {
  readonly of: Glance;
  /** The page whose parts the lines lead to; absent: those below. */
  readonly at?: string;
}

/** The four things a secretary must always be able to say, then what is open, last and next. Each line leads to its part. */
export const AtAGlance = memo(function AtAGlance({ of, at }: GlanceProps) {
  return (
    <section className="glance" aria-labelledby="glance">
      <h2 className="govuk-visually-hidden" id="glance">
        At a glance
      </h2>
      <dl className="glance__list">
        {linesOf(of).map(([to, what, says]) => (
          <Line key={to} at={at} to={to} what={what} says={says} />
        ))}
        <div className="glance__line">
          <dt>Happened last</dt>
          <dd>
            <Last of={of.last} />
          </dd>
        </div>
      </dl>
    </section>
  );
});

/** Each by the part that it leads to. */
function linesOf(of: Glance): readonly (readonly [string, string, ReactNode])[] {
  const { next, counts } = of;
  return [
    ['agreed', 'Agreed', of.agreedCount === 0 ? 'nothing' : <Agreed key="agreed" of={of} />],
    ['tabled', 'On the table', of.tabled === 0 ? 'nothing' : counted(of.tabled, 'proposal')],
    ['floated', 'Only floated or leaked', floatedInWords(of.floated, counts.floatedTerms)],
    ['undecided', 'Undecided', counted(of.undecided, 'issue')],
    ['questions', 'Questions', `${counts.questionsOpen} open, ${counts.questionsPartlyAddressed} partly addressed`],
    ['objections', 'Objections', `${counts.objectionsOpen} open`],
    ['conflicts', 'What does not agree', counted(counts.conflictsOpen, 'open conflict')],
    ['actions', 'Actions', `${counts.actionsOpen} open`],
    ['due', 'Due next', next === undefined ? 'nothing' : <Due key="due" of={next} />],
  ];
}

function Agreed({ of: { agreed, agreedCount } }: { readonly of: Glance }) {
  return (
    <>
      <Said>{agreed.join('; ')}</Said>
      {agreedCount > agreed.length && ` and ${agreedCount - agreed.length} more`}
    </>
  );
}

const Due = ({ of: { due, what } }: { readonly of: Schema<'Due'> }) => (
  <>
    {dateInWords(due)}: <Said>{what}</Said>
  </>
);

const floatedInWords = (proposals: number, terms: number): string =>
  proposals === 0 ? 'nothing' : `${counted(proposals, 'proposal')} with ${counted(terms, 'term')}`;

interface LineProps {
  readonly at: string | undefined;
  readonly to: string;
  readonly what: string;
  readonly says: ReactNode;
}
function Line({ at, to, what, says }: LineProps) {
  return (
    <div className="glance__line">
      <dt>
        {at === undefined ? (
          <a className="govuk-link" href={`#${to}`}>
            {what}
          </a>
        ) : (
          <PlaceLink to={`${at}#${to}`}>{what}</PlaceLink>
        )}
      </dt>
      <dd>{says}</dd>
    </div>
  );
}
