import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react';
import { counted } from '../../words/in-words';
import { DAY, wholeSeconds, type Clock } from './clock-time';
import type { Span } from './items';
import { Mover } from './mover';
import type { NamedIssue } from './past-words';
import { Plot, plotSize } from './plot';
import { ReadingLine } from './reading-line';
import { useDrawable, useListed, useMomentTime } from './use-drawn';
import { useLater } from './use-later';
import type { Moving } from './use-state';
import type { TimelineRead } from './use-timeline';
import { useWidth } from './use-width';
import { moved, showing, zoomed, type View } from './view';
import { Zoomer } from './zoomer';

interface TimelinePartProps {
  /** Of the negotiation. */
  readonly id: string;
  readonly read: TimelineRead;
  readonly moving: Moving;
  readonly onIssues: (issues: readonly NamedIssue[]) => void;
}

/** The lanes, what moves them, where the negotiation stood, and the list of what is drawn. */
export function TimelinePart({ id, read, moving, onIssues }: TimelinePartProps) {
  const { state, choose } = moving;
  const block = useRef<HTMLDivElement>(null);
  const size = plotSize(useWidth(block));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isGliding, onGliding] = useState(false);
  const [below, past] = [useLater(() => import('./below')), useLater(() => import('./past-part'))];
  const { items, lanes, steps, listed, view, middle, moment, onView, onMoment } = useShown(read, moving, size.width);
  const drag = (time: number): void => {
    onGliding(false);
    onMoment(snapped(state.clock, time, view));
  };
  const says = `${counted(items.spans.length, 'entry', 'entries')} in ${counted(lanes.length, 'lane')}; the list below says each.`;
  return (
    <>
      <Zoomer {...{ state, view, middle, onView, onChoose: choose }} />
      <ReadingLine of={read} />
      <div className="stage">
        <div className="stage__lanes" ref={block}>
          <Plot
            {...{ size, lanes, items, view, moment, against: state.against, isGliding, says, onView, onMoment: drag }}
            onPick={(found) => setPicked(new Set(found.map((item) => (items.spans[item] as Span).entry)))}
          />
          <Mover
            {...{ clock: state.clock, steps, moment, onMoment, onKey: zoomingBy({ view, middle }, onView), onGliding }}
            against={state.against}
            onAgainst={(against) => choose({ against })}
          />
        </div>
        <div className="stage__then">{past && <past.PastPart {...{ id, state, moment, onIssues }} basis={basisOf(read)} />}</div>
      </div>
      {below ? <below.Below {...{ items, listed, picked }} /> : <p className="timeline__later">Making the list …</p>}
    </>
  );
}

/** What is drawn and listed at the state of the page, and what changes it. */
function useShown(read: TimelineRead, { state, move }: Moving, width: number) {
  const drawable = useDrawable(read, state);
  const moment = useMomentTime(state);
  const view = state.view ?? drawable.all;
  const listed = useListed(drawable, { view: useDeferredValue(view), width: useDeferredValue(width) });
  return {
    ...drawable,
    ...{ moment, view, listed },
    middle: moment >= view.from && moment <= view.to ? moment : (view.from + view.to) / 2,
    onView: (next: View | undefined): void => move({ view: next }),
    onMoment: (next: number): void => move({ moment: next, ...(state.view && { view: showing(state.view, next) }) }),
  };
}

/** What the entries were read from: where it grows, the facts have grown. */
const basisOf = ({ first: { reflects } }: TimelineRead): string => JSON.stringify(reflects.streams);

/** On the scale of days a moment stands for the end of a day, as dates do; nearer, for the end of a minute. */
function snapped(clock: Clock, time: number, { from, to }: View): number {
  if (clock === 'recorded') return Math.round(time);
  const unit = to - from > 4 * DAY ? DAY : DAY / 1_440;
  return Math.ceil(wholeSeconds(time) / unit) * unit;
}

const zoomingBy =
  (now: Now, onView: (view: View | undefined) => void) =>
  (event: KeyboardEvent): void => {
    if (!Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    onView(KEYS[event.key]?.(now));
  };

interface Now {
  readonly view: View;
  /** What stays where it is. */
  readonly middle: number;
}
const KEYS: Readonly<Record<string, (now: Now) => View | undefined>> = {
  '+': ({ view, middle }) => zoomed(view, 0.5, middle),
  '=': ({ view, middle }) => zoomed(view, 0.5, middle),
  '-': ({ view, middle }) => zoomed(view, 2, middle),
  '0': () => undefined,
  '<': ({ view }) => moved(view, -0.5),
  '>': ({ view }) => moved(view, 0.5),
};
