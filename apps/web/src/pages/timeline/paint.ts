import { AXIS, barAt, BAR_HEIGHT, labelHeight, laneHeight, ROWS_HEIGHT, TOP } from './geometry';
import type { Mark } from './marks';
import { fill, glyph, INK, LINE, QUIET } from './paint-grade';
import { ticksOf } from './ticks';
import { xOf, type View } from './view';

export interface Sheet {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** The marks of each lane. */
  readonly lanes: readonly (readonly Mark[])[];
}

/** Draws the lanes with the calendar behind them. The work is bounded by the marks, and these by the pixels. */
export function paint(to: CanvasRenderingContext2D, sheet: Sheet): void {
  to.clearRect(0, 0, sheet.width, sheet.height);
  calendar(to, sheet);
  sheet.lanes.forEach((marks, lane) => {
    const top = AXIS + lane * laneHeight(sheet.isNarrow);
    to.fillStyle = LINE;
    to.fillRect(0, top, sheet.width, 1);
    for (const mark of marks) paintMark(to, mark, top + labelHeight(sheet.isNarrow));
  });
}

function calendar(to: CanvasRenderingContext2D, { view, width, height }: Sheet): void {
  to.font = '14px arial, sans-serif';
  to.textBaseline = 'middle';
  for (const { at, says } of ticksOf(view, width)) {
    const x = Math.round(xOf(view, width, at));
    to.fillStyle = '#dfe3e6';
    to.fillRect(x, AXIS - 6, 1, height);
    to.fillStyle = QUIET;
    if (x + to.measureText(says).width + 3 < width) to.fillText(says, x + 3, AXIS / 2);
  }
}

const most = (count: number): number => Math.min(TOP, 6 + 2.5 * Math.log2(count));

export function paintMark(to: CanvasRenderingContext2D, mark: Mark, top: number): void {
  if (mark.isUnsure) unsure(to, mark, top);
  if (mark.shape === 'point') glyph(to, mark.ranks.indexOf(1), { x: mark.x + mark.width / 2, y: top + 1 + TOP / 2 });
  else if (mark.shape === 'cluster') stack(to, mark, top);
  else if (mark.shape === 'span') bar(to, mark, top);
  else cover(to, mark, top);
}

/** A question mark beside a date that is said to be uncertain. */
function unsure(to: CanvasRenderingContext2D, { shape, x, width, row }: Mark, top: number): void {
  to.fillStyle = INK;
  to.font = 'bold 13px arial, sans-serif';
  to.textBaseline = 'middle';
  to.fillText('?', x + width + 2, shape === 'point' ? top + TOP / 2 : top + barAt(row) + BAR_HEIGHT / 2);
}

/** Parts as high as their share, the best evidence lowest. */
function stack(to: CanvasRenderingContext2D, { x, width, count, ranks }: Mark, top: number): void {
  const height = most(count);
  let bottom = top + 1 + TOP;
  for (let rank = ranks.length - 1; rank >= 0; rank -= 1) {
    const part = ((ranks[rank] ?? 0) / count) * height;
    if (part > 0) fill(to, rank, { x: x + 0.5, y: bottom - part, width: width - 1, height: part });
    bottom -= part;
  }
}

function bar(to: CanvasRenderingContext2D, { x, width, row, ranks, opensBefore, opensAfter }: Mark, top: number): void {
  const y = top + barAt(row);
  fill(to, ranks.indexOf(1), { x, y, width, height: BAR_HEIGHT });
  if (opensBefore) arrow(to, { x: Math.max(x, 0) + 1, y }, -1);
  if (opensAfter) arrow(to, { x: x + width - 9, y }, 1);
}

/** At the edge of what is drawn: the span goes on where nothing is known. */
function arrow(to: CanvasRenderingContext2D, { x, y }: { readonly x: number; readonly y: number }, direction: 1 | -1): void {
  to.fillStyle = INK;
  to.beginPath();
  const [from, until] = direction === 1 ? [x, x + 6] : [x + 6, x];
  to.moveTo(from, y - 1);
  to.lineTo(until, y + BAR_HEIGHT / 2);
  to.lineTo(from, y + BAR_HEIGHT + 1);
  to.fill();
}

function cover(to: CanvasRenderingContext2D, { x, width, count }: Mark, top: number): void {
  const height = Math.min(ROWS_HEIGHT - 2, 4 + 2 * Math.log2(count));
  to.fillStyle = '#c3d3df';
  to.fillRect(x, top + barAt(0) + ROWS_HEIGHT - 2 - height, width, height);
  to.fillStyle = QUIET;
  to.fillRect(x, top + barAt(0) + ROWS_HEIGHT - 2 - height, width, 1);
}
