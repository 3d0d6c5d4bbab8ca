/** Evidence is told by shape and filling, and by colour only besides: the better it is, the fuller the mark. */
export const INK = '#0b0c0c';
export const QUIET = '#484d50';
export const LINE = '#b1b4b6';
const ACCENT = '#1d4f76';
const PALE = '#e8eef3';

type To = CanvasRenderingContext2D;
interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

const R = 4.5;
function circle(to: To, { x, y }: Place): void {
  to.beginPath();
  to.arc(x, y, R, 0, 2 * Math.PI);
}

/** By rank: not graded, rumour, unattributed, report, on record, formal record. */
const GLYPHS: readonly ((to: To, at: Place) => void)[] = [
  (to, { x, y }) => to.fillRect(x - 1, y - 6, 2, 12),
  (to, { x, y }) => {
    to.beginPath();
    to.moveTo(x - 4, y - 4);
    to.lineTo(x + 4, y + 4);
    to.moveTo(x + 4, y - 4);
    to.lineTo(x - 4, y + 4);
    to.stroke();
  },
  (to, at) => {
    circle(to, at);
    to.fillStyle = '#fff';
    to.fill();
    to.stroke();
  },
  (to, at) => {
    circle(to, at);
    to.fillStyle = '#fff';
    to.fill();
    to.stroke();
    to.beginPath();
    to.arc(at.x, at.y, R, Math.PI / 2, (3 * Math.PI) / 2);
    to.fillStyle = ACCENT;
    to.fill();
  },
  (to, at) => {
    circle(to, at);
    to.fill();
    to.stroke();
  },
  (to, { x, y }) => to.fillRect(x - 5, y - 5, 10, 10),
];

/** A point of one grade, around a place. */
export function glyph(to: To, rank: number, at: Place): void {
  to.fillStyle = rank === 5 || rank === 0 ? INK : ACCENT;
  to.strokeStyle = ACCENT;
  to.lineWidth = 1.5;
  to.setLineDash([]);
  GLYPHS[rank]?.(to, at);
}

/** A bar, or a part of a column, of one grade. */
export function fill(to: To, rank: number, box: Box): void {
  const { x, y, width, height } = box;
  to.fillStyle = [PALE, '#fff', '#fff', PALE, ACCENT, INK][rank] ?? PALE;
  to.fillRect(x, y, width, height);
  if (rank === 3) hatch(to, box);
  to.strokeStyle = rank === 5 ? INK : rank === 0 ? QUIET : ACCENT;
  to.lineWidth = 1;
  to.setLineDash(rank === 1 ? [2, 3] : []);
  to.strokeRect(x + 0.5, y + 0.5, Math.max(width - 1, 0.5), Math.max(height - 1, 0.5));
  to.setLineDash([]);
}

const GAP = 6;
/** Slanted lines, at most one for each few pixels of the width. */
function hatch(to: To, { x, y, width, height }: Box): void {
  to.save();
  to.beginPath();
  to.rect(x, y, width, height);
  to.clip();
  to.strokeStyle = ACCENT;
  to.lineWidth = 2;
  to.beginPath();
  for (let at = x - height; at < x + width; at += GAP) {
    to.moveTo(at, y + height);
    to.lineTo(at + height, y);
  }
  to.stroke();
  to.restore();
}
