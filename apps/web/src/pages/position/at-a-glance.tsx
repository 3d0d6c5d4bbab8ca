import type { ReactNode } from 'react';
import type { Schema } from '../../api/ask';
import { Last } from '../../parts/last';
import { Said } from '../../parts/said';
import { dateInWords } from '../../words/dates-in-words';
import { counted } from '../../words/in-words';
import type { PositionProps } from './position-props';
import { byReach } from '../../position/proposals-by-reach';
import { undecidedIssues } from './undecided';

/** The four things a secretary must always be able to say, then what is open, last and next. Each line leads to its part below. */
export function AtAGlance({ position }: PositionProps) {
  const { counts, agreed, due, last, proposals } = position;
  const reach = byReach(proposals);
  const [next] = due;
  return (
    <section className="glance" aria-labelledby="glance">
      <h2 className="govuk-visually-hidden" id="glance">
        At a glance
      </h2>
      <dl className="glance__list">
        <Line to="agreed" what="Agreed" says={agreed.length === 0 ? 'nothing' : <Said>{agreed.map(({ what }) => what).join('; ')}</Said>} />
        <Line to="tabled" what="On the table" says={reach.tabled.length === 0 ? 'nothing' : counted(reach.tabled.length, 'proposal')} />
        <Line to="floated" what="Only floated or leaked" says={floatedInWords(reach.floated.length, counts.floatedTerms)} />
        <Line to="undecided" what="Undecided" says={counted(undecidedIssues(position).length, 'issue')} />
        <Line to="questions" what="Questions" says={`${counts.questionsOpen} open, ${counts.questionsPartlyAddressed} partly addressed`} />
        <Line to="objections" what="Objections" says={`${counts.objectionsOpen} open`} />
        <Line to="conflicts" what="What does not agree" says={counted(counts.conflictsOpen, 'open conflict')} />
        <Line to="actions" what="Actions" says={`${counts.actionsOpen} open`} />
        <Line to="due" what="Due next" says={next === undefined ? 'nothing' : <Due of={next} />} />
        <div className="glance__line">
          <dt>Happened last</dt>
          <dd>
            <Last of={last} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

const Due = ({ of: { due, what } }: { readonly of: Schema<'Due'> }) => (
  <>
    {dateInWords(due)}: <Said>{what}</Said>
  </>
);

const floatedInWords = (proposals: number, terms: number): string =>
  proposals === 0 ? 'nothing' : `${counted(proposals, 'proposal')} with ${counted(terms, 'term')}`;

function Line({ to, what, says }: { readonly to: string; readonly what: string; readonly says: ReactNode }) {
  return (
    <div className="glance__line">
      <dt>
        <a className="govuk-link" href={`#${to}`}>
          {what}
        </a>
      </dt>
      <dd>{says}</dd>
    </div>
  );
}
