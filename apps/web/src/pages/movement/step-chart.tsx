import { grouped } from '@parley/negotiation';
import { useNavigate } from 'react-router';
import { domainOf, linear, numberTicks, timeTicks, type Span } from '../../charts/scale';
import { useWidth } from '../../charts/use-width';
import { useMoment } from '../../moment/moment';
import { Said } from '../../parts/said';
import type { FigureChart, StepLine } from './figure-charts';
import { SIGNS } from './signs';
import { drawingOf, type Mark, type Scales } from './step-geometry';

const HEIGHT = 260;
const MARGIN = { top: 22, right: 34, bottom: 30, left: 58 };
const DAY = 86_400_000;
/** Lines are told apart by their letter; the colours only help. */
const COLOURS = 6;
const letterOf = (at: number): string => String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26) + 1));

interface ChartProps {
  readonly of: FigureChart;
  /** What the picture shows, for whoever does not see it; the same is in the tables. */
  readonly label: string;
}

/** What the parties put for one parameter, as step lines; the numbers are those of the tables. */
export function StepChart({ of, label }: ChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>(700);
  const scales = scalesOf(of, width);
  const drawn = of.lines.map(({ steps }) => drawingOf(steps, scales));
  return (
    <div className="chart" ref={ref}>
      <svg className="chart__picture" role="img" aria-label={label} viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT}>
        <Axes scales={scales} width={width} />
        {drawn.map(({ between, held }, at) => (
          <g key={of.lines[at]?.key} className={`chart__line chart__line--${at % COLOURS}`}>
            <path className="chart__between" d={between} />
            <path className="chart__held" d={held} />
          </g>
        ))}
        {drawn.map(({ marks }, at) => marks.map((mark) => <Sign key={`${at} ${mark.step.number}`} of={mark} colour={at % COLOURS} />))}
        <Numbers of={drawn.flatMap(({ marks }) => marks)} />
        <EndLetters ends={drawn.map(({ marks }) => marks.at(-1)?.y)} x={width - MARGIN.right + 8} />
      </svg>
      <Legend lines={of.lines} />
    </div>
  );
}

interface Axis extends Scales {
  readonly times: Span | undefined;
  readonly amounts: Span;
}
function scalesOf({ lines }: FigureChart, width: number): Axis {
  const steps = lines.flatMap((one) => one.steps);
  const dates = steps.flatMap(({ earliest, latest }) => [earliest, latest].filter((one) => one !== null));
  const times = dates.length === 0 ? undefined : domainOf(dates, { share: 0.08, least: 2 * DAY });
  const amounts = domainOf(
    steps.map(({ amount }) => amount),
    { share: 0.15, least: 2 },
  );
  const edges: Span = [MARGIN.left, width - MARGIN.right];
  return { times, amounts, edges, x: linear(times ?? [0, 1], edges), y: linear(amounts, [HEIGHT - MARGIN.bottom, MARGIN.top]) };
}

function Axes({ scales: { x, y, times, amounts, edges }, width }: { readonly scales: Axis; readonly width: number }) {
  const below = HEIGHT - MARGIN.bottom;
  return (
    <g className="chart__axes" aria-hidden="true">
      {numberTicks(amounts, 5).map((amount) => (
        <g key={amount}>
          <line x1={edges[0]} x2={edges[1]} y1={y(amount)} y2={y(amount)} />
          <text x={edges[0] - 8} y={y(amount)} dy="0.35em" textAnchor="end">
            {amount.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
      {times !== undefined &&
        timeTicks(times, Math.max(3, Math.floor(width / 130))).map(({ at, label }) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={below} y2={below + 5} />
            <text x={x(at)} y={below + 20} textAnchor="middle">
              {label}
            </text>
          </g>
        ))}
      <line className="chart__base" x1={edges[0]} x2={edges[1]} y1={below} y2={below} />
    </g>
  );
}

/** A pixel less is no span that anybody would see; a day over a year is one sign. */
const BAR_LEAST = 3;

function Sign({ of: { step, from, to, y, at }, colour }: { readonly of: Mark; readonly colour: number }) {
  const navigate = useNavigate();
  const { search } = useMoment();
  // With the keyboard, and for screen readers, the tables lead there: what a picture holds cannot be reached.
  const open = (): void => void navigate(`/entries/${step.entry}${search}`);
  return (
    <g className={`chart__sign chart__line--${colour}`} onClick={open}>
      {to - from >= BAR_LEAST && <rect className="chart__span" x={from} width={to - from} y={y - 6} height={12} />}
      <path className="chart__symbol" d={SIGNS[step.kind]} transform={`translate(${at},${y})`} />
    </g>
  );
}

/** The numbers of the steps; those of steps at one place stand together. */
function Numbers({ of }: { readonly of: readonly Mark[] }) {
  const places = grouped(of, ({ at, y }) => `${at},${y}`);
  return [...places].map(([place, marks]) => (
    <text key={place} x={marks[0]?.at} y={(marks[0]?.y ?? 0) - 11} textAnchor="middle">
      {marks.map(({ step }) => step.number).join(', ')}
    </text>
  ));
}

/** Where lines end at one height, their letters stand together. */
function EndLetters({ ends, x }: { readonly ends: readonly (number | undefined)[]; readonly x: number }) {
  const heights = [...new Set(ends.filter((y) => y !== undefined))];
  return heights.map((y) => (
    <text key={y} className="chart__letter" x={x} y={y} dy="0.35em">
      {ends.flatMap((end, at) => (end === y ? [letterOf(at)] : [])).join('')}
    </text>
  ));
}

function Legend({ lines }: { readonly lines: readonly StepLine[] }) {
  return (
    <ul className="chart__legend">
      {lines.map(({ key, who, bound }, at) => (
        <li key={key} className={`chart__key chart__line--${at % COLOURS}`}>
          <strong>{letterOf(at)}</strong> <Said>{who}</Said>
          {bound !== '' && `, ${bound}`}
        </li>
      ))}
    </ul>
  );
}
