import { Presets, SingleBar } from 'cli-progress';
import { isWatched, note } from './terminal';

export interface Progress {
  /** `total` undefined: nobody knows how many there are. */
  readonly at: (done: number, total?: number) => void;
  /** Ends the bar; what comes of it is said by the verb. */
  readonly end: () => void;
}
const LINE_EVERY_MS = 2_000;
const grouped = (n: number): string => n.toLocaleString('en-GB');

/** A bar on a terminal, a plain line at the start and every two seconds elsewhere; both on standard error. */
export const progress = (label: string, unit: string): Progress => (isWatched() ? bar(label, unit) : lines(label, unit));

function bar(label: string, unit: string): Progress {
  let drawn: SingleBar | undefined;
  const started = (done: number, total: number | undefined): SingleBar => {
    const format = total === undefined ? `${label}  {value} ${unit}  {duration_formatted}` : `${label}  {bar}  {value}/{total} ${unit}`;
    const made = new SingleBar({ format, hideCursor: true, gracefulExit: false, fps: 20 }, Presets.shades_classic);
    made.start(total ?? 0, done);
    return made;
  };
  return { at: (done, total) => (drawn ??= started(done, total)).update(done), end: () => drawn?.stop() };
}

function lines(label: string, unit: string): Progress {
  let due = Date.now() + LINE_EVERY_MS;
  note(`${label} …`);
  const at = (done: number, total?: number): void => {
    if (Date.now() < due) return;
    due = Date.now() + LINE_EVERY_MS;
    note(`${label}: ${grouped(done)}${total === undefined ? '' : ` of ${grouped(total)}`} ${unit}`);
  };
  return { at, end: () => undefined };
}

/** One bar after another, for work that goes over the same things in several passes. */
export function passes<P extends string>(labels: Readonly<Record<P, { readonly label: string; readonly unit: string }>>) {
  let under: P | undefined;
  let shown: Progress | undefined;
  const at = (pass: P, done: number, total?: number): void => {
    if (pass !== under) {
      shown?.end();
      shown = progress(labels[pass].label, labels[pass].unit);
      under = pass;
    }
    shown?.at(done, total);
  };
  return { at, end: () => shown?.end() };
}
