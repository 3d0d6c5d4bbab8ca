/**
 * Dates as the record keeps them: EDTF text (ISO 8601-2, levels 0 to 2 as the `edtf` package reads them), from which the earliest and
 * the latest instant are derived, never stored. Source of the format: https://www.loc.gov/standards/datetime/
 */
import { INSTANT_MS_MAX } from './calendar';
import { DATES_ONLY, singleSpan } from './edtf-single';
import { type Span } from './edtf-span';
import { instantsOf, isZone } from './local-zone';
import { fault, parsed, type Fault, type Parsed } from './parsed';

export const EDTF_LENGTH_MAX = 64;

/**
 * When something happened, as far as the text tells. The interval is half-open: `earliest` is the first instant (integer ms since 1970,
 * UTC) that can be meant, `latest` the first one after those that can. `null`: open or unknown on that side.
 *
 * A value covers the unit it is written to: a day 24 hours, `T12:00` a minute, `T12:00:00` a second, at the finest 1 ms.
 * `?`, `~` and `%` set the flags and leave the bounds: they are those of the date as given.
 */
export interface EdtfBounds {
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  /** Neither the text nor `zone` says which clock was read; the bounds take it for UTC. */
  readonly zoneAssumed: boolean;
}

function onSides(earliest: number | null, latest: number | null): EdtfBounds {
  return { earliest, latest, uncertain: false, approximate: false, zoneAssumed: false };
}

function instants({ from, to, offset }: Span, zone: string | undefined): { earliest: number; latest: number } {
  if (offset !== undefined) return { earliest: from - offset, latest: to - offset };
  if (zone === undefined) return { earliest: from, latest: to };
  return { earliest: instantsOf(from, zone)?.first ?? from, latest: (instantsOf(to - 1, zone)?.last ?? to - 1) + 1 };
}

function resolved(span: Span, zone: string | undefined): Parsed<EdtfBounds> {
  const wallMax = INSTANT_MS_MAX - 2 * 86_400_000;
  if (!(span.from >= -wallMax && span.to <= wallMax)) {
    return fault('date-out-of-range', 'The date is too far from today to be counted in milliseconds; give a nearer one.');
  }
  const { uncertain, approximate } = span;
  const zoneAssumed = span.offset === undefined && zone === undefined;
  return parsed({ ...instants(span, zone), uncertain, approximate, zoneAssumed });
}

/** The hull of several values; a `null` side stays open. Needs at least one. */
function hull(members: readonly EdtfBounds[]): EdtfBounds {
  const side = (pick: (bounds: EdtfBounds) => number | null, choose: (...all: number[]) => number): number | null => {
    const all = members.map(pick);
    return all.includes(null) ? null : choose(...all.filter((bound) => bound !== null));
  };
  return {
    earliest: side((bounds) => bounds.earliest, Math.min),
    latest: side((bounds) => bounds.latest, Math.max),
    uncertain: members.some((bounds) => bounds.uncertain),
    approximate: members.some((bounds) => bounds.approximate),
    zoneAssumed: members.some((bounds) => bounds.zoneAssumed),
  };
}

interface Written {
  readonly text: string;
  readonly zone: string | undefined;
}

function single({ text, zone }: Written, types: typeof DATES_ONLY | readonly [] = []): Parsed<EdtfBounds> {
  const span = singleSpan(text, types);
  return span.ok ? resolved(span.value, zone) : span;
}

/** One end of an interval. Empty is unknown, `..` is open: either way there is no bound on that side. */
function end({ text, zone }: Written): Parsed<EdtfBounds> {
  return text === '' || text === '..' ? parsed(onSides(null, null)) : single({ text, zone }, DATES_ONLY);
}

function between(start: EdtfBounds, finish: EdtfBounds): Parsed<EdtfBounds> {
  if (start.earliest !== null && finish.latest !== null && finish.latest <= start.earliest) {
    return fault('interval-reversed', 'The interval ends before it starts; put the earlier date first.');
  }
  return parsed({ ...hull([start, finish]), earliest: start.earliest, latest: finish.latest });
}

function interval(ends: readonly string[], zone: string | undefined): Parsed<EdtfBounds> {
  const [first, second, more] = ends;
  if (first === undefined || second === undefined || more !== undefined) {
    return fault('edtf-form', 'An interval has two ends, start/end; write it like 2012-07-01/2012-07-16.');
  }
  const [start, finish] = [end({ text: first, zone }), end({ text: second, zone })];
  if (!start.ok) return start;
  return finish.ok ? between(start.value, finish.value) : finish;
}

const NO_MEMBER = fault('edtf-form', 'In a list write consecutive dates as 2012-07-01..2012-07-03.');

/** A member of a list: a date, or consecutive dates `2012-07-01..2012-07-03`. No date-time stands in a list. */
function member({ text, zone }: Written): Parsed<EdtfBounds> {
  if (text.includes('T')) return fault('edtf-form', 'A list or a set holds dates without a time; record the times apart.');
  const [first = '', second, more] = text.split('..');
  if (second === undefined) return single({ text: first, zone }, DATES_ONLY);
  return first === '' || second === '' || more !== undefined ? NO_MEMBER : interval([first, second], zone);
}

/** `[…]` is one of the members, `{…}` all of them: the bounds are the same, from the earliest to the latest in whatever order. */
function list({ text: whole, zone }: Written): Parsed<EdtfBounds> {
  if (whole.startsWith('[') !== whole.endsWith(']')) return fault('edtf-form', 'Write a set as [2011,2012] and a list as {2011,2012}.');
  const content = whole.slice(1, -1);
  const [earlier, later] = [content.startsWith('..'), content.endsWith('..')];
  const texts = content.slice(earlier ? 2 : 0, later ? -2 : undefined).split(',');
  const members: EdtfBounds[] = [];
  for (const text of texts) {
    const bounds = member({ text: text.trim(), zone });
    if (!bounds.ok) return bounds;
    members.push(bounds.value);
  }
  const all = hull(members);
  return parsed({ ...all, earliest: earlier ? null : all.earliest, latest: later ? null : all.latest });
}

function refused(text: unknown, zone: string | undefined): Fault | null {
  if (typeof text !== 'string') return fault('edtf-form', 'A date is written as EDTF text, such as "2012-07-16".');
  if (text.length > EDTF_LENGTH_MAX)
    return fault('edtf-too-long', `A date has at most ${EDTF_LENGTH_MAX} characters; put the rest into its phrase.`);
  if (zone === undefined || isZone(zone)) return null;
  return fault('zone-unknown', 'The zone is not known; write an IANA name such as Europe/London.');
}

/**
 * Derives the bounds of an EDTF text. `zone` (IANA) says whose clock dates and times without an offset were read from; where the clock's
 * change makes a time come twice or never, both readings count.
 * Faults: `edtf-form`, `edtf-too-long`, `date-impossible`, `date-out-of-range`, `interval-reversed`, `zone-unknown`.
 */
export function parseEdtf(text: unknown, zone?: string): Parsed<EdtfBounds> {
  const refusal = refused(text, zone);
  if (refusal !== null) return refusal;
  const written = { text: String(text), zone };
  if (/^[[{].*[\]}]$/.test(written.text)) return list(written);
  return written.text.includes('/') ? interval(written.text.split('/'), zone) : single(written);
}
