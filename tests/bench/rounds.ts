import { setTimeout as pause } from 'node:timers/promises';

/** One side of a comparison: does its work once and says how many units a second it did. */
export interface Side {
  readonly name: string;
  readonly round: () => Promise<number>;
  /** Takes part in so many rounds, and in no warming up: one that takes minutes. Default: in all. */
  readonly rounds?: number;
}
export interface Measured {
  readonly name: string;
  /** Units a second, one figure for each round. */
  readonly rates: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Runs `work` and gives units a second. */
export async function rateOf(units: number, work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (units * 1000) / (performance.now() - started);
}

const isOut = ({ rounds }: Side, round: number): boolean => rounds !== undefined && (round === 0 || round > rounds);

/**
 * Every side once a round, so that what slows the machine slows them all; each round begins with another side. The first round only
 * warms up and is not counted. How far it came is said on the error output.
 */
export async function interleaved(sides: readonly Side[], rounds: number): Promise<Measured[]> {
  const rates = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    console.error(round === 0 ? `Warming up ${sides.length} sides …` : `Round ${round} of ${rounds} …`);
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length] as Side;
      if (isOut(side, round)) continue;
      const rate = await side.round();
      if (round > 0) rates.get(side.name)?.push(rate);
      globalThis.gc?.();
      await pause(20);
    }
  }
  return [...rates].map(([name, measured]) => ({ name, rates: measured }));
}
