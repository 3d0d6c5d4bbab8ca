import { described, instant, oneOf, optional, parseEdtf, readShape, record, text } from '@parley/negotiation';
import { pagingFields, type Moment } from './asked';

const CLOCKS = ['occurred', 'recorded'] as const;
interface Given extends Moment {
  readonly from: string;
  readonly to?: string;
  readonly clock?: (typeof CLOCKS)[number];
}
export type Between =
  | { readonly clock: 'occurred'; readonly from: string; readonly to?: string }
  | { readonly clock: 'recorded'; readonly from: number; readonly to?: number };
type Wrong = { readonly code: string; readonly says: string; readonly path: string } | undefined;

const fields = record({
  from: described('The earlier moment: a date (EDTF), which stands for its end; on the clock of recording an instant (UTC).', text(64)),
  to: optional(described('The later moment; left out, all that is on record now.', text(64))),
  clock: optional(described('By when it occurred, or by when it was recorded. Left out: occurred.', oneOf(...CLOCKS))),
  ...pagingFields,
});

const instants = record({ from: instant(), to: optional(instant()) });
const said = (path: string, code: string, says: string): Wrong => ({ path, code, says });

function whatIsWrong(given: Given): Wrong {
  const other = given.clock === 'recorded' ? 'knownAt' : 'asOf';
  if (given[other] !== undefined)
    return said(other, 'clock-given-twice', `from and to say it; leave ${other} out, or ask by the other clock.`);
  return given.clock === 'recorded' ? wrongInstants(given) : wrongDates(given);
}

function wrongDates({ from, to }: Given): Wrong {
  for (const [path, date] of Object.entries({ from, to })) {
    const read = date === undefined ? undefined : parseEdtf(date);
    if (read && !read.ok) return said(path, 'not-edtf', read.says);
  }
  return undefined;
}

function wrongInstants({ from, to }: Given): Wrong {
  const read = readShape(instants, { from, ...(to !== undefined && { to }) });
  if (!read.ok) return read.faults[0];
  const future = Object.entries(read.value).find(([, ms]) => ms > Date.now());
  return future && said(future[0], 'known-at-future', 'Ask for an instant that has passed.');
}

/** Two moments of one clock as parameters, and the page. */
export const betweenShape = { ...fields, check: whatIsWrong };

/** The moments as the views take them; they have been checked. */
export function betweenOf({ clock, from, to }: Pick<Given, 'clock' | 'from' | 'to'>): Between {
  if (clock !== 'recorded') return { clock: 'occurred', from, ...(to !== undefined && { to }) };
  return { clock, from: Date.parse(from), ...(to !== undefined && { to: Date.parse(to) }) };
}
