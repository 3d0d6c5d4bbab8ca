import { parse, type EdtfNode } from 'edtf';
import { daysInMonth, isLeapYear, startOfDay, startOfMonth, startOfYear } from './calendar';
import { daySpan, isPlainDay } from './edtf-day';
import { seasonSpan } from './edtf-season';
import { plainSpan, type Span } from './edtf-span';
import { dateTimeSpan } from './edtf-time';
import { unspecifiedSpan } from './edtf-unspecified';
import { fault, parsed, type Parsed } from './parsed';

type NodeOf<Type extends EdtfNode['type']> = Extract<EdtfNode, { type: Type }>;

const years = (first: number, last: number): Span => plainSpan(startOfYear(first), startOfYear(last + 1));

function dateSpan(node: NodeOf<'Date'>, text: string): Span | null {
  if (node.unspecified) return unspecifiedSpan(text);
  const [year = NaN, monthIndex, day] = node.values;
  if (monthIndex === undefined) return years(year, year);
  const month = monthIndex + 1;
  if (day === undefined) return plainSpan(startOfMonth(year, month), startOfMonth(year, month + 1));
  if (day > daysInMonth(month, isLeapYear(year))) return null;
  return plainSpan(startOfDay({ year, month, day }), startOfDay({ year, month, day: day + 1 }));
}

/** The years that share the leading digits: "19" is 1900–1999, "-19" is −1999 to −1900. */
function leadingDigits(value: number, width: number): Span {
  const nearest = Math.abs(value) * width;
  return value < 0 ? years(-nearest - width + 1, -nearest) : years(nearest, nearest + width - 1);
}

/** "1950S2" is some year from 1900 to 1999: only the first two digits are significant (ISO 8601-2). */
function yearSpan({ values, significant }: NodeOf<'Year'>): Span {
  const year = values[0] ?? NaN;
  if (significant === undefined) return years(year, year);
  const width = 10 ** Math.max(0, String(Math.abs(year)).length - significant);
  return leadingDigits(Math.sign(year) * Math.floor(Math.abs(year) / width), width);
}

function spanOf(node: EdtfNode, text: string): Span | null {
  switch (node.type) {
    case 'Date':
      return dateSpan(node, text);
    case 'Year':
      return yearSpan(node);
    case 'Season':
      return seasonSpan(node.values[0] ?? NaN, node.values[1] ?? NaN);
    case 'Decade':
      return leadingDigits(node.values[0] ?? NaN, 10);
    case 'Century':
      return leadingDigits(node.values[0] ?? NaN, 100);
    case 'Interval':
    case 'Set':
    case 'List':
      return null;
  }
}

function nodeOf(text: string, types: readonly EdtfNode['type'][]): EdtfNode | null {
  try {
    return parse(text, { level: 2, types });
  } catch {
    return null;
  }
}

/** What may stand in an interval or a list: a day, a month or a year, with unspecified digits or qualified. */
export const DATES_ONLY = ['Date'] as const;

function qualified(span: Span, node: EdtfNode): Span {
  if (!('uncertain' in node || 'approximate' in node)) return span;
  return { ...span, uncertain: Boolean(node.uncertain), approximate: Boolean(node.approximate) };
}

function throughGrammar(text: string, types: readonly EdtfNode['type'][]): Parsed<Span> {
  const node = nodeOf(text, types);
  if (node === null) {
    const place = types.length > 0 ? 'no EDTF date that can stand in an interval or a list' : 'no EDTF date';
    return fault('edtf-form', `"${text}" is ${place}; write it like 2012-07-16, 2012-07, 2012, 2012-07-16? or 2012-07-XX.`);
  }
  const span = spanOf(node, text);
  if (span === null) return fault('date-impossible', `${text} is not in the calendar; check it against the source.`);
  return parsed(qualified(span, node));
}

/**
 * One date: a day, a month, a year, a season, digits unspecified, qualified or not; and a date-time. No interval, no list.
 * `types` narrows it; empty allows all. Faults: `edtf-form`, `date-impossible`.
 */
export function singleSpan(text: string, types: readonly EdtfNode['type'][] = []): Parsed<Span> {
  if (isPlainDay(text)) return daySpan(text);
  return text.includes('T') ? dateTimeSpan(text) : throughGrammar(text, types);
}
