/** How stored names and values read in English. Nothing is left out and nothing is judged. */

/** `ObjectionRaised` as "Objection raised", `on-record` as "on record". */
export function spoken(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const BOUNDS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '=': 'exactly', '~': 'about' };
const UNITS: Readonly<Record<string, string>> = { percent: ' %', 'percentage-point': ' percentage points', ratio: '' };
/** Names that add nothing to what stands under them. */
const BARE: readonly string[] = ['change', 'text', 'rate', 'money', 'hours', 'count', 'bound'];
type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any value of an entry, with ids that `named` knows turned into names. */
export function valueInWords(value: unknown, named: (id: string) => string): string {
  if (typeof value === 'string') return named(value);
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, named)).join('; ');
  return isFields(value) ? fieldsInWords(value, named) : String(value);
}

function fieldsInWords(fields: Fields, named: (id: string) => string): string {
  const say = (one: unknown): string => valueInWords(one, named);
  const figure = figureInWords(fields, say);
  if (figure !== undefined) return figure;
  const { op, ...rest } = fields;
  if (typeof op === 'string') return `${BOUNDS[op] ?? op} ${Object.values(rest).map(say).join(', ')}`;
  return Object.entries(fromTo(rest, say))
    .map(([name, one]) => (BARE.includes(name) ? say(one) : `${spoken(name).toLowerCase()}: ${say(one)}`))
    .join(', ');
}

/** Money, a rate, hours or a count, each told by the fields that it has. */
function figureInWords(fields: Fields, say: (one: unknown) => string): string | undefined {
  const has = (...names: readonly string[]): boolean => names.every((name) => fields[name] !== undefined);
  const told = (name: string): string => say(fields[name]);
  if (has('amount', 'currency')) return `${told('currency')} ${told('amount')}`;
  if (has('value', 'unit', 'of')) return rateInWords(fields);
  if (has('value', 'per')) return `${told('value')} hours a ${told('per')}`;
  return has('value', 'kind') ? `${told('value')} (${told('kind')})` : undefined;
}

function rateInWords({ value, unit, of }: Fields): string {
  const base = of === 'not stated' ? ' (of what is not stated)' : ` of ${String(of)}`;
  return `${String(value)}${UNITS[String(unit)] ?? ` ${String(unit)}`}${base}`;
}

/** A baseline and a target told as one change, the rest as it is. */
function fromTo({ baseline, target, ...rest }: Fields, say: (one: unknown) => string): Fields {
  if (baseline === undefined || target === undefined)
    return { ...(baseline !== undefined && { baseline }), ...(target !== undefined && { target }), ...rest };
  return { change: `from ${say(baseline)} to ${say(target)}`, ...rest };
}

/** A state; where the dates do not decide, the states that it may be. */
export const stateInWords = ({
  state,
  between = [],
}: {
  readonly state: string;
  readonly between?: readonly { readonly state: string }[];
}): string =>
  state === 'undetermined' && between.length > 0
    ? `Not determined: ${[...new Set(between.map((one) => spoken(one.state)))].join(' or ')}`
    : spoken(state);

/** "1 question", "2 questions". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** When something occurred, as recorded: the date, and the words of the source where there are any. */
export function whenInWords({ date, phrase }: { readonly date?: string; readonly phrase?: string }): string {
  if (date === undefined) return phrase === undefined ? 'date not known' : `“${phrase}”`;
  return phrase === undefined ? date : `${date} (“${phrase}”)`;
}
