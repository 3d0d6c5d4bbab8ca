import type { Occurred } from '@parley/negotiation';
import { dateRules, type IsDate } from './date-rules';

const two = (value: number): string => String(value).padStart(2, '0');

/** The time on the clock of this device, with its offset: `2026-03-04T10:42:07+00:00`. */
export function localTime(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

const TIME_OF_DAY = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;
const firstOf = (typed: string): string => typed.trim().split(/\s+/)[0] ?? '';

/** Whether it takes the rules of dates to read it; nothing, and a time of day, are read without. */
export const isAskingRules = (typed: string): boolean => firstOf(typed) !== '' && !TIME_OF_DAY.test(firstOf(typed));

/** A time of day is one of this day, to the minute; anything else that is a date by itself is that date. */
export function dateAsTyped(typed: string, now: Date, isDate: IsDate): string | undefined {
  const [, hours, minutes] = TIME_OF_DAY.exec(typed) ?? [];
  if (hours !== undefined && minutes !== undefined) {
    const at = new Date(now);
    at.setHours(Number(hours), Number(minutes), 0, 0);
    return localTime(at).replace(/:00([+-])/, '$1');
  }
  return isDate(typed) ? typed : undefined;
}

/**
 * When something happened, as it was typed: nothing is now, `10:40` that time of this day, `2025-03?` a date, `2025-03? last spring` a date
 * with the words beside it, and any other words are kept as said, without a date.
 */
export function occurredAsTyped(typed: string, now: Date, isDate: IsDate): Occurred {
  const whole = typed.trim();
  if (whole === '') return { edtf: localTime(now) };
  const first = firstOf(whole);
  const edtf = dateAsTyped(first, now, isDate);
  if (edtf === undefined) return { phrase: whole };
  return first === whole ? { edtf } : { edtf, phrase: whole.slice(first.length).trim() };
}

/** As far as it can be read without the rules of dates: what may be a date stands as words. */
export const occurredAtFirst = (typed: string, now: Date): Occurred => occurredAsTyped(typed, now, () => false);

/** The same, read with the rules of dates where it takes them. Throws `Refused` where they cannot be loaded. */
export const occurredRead = async (typed: string, now: Date): Promise<Occurred> =>
  isAskingRules(typed) ? occurredAsTyped(typed, now, await dateRules()) : occurredAtFirst(typed, now);
