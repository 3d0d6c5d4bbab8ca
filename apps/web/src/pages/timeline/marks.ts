import { RANKS } from './intervals';
import type { Items } from './items';
import type { Lane } from './lanes';
import type { LengthClass } from './length-classes';
import { Listed } from './listed';
import { xOf, type View } from './view';

/** Entries closer than this are drawn as one mark with their number, in pixels; what is narrower than this is drawn as a point. */
export const CELL = 8;

/**
 * What is drawn of a lane. A `point` is one entry whose span is narrower than a mark; a `cluster` several of them; a `span` one entry as
 * long as it can have been; a `cover` how many spans lie over a stretch, where they are too many to be drawn one by one.
 */
export interface Mark {
  readonly shape: 'point' | 'cluster' | 'span' | 'cover';
  /** Pixels from the start of the view. */
  readonly x: number;
  readonly width: number;
  /** How many entries it stands for. */
  readonly count: number;
  /** How many of them by rank of evidence, the ungraded first. Of a cover, nothing. */
  readonly ranks: readonly number[];
  /** Of a span: the row of its bar, and whether it goes on where nothing is known. */
  readonly row: number;
  readonly opensBefore: boolean;
  readonly opensAfter: boolean;
  /** Of one entry: its place among all, else -1; and whether its date is said to be uncertain. */
  readonly item: number;
  readonly isUnsure: boolean;
}
export interface Drawn {
  readonly view: View;
  /** Pixels. */
  readonly width: number;
}
interface Drawing extends Drawn {
  readonly items: Items;
  readonly cells: Cells;
}

/** The view, cut into cells. They are counted from 1970 on, so that what shares one does not change while the view is moved. */
interface Cells {
  readonly ms: number;
  readonly first: number;
  readonly last: number;
}
function cellsOf({ view, width }: Drawn): Cells {
  const ms = ((view.to - view.from) / width) * CELL;
  return { ms, first: Math.floor(view.from / ms), last: Math.ceil(view.to / ms) };
}
const isNarrow = ({ longest }: LengthClass, { ms }: Cells): boolean => longest <= ms;

/** The marks of a lane in a view: at most two for each cell, and so bounded by the width however many entries there are. */
export function marksOf(lane: Lane, items: Items, drawn: Drawn): readonly Mark[] {
  const drawing = { ...drawn, items, cells: cellsOf(drawn) };
  const narrow = lane.classes.filter((one) => isNarrow(one, drawing.cells));
  const wide = lane.classes.filter((one) => !isNarrow(one, drawing.cells));
  return [...(narrow.length > 0 ? pointsOf(narrow, drawing) : []), ...(wide.length > 0 ? spansOf(wide, drawing) : [])];
}

/** The items that those marks stand for, then those that have no date. */
export function listedIn(lane: Lane, items: Items, drawn: Drawn): Listed {
  const cells = cellsOf(drawn);
  const [from, to] = [cells.first * cells.ms, cells.last * cells.ms];
  const before = lane.classes
    .filter((one) => !isNarrow(one, cells))
    .flatMap(({ intervals }) => intervals.placesOverlapping({ from, to: from }, Infinity).map((place) => intervals.itemAt(place)));
  return new Listed(lane, items, { before, from, to });
}

function pointsOf(classes: readonly LengthClass[], drawing: Drawing): readonly Mark[] {
  const { ms, first, last } = drawing.cells;
  const marks: Mark[] = [];
  for (let cell = first; cell < last; cell += 1) {
    const within = classes.map(({ intervals }) => intervals.startingIn(cell * ms, (cell + 1) * ms));
    const count = within.reduce((sum, [from, to]) => sum + to - from, 0);
    if (count === 1) marks.push(pointOf(onlyItem(classes, within), drawing));
    if (count > 1) marks.push(clusterOf(cell, { classes, within, count }, drawing));
  }
  return marks;
}

type Places = readonly [number, number];
interface InCell {
  readonly classes: readonly LengthClass[];
  readonly within: readonly Places[];
  readonly count: number;
}
function onlyItem(classes: readonly LengthClass[], within: readonly Places[]): number {
  const at = within.findIndex(([from, to]) => to > from);
  return (classes[at] as LengthClass).intervals.itemAt((within[at] as Places)[0]);
}

const NO_SPAN = { row: -1, opensBefore: false, opensAfter: false, item: -1, isUnsure: false };

function clusterOf(cell: number, { classes, within, count }: InCell, { view, width, cells }: Drawing): Mark {
  const ofRank = (rank: number): number =>
    classes.reduce((sum, { intervals }, one) => sum + intervals.ofRank(rank, within[one] as Places), 0);
  const ranks = Array.from({ length: RANKS }, (_none, rank) => ofRank(rank));
  return { ...NO_SPAN, shape: 'cluster', x: xOf(view, width, cell * cells.ms), width: CELL, count, ranks };
}

function pointOf(item: number, { items, view, width }: Drawing): Mark {
  const middle = ((items.starts[item] as number) + (items.ends[item] as number)) / 2;
  return { ...NO_SPAN, shape: 'point', x: xOf(view, width, middle) - CELL / 2, width: CELL, ...alone(item, items) };
}

const alone = (item: number, { ranks, unsure }: Items) => ({
  item,
  isUnsure: unsure[item] === 1,
  count: 1,
  ranks: Array.from({ length: RANKS }, (_none, rank) => (ranks[item] === rank ? 1 : 0)),
});

function spansOf(classes: readonly LengthClass[], drawing: Drawing): readonly Mark[] {
  const { ms, first, last } = drawing.cells;
  const count = classes.reduce((sum, { intervals }) => sum + intervals.overlapping(first * ms, last * ms), 0);
  return count <= last - first ? classes.flatMap((one) => barsOf(one, drawing)) : coversOf(classes, drawing);
}

function barsOf({ intervals, rows }: LengthClass, drawing: Drawing): readonly Mark[] {
  const { ms, first, last } = drawing.cells;
  const places = intervals.placesOverlapping({ from: first * ms, to: last * ms }, Infinity);
  return places.map((place) => barOf(intervals.itemAt(place), rows[place] ?? 0, drawing));
}

function barOf(item: number, row: number, { items, view, width }: Drawing): Mark {
  const [start, end] = [items.starts[item] as number, items.ends[item] as number];
  const x = Math.max(xOf(view, width, start), -CELL);
  const until = Math.min(xOf(view, width, end), width + CELL);
  const opens = { opensBefore: start === -Infinity, opensAfter: end === Infinity };
  return { shape: 'span', x, width: Math.max(until - x, CELL / 2), row, ...opens, ...alone(item, items) };
}

function coversOf(classes: readonly LengthClass[], { view, width, cells: { ms, first, last } }: Drawing): readonly Mark[] {
  const marks: Mark[] = [];
  for (let cell = first; cell < last; cell += 1) {
    const from = cell * ms;
    const count = classes.reduce((sum, { intervals }) => sum + intervals.overlapping(from, from + ms), 0);
    if (count > 0) marks.push({ ...NO_SPAN, shape: 'cover', x: xOf(view, width, from), width: CELL, count, ranks: [] });
  }
  return marks;
}
