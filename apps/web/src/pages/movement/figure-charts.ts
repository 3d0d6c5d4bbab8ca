import { grouped, quantityIn } from '@parley/negotiation';
import { isFigure, type FigureMove, type Numbered, type PartyMoves } from './moves';
import type { Step } from './step-geometry';

const ROLES = { target: '', minimum: 'at least ', maximum: 'at most ' } as const;
type Role = keyof typeof ROLES;

/** What one party put for one parameter, in order. */
export interface StepLine {
  readonly key: string;
  readonly who: string;
  /** "at most" and the like; empty for a target. */
  readonly bound: string;
  readonly steps: readonly Step[];
}
/** Lines that share a measure, and can stand over one axis. */
export interface FigureChart {
  readonly key: string;
  readonly parameter: string;
  readonly staffGroup?: string;
  /** In words: "% of basic pay". Empty for a bare number. */
  readonly unit: string;
  readonly lines: readonly StepLine[];
}
interface Plotted {
  readonly step: Step;
  readonly who: string;
  readonly role: Role;
  readonly unit: string;
  readonly parameter: string;
  readonly staffGroup: string;
}

/** What there is to draw of the figures: one chart for each parameter, staff group and measure. What is said in words alone is in no chart. */
export function figureCharts(parties: readonly PartyMoves[]): readonly FigureChart[] {
  const all = parties.flatMap(({ name, moves }) => moves.filter(isFigure).flatMap((one) => plotted(one, name)));
  const charts = grouped(all, ({ parameter, staffGroup, unit }) => JSON.stringify([parameter, staffGroup, unit]));
  return [...charts].map(([key, of]) => {
    const { parameter = '', staffGroup = '', unit = '' } = of[0] ?? {};
    const lines = grouped(of, ({ who, role }) => JSON.stringify([who, role]));
    return { key, parameter, ...(staffGroup !== '' && { staffGroup }), unit, lines: [...lines].map(lineOf) };
  });
}

function lineOf([key, of]: readonly [string, readonly Plotted[]]): StepLine {
  const { who = '', role = 'target' } = of[0] ?? {};
  return { key, who, bound: ROLES[role].trim(), steps: of.map(({ step }) => step) };
}

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

function plotted({ number, move, on }: Numbered<FigureMove>, who: string): readonly Plotted[] {
  const { entry, kind, earliest, latest, undecided, values } = move;
  return (Object.keys(ROLES) as readonly Role[]).flatMap((role) => {
    const quantity = quantityIn(values[role]);
    const amount = Number(quantity?.amount);
    if (quantity === undefined || !Number.isFinite(amount)) return [];
    const step = { number, entry, kind, amount, earliest: ms(earliest), latest: ms(latest), isOrdered: undecided === 0 };
    const { parameter = '', staffGroup = '' } = on;
    return [{ step, who, role, parameter, staffGroup, unit: unitOf(quantity.measure, quantity.base) }];
  });
}

const UNITS: Readonly<Record<string, string>> = { percent: '%', 'percentage-point': 'percentage points', ratio: 'ratio' };
function unitOf(measure: string, base: string | undefined): string {
  const [kind = '', ...words] = measure.split(' ');
  const rest = words.join(' ');
  if (kind === 'rate') return `${UNITS[rest] ?? rest} of ${base ?? 'what is not stated'}`;
  return kind === 'hours' ? `hours a ${rest}` : rest;
}
