/** How stored names and values read in English. Nothing is left out and nothing is judged. */

/** `ObjectionRaised` as "Objection raised", `on-record` as "On record". */
export function spoken(name: string): string {
  const words = lower(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
export const lower = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

const BOUNDS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '=': 'exactly', '~': 'about' };
const UNITS: Readonly<Record<string, string>> = { percent: ' %', 'percentage-point': ' percentage points', ratio: '' };
/** Names that add nothing to what stands under them. */
const BARE: readonly string[] = ['change', 'text', 'rate', 'money', 'hours', 'count', 'bound'];
type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any value of an entry, with ids that `named` knows turned into names. */
export function valueInWords(value: unknown, named: (id: string) => string): string {
  if (typeof value === 'string') return named(value);
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, named)).join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isFields(value) ? fieldsInWords(value, named) : String(value);
}

/** For values beside a title or a name, or beside the parameter of a term: the thing that is called so stands by its id, as its name is said already. */
export function namedBeside({ title, name: ownName, parameter }: Fields, named: (id: string) => string): (id: string) => string {
  const said = [title, ownName, parameter].filter((one) => typeof one === 'string');
  if (said.length === 0) return named;
  return (id) => {
    const name = named(id);
    return said.some((one) => name === one || name.startsWith(`${one} (`)) ? id : name;
  };
}

function fieldsInWords(fields: Fields, named: (id: string) => string): string {
  const beside = namedBeside(fields, named);
  const say = (one: unknown): string => valueInWords(one, beside);
  const figure = figureInWords(fields, say);
  if (figure !== undefined) return figure;
  const { op, ...rest } = fields;
  if (typeof op === 'string') return `${BOUNDS[op] ?? op} ${Object.values(rest).map(say).join(', ')}`;
  return oneAfterAnother(
    Object.entries(fromTo(rest, say)).map(([name, one]) => (BARE.includes(name) ? say(one) : `${lower(name)}: ${say(one)}`)),
  );
}

/** No comma follows a full stop. */
const oneAfterAnother = (said: readonly string[]): string =>
  said.map((one, index) => (index === said.length - 1 ? one : `${one}${/[.!?]$/.test(one) ? ' ' : ', '}`)).join('');

/** Money, a rate, hours or a count, each told by the fields that it has. */
function figureInWords(fields: Fields, say: (one: unknown) => string): string | undefined {
  const has = (...names: readonly string[]): boolean => names.every((name) => fields[name] !== undefined);
  const told = (name: string): string => say(fields[name]);
  if (has('amount', 'currency')) return `${told('currency')} ${grouped(told('amount'))}`;
  if (has('value', 'unit', 'of')) return rateInWords(fields);
  if (has('value', 'per')) return `${told('value')} hours a ${told('per')}`;
  return has('value', 'kind') ? countInWords(fields) : undefined;
}

/** 20000000000 as 20,000,000,000; what is no plain number stays as it is. */
const grouped = (amount: string): string =>
  /^-?\d+(\.\d+)?$/.test(amount) ? amount.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : amount;

function rateInWords({ value, unit, of }: Fields): string {
  const base = of === 'not stated' ? ' (of what is not stated)' : ` of ${String(of)}`;
  return `${String(value)}${UNITS[String(unit)] ?? ` ${String(unit)}`}${base}`;
}

const countInWords = ({ value, kind }: Fields): string =>
  kind === 'enumerated' ? String(value) : kind === 'at-least' ? `at least ${String(value)}` : `${String(value)} (${String(kind)})`;

/** A baseline and a target told as one change, the rest as it is. */
function fromTo({ baseline, target, ...rest }: Fields, say: (one: unknown) => string): Fields {
  if (baseline === undefined || target === undefined)
    return { ...(baseline !== undefined && { baseline }), ...(target !== undefined && { target }), ...rest };
  return { change: `from ${say(baseline)} to ${say(target)}`, ...rest };
}

interface StatedPart {
  readonly state: string;
  readonly between?: readonly { readonly state: string }[];
}
/** A state; where the dates do not decide, the states that it may be. */
export const stateInWords = ({ state, between = [] }: StatedPart): string =>
  state === 'undetermined' && between.length > 0
    ? `Not determined: ${[...new Set(between.map((one) => spoken(one.state)))].join(' or ')}`
    : spoken(state);

/** "1 question", "2 questions". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const REPLIES: Readonly<Record<string, string>> = {
  accept: 'accepts',
  reject: 'rejects',
  question: 'questions',
  counter: 'answers with another proposal to',
  'refer-to-members': 'refers to its members',
};
/** What a party did with the version of a proposal that it replied to: "accepts", before "version 2". */
export const replyInWords = (response: string): string => REPLIES[response] ?? spoken(response);
