import { RULES_VERSION } from '../rules-version';

/** Of the rows and how they are made from entries: raise it with every change that would give other rows. */
const ROWS_FORMAT = 2;
/** Rows made by another program, or by other rules, are made anew. */
export const FORMAT = `rows ${ROWS_FORMAT}, rules ${RULES_VERSION}`;
/** Rows of a program that was made after this one, as far as its format says. */
export function isOfLaterProgram(format: string): boolean {
  const [rows = 0, rules = 0] = (format.match(/\d+/g) ?? []).map(Number);
  return rows > ROWS_FORMAT || rules > Number(RULES_VERSION);
}
/** The views are fed as one: one checkpoint, one version. */
export const NAME = 'views';
