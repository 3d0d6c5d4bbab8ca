import { useId } from 'react';
import type { Schema } from '../api/ask';
import { dateInWords, instantInWords } from '../words/dates-in-words';
import { lower, spoken } from '../words/in-words';
import { leftOutInWords } from '../words/left-out-in-words';
import { MomentForm } from './moment-form';
import { Unfolding } from '../parts/unfolding';

type Reflects = Schema<'Reflects'>;

interface StandingProps {
  readonly reflects: Reflects;
  readonly leftOut?: number;
  /** What is left out: one of it, and several. */
  readonly of?: readonly [string, string];
}
const ENTRIES = ['entry', 'entries'] as const;

/** What an answer stands on, in words, and the form that chooses another moment or another grade of evidence. */
export function Standing({ reflects, leftOut = 0, of = ENTRIES }: StandingProps) {
  const id = useId();
  return (
    <section className="standing" aria-labelledby={id}>
      <h2 id={id} className="govuk-visually-hidden">
        What this page shows
      </h2>
      <p className="standing__says">
        {standingInWords(reflects)} {leftOutInWords(leftOut, of)}
      </p>
      <Unfolding title="Choose another moment or evidence" className="standing__more">
        <div className="standing__inside">
          <MomentForm />
          <p className="quiet">{basisInWords(reflects)}</p>
        </div>
      </Unfolding>
    </section>
  );
}

function standingInWords({ asOf, knownAt, evidence, provisional }: Reflects): string {
  const happened = asOf === null ? 'everything that has happened' : `what had happened by ${dateInWords(asOf)}`;
  const recorded = knownAt === null ? 'as recorded up to now' : `as it was recorded by ${instantInWords(knownAt)}`;
  const grade = evidence === 'rumour' ? 'at any grade of evidence' : `on evidence of the grade “${lower(evidence)}” or better`;
  const growing = provisional ? ' What was recorded in that minute may still be coming in.' : '';
  return `This shows ${happened}, ${recorded}, ${grade}.${growing}`;
}

function basisInWords({ streams, rules }: Reflects): string {
  const records = Object.entries(streams).map(([stream, revision]) => `${spoken(stream)} up to its entry ${revision + 1}`);
  return `It stands on: ${records.join('; ') || 'no record'}. Rules in version ${rules}.`;
}
