import { Labelled } from '../../parts/labelled';
import { Press } from '../../parts/press';
import { CLOCKS, DAY, type Clock } from './clock-time';
import { LANES_BY, type LanesBy } from './lanes';
import type { TimelineState } from './state';
import { around, moved, zoomed, type View } from './view';

const LENGTHS: readonly (readonly [string, number])[] = [
  ['a decade', 10 * 365.25 * DAY],
  ['a year', 366 * DAY],
  ['a quarter', 92 * DAY],
  ['a month', 31 * DAY],
  ['a week', 7 * DAY],
  ['a day', DAY],
];
const STEP = 2;
const IS_ALL = 'all';
const IS_OTHER = 'other';
const CLOCK_SAID: Readonly<Record<Clock, string>> = { occurred: 'when it happened', recorded: 'when it was recorded' };
const LANES_SAID: Readonly<Record<LanesBy, string>> = { party: 'by party', kind: 'by kind' };

interface ZoomerProps {
  readonly state: TimelineState;
  readonly view: View;
  /** What the view is changed around. */
  readonly middle: number;
  readonly onView: (view: View | undefined) => void;
  readonly onChoose: (change: Partial<TimelineState>) => void;
}

/** How much time is drawn, in which lanes, on which clock. */
export function Zoomer({ state, view, middle, onView, onChoose }: ZoomerProps) {
  const length = LENGTHS.find(([, ms]) => Math.abs(ms - (view.to - view.from)) < DAY / 24);
  const shown = state.view === undefined ? IS_ALL : (length?.[0] ?? IS_OTHER);
  const show = (name: string): void => {
    const ms = LENGTHS.find(([one]) => one === name)?.[1];
    onView(ms === undefined ? undefined : around(middle, ms));
  };
  const choices = [
    [IS_ALL, 'all of it'],
    ...LENGTHS.map(([name]) => [name, name] as const),
    ...(shown === IS_OTHER ? [[IS_OTHER, 'a part']] : []),
  ];
  return (
    <div className="zoomer" role="group" aria-label="What is drawn">
      <Choice
        label="Lanes"
        value={state.lanes}
        of={LANES_BY.map((by) => [by, LANES_SAID[by]])}
        onChoose={(lanes) => onChoose({ lanes: lanes as LanesBy })}
      />
      <Choice
        label="Drawn by"
        value={state.clock}
        of={CLOCKS.map((clock) => [clock, CLOCK_SAID[clock]])}
        onChoose={(clock) => onChoose({ clock: clock as Clock, view: undefined, against: undefined })}
      />
      <Choice label="Length of time" value={shown} of={choices as readonly (readonly [string, string])[]} onChoose={show} />
      <div className="zoomer__buttons">
        <Press onPress={() => onView(zoomed(view, 1 / STEP, middle))}>Zoom in</Press>
        <Press onPress={() => onView(zoomed(view, STEP, middle))}>Zoom out</Press>
        <Press onPress={() => onView(moved(view, -0.5))}>Earlier</Press>
        <Press onPress={() => onView(moved(view, 0.5))}>Later</Press>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly of: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}
export function Choice({ label, value, of, onChoose }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} className="govuk-select" value={value} onChange={(event) => onChoose(event.target.value)}>
          {of.map(([one, says]) => (
            <option key={one} value={one}>
              {says}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
