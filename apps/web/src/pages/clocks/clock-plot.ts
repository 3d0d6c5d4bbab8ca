import { domainOf, linear, type Span } from '../../charts/scale';
import type { ClockEntry, Crosshair } from './clock-entries';
import type { Plot } from './ink';

const DAY = 86_400_000;
export const MARGIN = { top: 12, right: 12, bottom: 44, left: 92 };

/** Both clocks as they stand on the canvas: what happened from left to right, what was recorded from the bottom up. */
export interface ClockPlot extends Plot {
  readonly happened: Span;
  readonly recorded: Span;
}

/** The times that the record reaches over, on either clock. */
export function clockSpans(entries: readonly ClockEntry[]): Pick<ClockPlot, 'happened' | 'recorded'> {
  const bounds = entries.flatMap(({ earliest, latest }) => [earliest, latest].filter((one) => one !== null));
  const within = { share: 0.04, least: 2 * DAY };
  return {
    happened: domainOf(bounds, within),
    recorded: domainOf(
      entries.map(({ recordedAt }) => recordedAt),
      within,
    ),
  };
}

export function clockPlot({ happened, recorded }: Pick<ClockPlot, 'happened' | 'recorded'>, size: readonly [number, number]): ClockPlot {
  const width = Math.max(1, size[0] - MARGIN.left - MARGIN.right);
  const height = Math.max(1, size[1] - MARGIN.top - MARGIN.bottom);
  return { width, height, happened, recorded, x: linear(happened, [0, width]), y: linear(recorded, [height, 0]) };
}

/** The moments under a pixel of the canvas, each kept within its span. */
export function momentsAt(
  { width, height, happened, recorded }: ClockPlot,
  [left, top]: readonly [number, number],
): {
  readonly happened: number;
  readonly recorded: number;
} {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    happened: linear([0, width], happened)(within(left - MARGIN.left, width)),
    recorded: linear([height, 0], recorded)(within(top - MARGIN.top, height)),
  };
}

/** Where the crosshair stands in the plot; at the edge where a clock has no limit. */
export const crossAt = ({ width, x, y }: ClockPlot, { end, known }: Crosshair): { readonly x: number; readonly y: number } => ({
  x: end === undefined ? width : Math.min(width, Math.max(0, x(end))),
  y: known === undefined ? 0 : Math.max(0, y(known)),
});
