import type { Line, ReleasedAct } from './line';
import { actOf, dayTyped } from './line-act';
import { lacks, type Lacking } from './line-words';
import { dateRules } from './date-rules';
import { isAskingRules, occurredAsTyped } from './occurred-as-typed';

/** A line with its dates read: when it happened, and the act that it is or what it still lacks. */
export interface LineRead extends Line {
  readonly act: ReleasedAct | Lacking;
}
const UNREAD = lacks('its date to be read, and what reads dates could not be loaded: release it again, or load the page again');

/** Reads the dates of a line as they were typed; only where there are some are the rules of dates loaded. */
export async function readLine(line: Line): Promise<LineRead> {
  const { when } = line.said;
  const isDated = isAskingRules(when);
  if (!isDated && !isAskingRules(dayTyped(line))) return { ...line, act: actOf(line, () => false) };
  try {
    const isDate = await dateRules();
    const read = isDated ? { ...line, occurred: occurredAsTyped(when, new Date(line.notedAt), isDate) } : line;
    return { ...read, act: actOf(read, isDate) };
  } catch {
    return { ...line, act: UNREAD };
  }
}
