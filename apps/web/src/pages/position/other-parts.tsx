import { minutesOf } from '../../minutes/minutes-place';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { Part, Things } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said, WhoAll } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { Happened } from '../../parts/when';
import { dateInWords } from '../../words/dates-in-words';
import { lower, spoken, stateInWords, valueInWords } from '../../words/in-words';
import type { PositionProps } from './position-props';

export function DuePart({ position: { due } }: PositionProps) {
  return (
    <Part id="due" title="Due next" count={due.length} none={due.length === 0 ? 'Nothing is due.' : undefined}>
      <Things of={due} keyOf={({ entry, due: date, what }) => `${entry} ${date} ${what}`}>
        {({ due: date, what, kind, entry }) => (
          <>
            <strong>{dateInWords(date)}</strong>: <Said>{what}</Said> ({lower(kind)}) <Causes entries={[entry]} of={what} />
          </>
        )}
      </Things>
    </Part>
  );
}

export function ConstraintsPart({ position: { constraints } }: PositionProps) {
  const { named } = useNames();
  if (constraints.length === 0) return null;
  return (
    <Part id="constraints" title="Limits announced" count={constraints.length}>
      <Things of={constraints} keyOf={({ entry }) => entry}>
        {({ subject, values, by, entry, date, phrase }) => (
          <>
            <Said>{subject}</Said>: <Said>{limitInWords(values, named)}</Said>, by <WhoAll ids={by} />,{' '}
            <Happened date={date} phrase={phrase} /> <Causes entries={[entry]} of={`the limit on ${subject}`} />
          </>
        )}
      </Things>
    </Part>
  );
}

/** The limit, and its period as it was printed with what that means in dates. */
function limitInWords({ edtf, ...values }: Readonly<Record<string, unknown>>, named: (id: string) => string): string {
  const period = typeof edtf === 'string' ? ` (${dateInWords(edtf)})` : '';
  return `${valueInWords(values, named)}${period}`;
}

export function MeetingsPart({ position: { id: negotiation, meetings } }: PositionProps) {
  if (meetings.length === 0) return null;
  return (
    <Part id="meetings" title="Meetings" count={meetings.length}>
      <Things of={meetings} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <PlaceLink to={`/negotiations/${negotiation}/meetings/${one.id}`}>
              <Said>{one.title ?? spoken(one.id)}</Said>
            </PlaceLink>{' '}
            <StateTag of={one} />, <Happened date={one.date} phrase={one.phrase} />
            {one.minutes !== null && (
              <>
                , <PlaceLink to={minutesOf({ negotiation, meeting: one.id })}>minutes: {stateInWords(one.minutes).toLowerCase()}</PlaceLink>
              </>
            )}{' '}
            <Causes entries={one.entries} of={one.title ?? spoken(one.id)} />
          </>
        )}
      </Things>
    </Part>
  );
}

export function ReportsPart({ position: { reports } }: PositionProps) {
  if (reports.length === 0) return null;
  return (
    <Part id="reports" title="Reports issued" count={reports.length}>
      <Things of={reports} keyOf={({ id }) => id}>
        {({ title, stale, because, entry }) => (
          <>
            <Said>{title}</Said> {stale && <strong className="govuk-tag govuk-tag--orange">Stale: what it cites was changed since</strong>}{' '}
            <Causes entries={[entry, ...because]} of={title} />
          </>
        )}
      </Things>
    </Part>
  );
}
