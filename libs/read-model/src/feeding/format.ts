import { RULES_VERSION } from '../rules-version';

/** Of the rows and how they are made from entries: raise it with every change that would give other rows. */
const ROWS_FORMAT = 1;
/** Rows made by another program, or by other rules, are made anew. */
export const FORMAT = `rows ${ROWS_FORMAT}, rules ${RULES_VERSION}`;
/** The views are fed as one: one checkpoint, one version. */
export const NAME = 'views';
