import { Part } from '../../parts/part';
import { dateInWords, instantInWords } from '../../words/dates-in-words';
import { counted } from '../../words/in-words';
import { SIDES, sideOf, type ClockEntry, type ClockSteps, type Crosshair } from './clock-entries';
import { endingAt } from './clock-time';
import { ClockSlider } from './clock-slider';
import { ClocksCanvas } from './clocks-canvas';
import { SIDE_WORDS } from './side-words';
import type { ChosenClocks } from './use-clocks';

interface ClocksProps {
  readonly entries: readonly ClockEntry[];
  readonly all: readonly ClockEntry[];
  readonly count: number;
  readonly steps: ClockSteps;
  readonly cross: Crosshair;
  readonly chosen: ChosenClocks;
}

/** The picture of both clocks, what is to be seen of it in figures, and the two sliders. */
export function ClocksPart({ entries, all, count, steps, cross, chosen }: ClocksProps) {
  const says = SIDES.map((side) => [side, entries.filter((entry) => sideOf(entry, cross) === side).length] as const);
  const label = `Entries by when they happened and when they were recorded. ${says.map(([side, found]) => `${counted(found, 'entry', 'entries')} ${SIDE_WORDS[side]}`).join('; ')}. The table below lists them.`;
  return (
    <Part id="clocks" title="Both clocks">
      <div className="clocks__axes">
        <p className="clocks__up">Recorded ↑</p>
        <ClocksCanvas entries={entries} all={all} steps={steps} cross={cross} label={label} onChoose={chosen.choose} onDone={chosen.done} />
        <p className="clocks__along">Happened →</p>
      </div>
      {count > all.length && <p role="status">{`${all.length} of ${counted(count, 'entry', 'entries')} fetched so far …`}</p>}
      <Sliders steps={steps} cross={cross} chosen={chosen} />
      <ul className="clocks__sides">
        {says.map(([side, found]) => (
          <li key={side} className={`clocks__side clocks__side--${side}`}>
            <strong>{found}</strong> {SIDE_WORDS[side]}
          </li>
        ))}
      </ul>
      <p className="quiet">
        A dot is an entry; a bar is one whose date leaves open when it happened. On the dotted line both clocks say the same: the further
        above it, the later it was written down. Each stands at the date that it has today. Press or drag in the picture, or move a slider
        with the arrow keys.
      </p>
    </Part>
  );
}

/** Both clocks, to be moved without a pointer. */
function Sliders({ steps, cross, chosen: { shown, choose, done } }: Pick<ClocksProps, 'steps' | 'cross' | 'chosen'>) {
  return (
    <div className="clocks__sliders screen-only">
      <ClockSlider
        label="What had happened by"
        steps={steps.happened}
        value={cross.end}
        inWords={(end) => (end === undefined ? 'now: everything that happened' : dateInWords(endingAt(end)))}
        onChoose={(end) => choose({ ...shown, asOf: end === undefined ? undefined : endingAt(end) })}
        onDone={done}
      />
      <ClockSlider
        label="What was recorded by"
        steps={steps.recorded}
        value={cross.known}
        inWords={(known) => (known === undefined ? 'now: everything on record' : instantInWords(new Date(known).toISOString()))}
        onChoose={(known) => choose({ ...shown, knownAt: known === undefined ? undefined : new Date(known).toISOString() })}
        onDone={done}
      />
    </div>
  );
}
