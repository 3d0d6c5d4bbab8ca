import { CLOCKS, momentOf, momentText, type Clock } from './clock-time';
import { LANES_BY, type LanesBy } from './lanes';
import type { View } from './view';

/** All that the page's address holds. */
export interface TimelineState {
  readonly clock: Clock;
  readonly lanes: LanesBy;
  /** The first instant that is past the moment; `Infinity`: all that is on record. Undefined where only the rules can read its date. */
  readonly moment: number | undefined;
  /** A second moment to compare with. Undefined: none. */
  readonly against: number | undefined;
  /** Undefined: all that is dated. */
  readonly view: View | undefined;
  readonly filter: Filter;
}
export const FILTERS = ['party', 'issue', 'kind', 'grade'] as const;
export type Filter = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

/** The name under which the moment stands in the address, as on every page. */
export const MOMENT_AT = { occurred: 'asOf', recorded: 'knownAt' } as const;
const ALL = 'all';

export function stateIn(search: URLSearchParams): TimelineState {
  const clock = oneOf(CLOCKS, search.get('clock'));
  return {
    clock,
    lanes: oneOf(LANES_BY, search.get('lanes')),
    moment: momentOf(clock, search.get(MOMENT_AT[clock]) ?? undefined),
    against: againstIn(clock, search.get('against')),
    view: viewIn(search),
    filter: Object.fromEntries(FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []))),
  };
}

/** The address with what was changed; the rest of it stays as it is, a date that was written in another way too. */
export function searchWith(search: URLSearchParams, change: Partial<TimelineState>): URLSearchParams {
  const next = new URLSearchParams(search);
  const state = { ...stateIn(search), ...change };
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  };
  put('clock', unless(CLOCKS[0], state.clock));
  put('lanes', unless(LANES_BY[0], state.lanes));
  if (change.moment !== undefined) put(MOMENT_AT[state.clock], momentText(state.clock, change.moment));
  if ('against' in change) put('against', againstText(state));
  if ('view' in change) {
    for (const end of ['from', 'to'] as const) put(end, state.view && minuteText(state.view[end]));
  }
  for (const name of FILTERS) put(name, state.filter[name]);
  return next;
}

/** What goes without saying is not said. */
const unless = (usual: string, said: string): string | undefined => (said === usual ? undefined : said);
const oneOf = <T extends string>(words: readonly [T, ...T[]], said: string | null): T => words.find((word) => word === said) ?? words[0];

const againstIn = (clock: Clock, said: string | null): number | undefined =>
  said === null ? undefined : said === ALL ? Infinity : momentOf(clock, said);
const againstText = ({ clock, against }: TimelineState): string | undefined =>
  against === undefined ? undefined : (momentText(clock, against) ?? ALL);

function viewIn(search: URLSearchParams): View | undefined {
  const [from, to] = [Date.parse(search.get('from') ?? ''), Date.parse(search.get('to') ?? '')];
  return from < to ? { from, to } : undefined;
}
const minuteText = (time: number): string => new Date(time).toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
