import { Causes } from '../../parts/causes';
import { Part, Things } from '../../parts/part';
import { Said, Who } from '../../parts/said';
import { dateInWords } from '../../words/dates-in-words';
import { lower } from '../../words/in-words';
import type { PositionProps } from './position-props';

/** A negotiator as the answer has it. */
interface Negotiator {
  readonly person?: string;
  readonly name?: string;
  readonly body?: string;
  readonly scope?: string;
  readonly issues?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly entry: string;
}

/** Who takes part, and who may speak for whom. */
export function PartiesPart({ position: { parties }, labels }: PositionProps) {
  return (
    <Part
      id="parties"
      title="Who may speak for whom"
      count={parties.length}
      none={parties.length === 0 ? 'No party is on record.' : undefined}
    >
      <Things of={parties} keyOf={({ id }) => id}>
        {({ id, name, kind, withdrawnFromTalks, negotiators, entries }) => (
          <>
            <Who id={id} /> ({lower(kind)}){' '}
            {withdrawnFromTalks && <strong className="govuk-tag govuk-tag--red">Withdrawn from the talks</strong>}
            {negotiators.length === 0 && <span className="quiet"> nobody was appointed to speak for it</span>}{' '}
            <Causes entries={entries} of={`that ${name} takes part`} />
            {negotiators.length > 0 && (
              <ul className="things">
                {(negotiators as unknown as readonly Negotiator[]).map((one) => (
                  <li key={one.entry}>
                    <NegotiatorLine of={one} issue={labels.issue} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Things>
    </Part>
  );
}

function NegotiatorLine({ of, issue }: { readonly of: Negotiator; readonly issue: (id: string) => string }) {
  const on = [of.scope, ...(of.issues ?? []).map(issue)].filter((part) => part !== undefined);
  return (
    <>
      Spoken for by <Speaker of={of} />
      {on.length > 0 && (
        <>
          {' '}
          on <Said>{on.join(', ')}</Said>
        </>
      )}
      {periodInWords(of)} <Causes entries={[of.entry]} of="who speaks for it" />
    </>
  );
}

function Speaker({ of: { person, name, body } }: { readonly of: Negotiator }) {
  if (person !== undefined) return <Who id={person} />;
  return <Said>{name ?? (body === undefined ? 'somebody not named' : `its ${lower(body)}`)}</Said>;
}

const periodInWords = ({ from, to }: Negotiator): string =>
  `${from === undefined ? '' : ` from ${dateInWords(from)}`}${to === undefined ? '' : ` to ${dateInWords(to)}`}`;
