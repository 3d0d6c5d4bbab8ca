import { useState, type KeyboardEvent } from 'react';
import { Labelled } from '../../parts/labelled';
import { Press } from '../../parts/press';
import type { Clock } from './clock-time';
import { momentInWords } from './moment-words';
import { stepAt, stepped } from './steps';
import { usePlay } from './use-play';

const SPEEDS = [0.5, 1, 2, 5, 20] as const;

interface MoverProps {
  readonly clock: Clock;
  readonly steps: Float64Array;
  readonly moment: number;
  readonly onMoment: (moment: number) => void;
  /** Keys that the slider itself has no use for. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onGliding: (isGliding: boolean) => void;
  /** A second moment, which stays where it is. */
  readonly against: number | undefined;
  readonly onAgainst: (against: number | undefined) => void;
}

/** Steps a moment through time: by the slider and its arrow keys, by buttons, or by itself. */
export function Mover({ clock, steps, moment, onMoment, onKey, onGliding, against, onAgainst }: MoverProps) {
  const { at, last, speed, setSpeed, play, go, press, start } = useMover({ steps, moment, onMoment, onKey, onGliding });
  return (
    <div className="mover" role="group" aria-label="Moment">
      <p className="mover__says" aria-live={play.isPlaying ? 'off' : 'polite'}>
        The moment: <strong>{momentInWords(clock, moment)}</strong>
      </p>
      <input
        type="range"
        className="mover__slider"
        aria-label="Moment"
        min={0}
        max={last}
        value={Math.max(at, 0)}
        aria-valuetext={momentInWords(clock, moment)}
        onChange={(event) => go(steps[Number(event.target.value)] as number)}
        onKeyDown={press}
      />
      <div className="mover__buttons">
        <Press onPress={() => go(steps[0] as number)}>First</Press>
        <Press onPress={() => go(stepped(steps, moment, -1))}>Previous</Press>
        <Press onPress={start}>{play.isPlaying ? 'Pause' : 'Play'}</Press>
        <Press onPress={() => go(stepped(steps, moment, 1))}>Next</Press>
        <Press onPress={() => go(Infinity)}>Last</Press>
        {against === undefined ? (
          <Press onPress={() => onAgainst(moment)}>Compare from here</Press>
        ) : (
          <Press onPress={() => onAgainst(undefined)}>Stop comparing</Press>
        )}
        <Speed of={speed} onChange={setSpeed} />
      </div>
    </div>
  );
}

/** What its controls do. */
function useMover({ steps, moment, onMoment, onKey, onGliding }: Omit<MoverProps, 'clock' | 'against' | 'onAgainst'>) {
  const [speed, setSpeed] = useState<number>(1);
  const at = stepAt(steps, moment);
  const last = steps.length - 1;
  const play = usePlay(speed, () => {
    onMoment(stepped(steps, moment, 1));
    return at + 1 < last;
  });
  const go = (to: number): void => {
    play.stop();
    onGliding(false);
    onMoment(to);
  };
  const start = (): void => {
    onGliding(!play.isPlaying);
    if (!play.isPlaying && at === last) onMoment(steps[0] as number);
    play.toggle();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return onKey(event);
    event.preventDefault();
    start();
  };
  return { at, last, speed, setSpeed, play, go, press, start };
}

function Speed({ of, onChange }: { readonly of: number; readonly onChange: (speed: number) => void }) {
  return (
    <Labelled label="Steps a second" className="mover__speed">
      {(id) => (
        <select id={id} className="govuk-select" value={of} onChange={(event) => onChange(Number(event.target.value))}>
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
