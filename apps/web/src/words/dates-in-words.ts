/** Dates as sources give them (EDTF, ISO 8601-2) and instants of the record, as people say them. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/;
const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  '?': ['', ' (uncertain)'],
  '~': ['about ', ''],
  '%': ['about ', ' (uncertain)'],
};

/** An EDTF date in English; one that is rarer than these stays as it was written. */
export function dateInWords(edtf: string): string {
  const [start, end, ...rest] = edtf.split('/');
  if (start === undefined || rest.length > 0) return edtf;
  return end === undefined ? oneInWords(start) : betweenInWords(start, end);
}

function betweenInWords(start: string, end: string): string {
  if (start === '..' || start === '') return end === '..' || end === '' ? 'at any time' : `by ${oneInWords(end)}`;
  if (end === '..' || end === '') return `from ${oneInWords(start)} on`;
  return `from ${oneInWords(start)} to ${oneInWords(end)}`;
}

function oneInWords(edtf: string): string {
  const [, day, time, , zone] = TIME.exec(edtf) ?? [];
  return day !== undefined && time !== undefined ? `${dayInWords(day)}, ${time}${zoneInWords(zone)}` : dayInWords(edtf);
}

function dayInWords(edtf: string): string {
  const [, year, month, date, mark = ''] = DATE.exec(edtf) ?? [];
  const name = month === undefined ? '' : MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return edtf;
  const [before, after] = MARKS[mark] ?? ['', ''];
  const parts = [date === undefined ? '' : String(Number(date)), name, year];
  return `${before}${parts.filter((part) => part !== '').join(' ')}${after}`;
}

const zoneInWords = (zone: string | undefined): string => (zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` (UTC${zone})`);

export interface Dated {
  readonly date?: string | undefined;
  readonly phrase?: string | undefined;
}
/** When something happened, as recorded: the date, and the words of the source where there are any. */
export function whenInWords({ date, phrase }: Dated): string {
  if (date === undefined) return phrase === undefined ? 'date not known' : `“${phrase}”`;
  return phrase === undefined ? dateInWords(date) : `${dateInWords(date)} (“${phrase}”)`;
}

const INSTANT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** An instant of the record, in the reader's own time zone. */
export function instantInWords(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : INSTANT.format(at);
}
