import { statfsSync } from 'node:fs';
import { cpus } from 'node:os';
import { median, type Measured } from './rounds';

/** Ours beside what is possible on this machine at this moment: the limit ran in the same rounds. */
export interface Comparison {
  readonly what: string;
  readonly unit: string;
  readonly ours: Measured;
  readonly limit: Measured;
  /** The ratio that is aimed at; a figure to look at, never a test. Absent: the line only says where the rest goes. */
  readonly aim?: number;
}
export interface Bench {
  readonly bench: string;
  /** What each side does, in full: a ratio means nothing without it. */
  readonly says: readonly string[];
  readonly comparisons: readonly Comparison[];
  /** Where the time goes: microseconds for one event or act, by part. */
  readonly parts?: Readonly<Record<string, number>>;
  readonly facts?: Readonly<Record<string, number | string>>;
}

const TMPFS = 0x01021994;
/** Durable figures from a file system in memory say nothing. */
export const fileSystemOf = (folder: string): string => (statfsSync(folder).type === TMPFS ? 'tmpfs (nothing is durable here)' : 'disk');

/** Of each round by itself in which both sides took part, as they met the same machine there. */
const ratiosOf = ({ ours, limit }: Comparison): number[] => limit.rates.map((rate, round) => (ours.rates[round] ?? Number.NaN) / rate);

/** Two digits of what is below ten: a side that takes seconds has a rate too. */
const rated = (value: number): string => (value < 10 ? value.toPrecision(2) : Math.round(value).toLocaleString('en-GB'));
const range = (values: readonly number[], shown: (value: number) => string): string =>
  `${shown(Math.min(...values))}–${shown(Math.max(...values))}`;
const fixed = (value: number): string => value.toFixed(2);

function rowOf(comparison: Comparison): string[] {
  const { what, unit, ours, limit, aim } = comparison;
  const ratios = ratiosOf(comparison);
  return [
    what,
    unit,
    `${rated(median(ours.rates))} (${range(ours.rates, rated)})`,
    `${rated(median(limit.rates))} (${range(limit.rates, rated)})`,
    `${fixed(median(ratios))} (${range(ratios, fixed)})`,
    aim === undefined ? '' : `≥ ${aim}`,
  ];
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const figure = (value: number): number => Number(value.toPrecision(4));
const asJson = (comparison: Comparison) => {
  const { what, unit, ours, limit, aim } = comparison;
  const ratios = ratiosOf(comparison);
  const figures = { ours: figure(median(ours.rates)), limit: figure(median(limit.rates)), ratio: Number(fixed(median(ratios))) };
  return {
    what,
    unit,
    oursIs: ours.name,
    limitIs: limit.name,
    ...figures,
    rounds: ratios.map((ratio) => Number(fixed(ratio))),
    ...(aim && { aim }),
  };
};

/** A table for people and one line of JSON for programs, both on standard output. */
export function print({ bench, says, comparisons, parts = {}, facts = {} }: Bench): void {
  const machine = { node: process.versions.node, cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
  const head = ['', 'unit', 'ours: median (range)', 'limit: median (range)', 'ratio', 'aim'];
  console.log(`\n${bench}\n${says.map((line) => `  ${line}`).join('\n')}\n\n${tableOf([head, ...comparisons.map(rowOf)])}`);
  const lines = Object.entries(parts).map(([part, micros]) => [part, `${micros.toFixed(1)} µs`]);
  if (lines.length > 0) console.log(`\n${tableOf([['where the time goes, for one', ''], ...lines])}`);
  const rounded = Object.fromEntries(Object.entries(parts).map(([part, micros]) => [part, Number(micros.toFixed(1))]));
  console.log(JSON.stringify({ bench, machine, facts, comparisons: comparisons.map(asJson), partsMicros: rounded }));
}
