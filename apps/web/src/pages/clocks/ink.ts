import type { ClockEntry, Side } from './clock-entries';

/** Pixels (CSS) between the places at which something can be drawn. */
export const CELL = 5;

/** The part of the canvas in which entries are drawn, and how moments stand in it. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Pixels from the left edge of the plot. */
  readonly x: (happened: number) => number;
  /** Pixels from its top. */
  readonly y: (recorded: number) => number;
}
/** Entries that happened within one place of the canvas. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  readonly count: number;
}
/** Where dates leave open when entries happened: a bar from the earliest to the latest of it, or of several that overlap. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly side: Side;
}
export interface Ink {
  readonly dots: readonly Dot[];
  readonly bars: readonly Bar[];
}

/**
 * What is drawn of the entries: at most one dot and half a bar for each place of the canvas and each side, however many entries there are.
 * `sideOf`: what an entry is at the crosshair.
 */
export function inkOf(entries: readonly ClockEntry[], plot: Plot, sideOf: (entry: ClockEntry) => Side): Ink {
  const layers = new Map<Side, Layer>();
  for (const entry of entries) {
    const side = sideOf(entry);
    let layer = layers.get(side);
    if (!layer) layers.set(side, (layer = new Layer(plot)));
    layer.add(entry);
  }
  const drawn = [...layers].map(([side, layer]) => layer.ink(side));
  return { dots: drawn.flatMap(({ dots }) => dots), bars: drawn.flatMap(({ bars }) => bars) };
}

/** The entries of one side, counted place by place: a row of places for each step of the clock of the record. */
class Layer {
  private readonly columns: number;
  private readonly rows: number;
  private readonly counts: Uint32Array;
  /** By how many bars more, or fewer, each place is covered than the one before it in its row. */
  private readonly edges: Int32Array;

  constructor(private readonly plot: Plot) {
    this.columns = Math.max(1, Math.ceil(plot.width / CELL));
    this.rows = Math.max(1, Math.ceil(plot.height / CELL));
    this.counts = new Uint32Array(this.columns * this.rows);
    this.edges = new Int32Array((this.columns + 1) * this.rows);
  }

  add({ earliest, latest, recordedAt }: ClockEntry): void {
    const row = place(this.plot.y(recordedAt), this.rows);
    const from = earliest === null ? 0 : place(this.plot.x(earliest), this.columns);
    // The end is exclusive: what ends where a place begins does not reach into it.
    const to = latest === null ? this.columns - 1 : Math.max(from, place(this.plot.x(latest - 1), this.columns));
    if (from === to) {
      const at = row * this.columns + from;
      this.counts[at] = (this.counts[at] ?? 0) + 1;
      return;
    }
    this.cover(row * (this.columns + 1) + from, 1);
    this.cover(row * (this.columns + 1) + to + 1, -1);
  }

  private cover(at: number, by: number): void {
    this.edges[at] = (this.edges[at] ?? 0) + by;
  }

  ink(side: Side): Ink {
    const dots: Dot[] = [];
    const bars: Bar[] = [];
    for (let row = 0; row < this.rows; row += 1) {
      const y = (row + 0.5) * CELL;
      for (let column = 0; column < this.columns; column += 1) {
        const count = this.counts[row * this.columns + column] ?? 0;
        if (count > 0) dots.push({ x: (column + 0.5) * CELL, y, side, count });
      }
      for (const [from, to] of this.covered(row)) bars.push({ from: from * CELL, to: to * CELL, y, side });
    }
    return { dots, bars };
  }

  /** The stretches of a row that some bar covers. */
  private covered(row: number): readonly (readonly [number, number])[] {
    const found: (readonly [number, number])[] = [];
    let [depth, start] = [0, 0];
    for (let column = 0; column <= this.columns; column += 1) {
      const next = depth + (this.edges[row * (this.columns + 1) + column] ?? 0);
      if (depth === 0 && next > 0) start = column;
      if (depth > 0 && next === 0) found.push([start, column]);
      depth = next;
    }
    return found;
  }
}

const place = (pixel: number, places: number): number => Math.min(places - 1, Math.max(0, Math.floor(pixel / CELL)));
