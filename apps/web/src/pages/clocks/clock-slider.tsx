import { partitionPoint } from '@parley/negotiation';
import { useId } from 'react';

interface SliderProps {
  readonly label: string;
  /** The moments at which something changes, in order; past the last there is no limit. */
  readonly steps: readonly number[];
  /** Absent: no limit. */
  readonly value: number | undefined;
  readonly inWords: (moment: number | undefined) => string;
  readonly onChoose: (moment: number | undefined) => void;
  readonly onDone: () => void;
}

/** One clock, moved from change to change: with the arrow keys to the next one, with Page up and Page down by a tenth. */
export function ClockSlider({ label, steps, value, inWords, onChoose, onDone }: SliderProps) {
  const id = useId();
  const at = value === undefined ? steps.length : partitionPoint(steps.length, (place) => (steps[place] as number) <= value) - 1;
  return (
    <div className="clock-slider">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length}
        value={Math.max(0, at)}
        aria-valuetext={inWords(value)}
        onChange={({ target }) => onChoose(steps[target.valueAsNumber])}
        onPointerUp={onDone}
        onKeyUp={onDone}
      />
      <output htmlFor={id} className="clock-slider__says">
        {inWords(value)}
      </output>
    </div>
  );
}
