import { timeTicks } from '../../charts/scale';
import type { Crosshair, Side } from './clock-entries';
import { crossAt, MARGIN, type ClockPlot } from './clock-plot';
import type { Dot, Ink } from './ink';

const COLOURS: Readonly<Record<Side, string>> = { known: '#1d4f76', later: '#942514', perhaps: '#8a5a00', future: '#8d9396' };
const [INK, QUIET, LINE, SHADE] = ['#0b0c0c', '#484d50', '#dbdee0', '#eef3f7'];

export interface Picture {
  readonly plot: ClockPlot;
  readonly ink: Ink;
  readonly cross: Crosshair;
}

/** Paints the whole canvas; `context` has been scaled to CSS pixels. */
export function paint(context: CanvasRenderingContext2D, { plot, ink, cross }: Picture): void {
  context.clearRect(0, 0, plot.width + MARGIN.left + MARGIN.right, plot.height + MARGIN.top + MARGIN.bottom);
  context.save();
  context.translate(MARGIN.left, MARGIN.top);
  paintKnown(context, plot, cross);
  paintAxes(context, plot);
  for (const { from, to, y, side } of ink.bars) {
    context.fillStyle = `${COLOURS[side]}66`;
    context.fillRect(from, y - 1.5, to - from, 3);
  }
  for (const dot of ink.dots) paintDot(context, dot);
  paintCross(context, plot, cross);
  context.restore();
}

/** The quarter that had happened and was on record. */
function paintKnown(context: CanvasRenderingContext2D, plot: ClockPlot, cross: Crosshair): void {
  const { x, y } = crossAt(plot, cross);
  context.fillStyle = SHADE;
  context.fillRect(0, y, x, plot.height - y);
}

/** Filled: on record then. A ring: recorded only later. Small: not happened yet. So colour is not the only sign. */
function paintDot(context: CanvasRenderingContext2D, { x, y, side, count }: Dot): void {
  const size = (side === 'future' ? 1.5 : 2.5) + Math.min(2, Math.log10(count));
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  if (side === 'later' || side === 'perhaps') {
    context.strokeStyle = COLOURS[side];
    context.lineWidth = 1.6;
    context.stroke();
  } else {
    context.fillStyle = COLOURS[side];
    context.fill();
  }
}

function paintAxes(context: CanvasRenderingContext2D, { width, height, happened, recorded, x, y }: ClockPlot): void {
  context.font = '14px arial, sans-serif';
  context.strokeStyle = LINE;
  context.fillStyle = QUIET;
  context.lineWidth = 1;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { at, label } of timeTicks(happened, Math.max(3, Math.floor(width / 120)))) {
    stroke(context, [x(at), 0], [x(at), height]);
    context.fillText(label, x(at), height + 6);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { at, label } of timeTicks(recorded, Math.max(1, Math.floor(height / 56)))) {
    stroke(context, [0, y(at)], [width, y(at)]);
    context.fillText(label, -6, y(at));
  }
  paintMeeting(context, { width, height, happened, recorded, x, y });
}

/** Where both clocks say the same: whatever is far above was recorded long after it happened. */
function paintMeeting(context: CanvasRenderingContext2D, { happened, recorded, x, y }: ClockPlot): void {
  const from = Math.max(happened[0], recorded[0]);
  const to = Math.min(happened[1], recorded[1]);
  if (from >= to) return;
  context.setLineDash([2, 5]);
  context.strokeStyle = QUIET;
  stroke(context, [x(from), y(from)], [x(to), y(to)]);
  context.setLineDash([]);
}

function paintCross(context: CanvasRenderingContext2D, plot: ClockPlot, cross: Crosshair): void {
  const { x, y } = crossAt(plot, cross);
  context.strokeStyle = INK;
  context.lineWidth = 1.5;
  stroke(context, [x, 0], [x, plot.height]);
  stroke(context, [0, y], [plot.width, y]);
  context.fillStyle = INK;
  context.fillRect(x - 4, y - 4, 8, 8);
}

function stroke(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
