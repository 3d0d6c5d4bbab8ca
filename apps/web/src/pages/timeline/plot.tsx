import { useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import { counted } from '../../words/in-words';
import { AXIS, laneAt, laneHeight, plotHeight } from './geometry';
import type { Items } from './items';
import type { Lane } from './lanes';
import { CELL, marksOf, type Mark } from './marks';
import { paint } from './paint';
import { useGestures } from './use-gestures';
import { timeAt, xOf, type View } from './view';

/** Of the part where time is drawn, in pixels; and whether the names of the lanes stand over them for want of room. */
export interface PlotSize {
  readonly width: number;
  readonly isNarrow: boolean;
}
export function plotSize(whole: number): PlotSize {
  const isNarrow = whole < NARROW;
  return { width: Math.max(isNarrow ? whole : whole - NAMES, 0), isNarrow };
}
const NARROW = 600;
const NAMES = 190;

interface PlotProps {
  readonly size: PlotSize;
  readonly lanes: readonly Lane[];
  readonly items: Items;
  readonly view: View;
  readonly moment: number;
  readonly against: number | undefined;
  readonly isGliding: boolean;
  /** What it shows, in words. */
  readonly says: string;
  readonly onView: (view: View) => void;
  readonly onMoment: (time: number) => void;
  readonly onPick: (items: readonly number[]) => void;
}

const PICKED_MAX = 200;

/** Every lane on one canvas, with the names beside it and the moments over it; moving a moment draws nothing anew. */
export function Plot({ size, lanes, items, view, moment, against, isGliding, says, onView, onMoment, onPick }: PlotProps) {
  const area = useRef<HTMLDivElement>(null);
  const { width, isNarrow } = size;
  const height = plotHeight(lanes.length, isNarrow);
  const pick = ({ x, y }: { readonly x: number; readonly y: number }): void => {
    const lane = lanes[laneAt(y, lanes.length, isNarrow) ?? -1];
    const [from, to] = [timeAt(view, width, x - CELL / 2), timeAt(view, width, x + CELL / 2)];
    const found = (lane?.classes ?? []).flatMap(({ intervals }) =>
      intervals.placesOverlapping({ from, to }, PICKED_MAX).map((place) => intervals.itemAt(place)),
    );
    if (found.length > 0) onPick(found);
    else onMoment(timeAt(view, width, x));
  };
  const hands = useGestures(area, { width, view, onView, onPick: pick, onDrag: ({ x }) => onMoment(timeAt(view, width, x)) });
  return (
    <div className={`plot${isNarrow ? ' plot--narrow' : ''}`}>
      <LaneNames lanes={lanes} isNarrow={isNarrow} />
      <div className="plot__area" ref={area} style={{ height }} {...hands}>
        {width > 0 && <Canvas {...{ lanes, items, view, width, height, isNarrow, says }} />}
        <Line at={xOf(view, width, moment)} width={width} kind={isGliding ? 'moment plot__line--gliding' : 'moment'} />
        {against !== undefined && <Line at={xOf(view, width, against)} width={width} kind="against" />}
      </div>
    </div>
  );
}

function LaneNames({ lanes, isNarrow }: { readonly lanes: readonly Lane[]; readonly isNarrow: boolean }) {
  const height = laneHeight(isNarrow);
  return (
    <ul className="plot__names" aria-label="Lanes drawn" style={{ paddingTop: AXIS }}>
      {lanes.map(({ id, name, count, undated }) => (
        <li key={id} className="plot__name" style={{ height }}>
          <bdi title={name}>{name}</bdi>
          <span className="plot__count">
            {counted(count, 'entry', 'entries')}
            {undated.length > 0 && `, ${undated.length} no date`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A moment, and a veil over what comes after it. */
function Line({ at, width, kind }: { readonly at: number; readonly width: number; readonly kind: string }) {
  const x = Math.min(Math.max(at, -2), width + 2);
  const style: CSSProperties = { transform: `translateX(${Number.isFinite(x) ? x : width + 2}px)` };
  return <div className={`plot__line plot__line--${kind}`} style={style} aria-hidden="true" />;
}

interface CanvasProps extends Pick<PlotProps, 'lanes' | 'items' | 'view' | 'says'> {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
}
function Canvas({ lanes, items, view, width, height, isNarrow, says }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const marks = useMemo(() => lanes.map((lane) => marksOf(lane, items, { view, width })), [lanes, items, view, width]);
  useLayoutEffect(() => {
    const to = canvas.current?.getContext('2d');
    if (!canvas.current || !to) return;
    const sharp = window.devicePixelRatio;
    canvas.current.width = width * sharp;
    canvas.current.height = height * sharp;
    to.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(to, { view, width, height, isNarrow, lanes: marks });
  }, [marks, view, width, height, isNarrow]);
  return <canvas ref={canvas} className="plot__canvas" role="img" aria-label={says} style={{ width, height }} {...countsOf(marks)} />;
}

/** For whoever checks that the work is bounded, and that the list says what is drawn. */
function countsOf(marks: readonly (readonly Mark[])[]) {
  const all = marks.flat();
  const shapes = [...new Set(all.map(({ shape }) => shape))].sort();
  return { 'data-marks': all.length, 'data-shapes': shapes.join(' '), 'data-drawn': marks.map(drawnIn).join(' ') };
}
const drawnIn = (marks: readonly Mark[]): number =>
  marks.filter(({ shape }) => shape !== 'cover').reduce((sum, { count }) => sum + count, 0);
