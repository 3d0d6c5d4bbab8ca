import { lazy } from 'react';
import { ask, type Schema } from '../../api/ask';
import type { Place } from '../../notes/line';
import { Opened } from '../../parts/opened';
import { Part } from '../../parts/part';

const ShapedAct = lazy(async () => ({ default: (await import('../../acts/shaped-act')).ShapedAct<Position> }));

type Position = Schema<'NegotiationPosition'>;
interface ActsOnMinutesProps {
  readonly place: Place;
  readonly position: Position;
  /** The newest that is out. */
  readonly version: number;
}
const ACTS = [
  ['dispute-minutes', 'They are disputed', 'Record the dispute'],
  ['agree-minutes', 'They are agreed', 'Record that they are agreed'],
  ['leave-minutes-unagreed', 'It is settled that they are not agreed', 'Record that they are not agreed'],
  ['publish-minutes', 'They are published, and frozen', 'Publish them'],
] as const;

const minutesIn = ({ meetings }: Position, meeting: string) => meetings.find(({ id }) => id === meeting)?.minutes;

/** What can be said of the newest version as a whole, by both sides, one, or single parties. */
export function ActsOnMinutes({ place: { negotiation, meeting }, position, version }: ActsOnMinutesProps) {
  if (version === 0) return null;
  // What is published is frozen, but can still be said to be wrong.
  const isFrozen = minutesIn(position, meeting)?.state === 'Published';
  const acts = ACTS.filter(([act]) => !isFrozen || act === 'dispute-minutes');
  const entriesOf = (standing: Position): readonly string[] => minutesIn(standing, meeting)?.entries ?? [];
  const onto = {
    askNow: () => ask('/api/negotiations/{id}/position', { ids: { id: negotiation }, query: { 'at-least': 'head' } }),
    revisionOf: ({ reflects }: Position) => reflects.streams[`negotiation-${negotiation}`],
    marksOf: (standing: Position) => entriesOf(standing).join(' '),
  };
  return (
    <div className="screen-only">
      <Part id="acts" title={`What is said of version ${version}`}>
        {acts.map(([act, title, button]) => (
          <Opened key={act} title={title}>
            {() => (
              <ShapedAct
                of={{ record: 'negotiation', id: negotiation }}
                act={act}
                standing={position}
                onto={onto}
                entriesOf={entriesOf}
                known={{ meeting, version }}
                label={title}
                button={button}
              />
            )}
          </Opened>
        ))}
      </Part>
    </div>
  );
}
