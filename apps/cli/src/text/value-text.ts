import { lowerWords } from './lines';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value: Fields, ...names: string[]): boolean => names.every((name) => Object.hasOwn(value, name));

const OPS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '=': 'exactly', '~': 'about' };
const UNITS: Readonly<Record<string, string>> = { percent: ' %', 'percentage-point': ' percentage points', ratio: '' };

function rateText(rate: Fields): string {
  const figure = `${String(rate['value'])}${UNITS[String(rate['unit'])] ?? ` ${String(rate['unit'])}`}`;
  const of = rate['of'];
  return typeof of !== 'string' || of === 'not stated' ? `${figure} (of what is not stated)` : `${figure} of ${of}`;
}

/** How a single text or number is said; ids may be given names. */
export type Leaf = (value: string) => string;
const asItIs: Leaf = (value) => value;

function boundText({ op, ...what }: Fields): string {
  return [OPS[String(op)] ?? String(op), ...Object.values(what).map((value) => valueText(value))].join(' ');
}

/** The values of domain language, by the fields that only they have. */
const KINDS: readonly (readonly [readonly string[], (value: Fields) => string])[] = [
  [['op'], boundText],
  [['amount', 'currency'], (money) => `${String(money['currency'])} ${String(money['amount'])}`],
  [['value', 'per'], (hours) => `${String(hours['value'])} hours per ${String(hours['per'])}`],
  [['value', 'unit'], rateText],
  [['value', 'kind'], (count) => `${String(count['value'])} (${lowerWords(String(count['kind']))})`],
];

/** Any recorded value in words; figures stand as they were printed. */
export function valueText(value: unknown, leaf: Leaf = asItIs): string {
  if (Array.isArray(value)) return value.map((one) => valueText(one, leaf)).join('; ');
  if (!isFields(value)) return value === true ? 'yes' : leaf(String(value));
  const kind = KINDS.find(([names]) => has(value, ...names));
  return kind ? kind[1](value) : fieldsText(value, leaf);
}

/** Fields whose value says by itself what it is. */
const BARE: readonly string[] = ['about', 'text', 'subject', 'rate', 'money', 'hours', 'count', 'bound'];

/** "issue sick-pay, version 2". */
export const fieldsText = (fields: Fields, leaf: Leaf = asItIs): string =>
  Object.entries(fields)
    .map(([name, value]) => (BARE.includes(name) ? valueText(value, leaf) : `${lowerWords(name)} ${valueText(value, leaf)}`))
    .join(', ');
