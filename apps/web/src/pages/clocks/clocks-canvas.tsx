import { useLayoutEffect, useMemo, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useWidth } from '../../charts/use-width';
import { sideOf, type ClockEntry, type ClockSteps, type Crosshair } from './clock-entries';
import { clockPlot, clockSpans, momentsAt } from './clock-plot';
import { dateAt, type Clocks } from './clock-time';
import { inkOf } from './ink';
import { paint, type Picture } from './paint';

const HEIGHT = 380;

interface CanvasProps {
  readonly entries: readonly ClockEntry[];
  /** Everything of the record: its times are those of the axes, whatever is filtered out. */
  readonly all: readonly ClockEntry[];
  readonly steps: ClockSteps;
  readonly cross: Crosshair;
  readonly label: string;
  readonly onChoose: (clocks: Clocks) => void;
  /** The pointer was let go. */
  readonly onDone: () => void;
}

/** Every entry where it happened and where it was recorded. The pointer chooses both clocks here; with the keyboard the sliders do. */
export function ClocksCanvas({ entries, all, steps, cross, label, onChoose, onDone }: CanvasProps) {
  const { ref, width } = useWidth<HTMLDivElement>(900);
  const spans = useMemo(() => clockSpans(all), [all]);
  const plot = useMemo(() => clockPlot(spans, [width, HEIGHT]), [spans, width]);
  const ink = useMemo(() => inkOf(entries, plot, (entry) => sideOf(entry, cross)), [entries, plot, cross]);
  const canvas = usePainted({ plot, ink, cross }, width);
  const pointer = usePointer(onDone, (pixel) => {
    const { happened, recorded } = momentsAt(plot, pixel);
    const [from, to] = plot.happened;
    // Past the last of them a clock sets no limit.
    const asOf = happened < (steps.happened.at(-1) ?? 0) ? dateAt(happened, to - from) : undefined;
    const knownAt = recorded < (steps.recorded.at(-1) ?? 0) ? new Date(Math.round(recorded)).toISOString() : undefined;
    onChoose({ ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) });
  });
  return (
    <div ref={ref}>
      <canvas ref={canvas} className="clocks__canvas" role="img" aria-label={label} {...pointer} />
    </div>
  );
}

/** The pixel of the element under the pointer, from the press on until it is let go. */
function usePointer(onDone: () => void, choose: (pixel: readonly [number, number]) => void) {
  const [isHeld, setHeld] = useState(false);
  const at = ({ currentTarget, clientX, clientY }: PointerEvent): readonly [number, number] => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld(true);
      // A finger may be about to scroll: it chooses when it moves along, or is lifted.
      if (event.pointerType !== 'touch') choose(at(event));
    },
    onPointerMove: (event: PointerEvent) => isHeld && choose(at(event)),
    onPointerUp: (event: PointerEvent) => {
      setHeld(false);
      choose(at(event));
      onDone();
    },
    onPointerCancel: () => setHeld(false),
  };
}

/** Paints the picture at the resolution of the screen whenever it changes. */
function usePainted({ plot, ink, cross }: Picture, width: number): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const sharp = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(HEIGHT * sharp);
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(context, { plot, ink, cross });
  }, [plot, ink, cross, width]);
  return ref;
}
