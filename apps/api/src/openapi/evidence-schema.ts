import { GRADES } from '@parley/negotiation';
import { COUNT, FLAG, FREE, INSTANT_TEXT, list, orNull, TEXT, TEXTS, word } from './schema-words';

const instant = orNull(INSTANT_TEXT);

/** The fields of an entry that stands behind a statement. */
export const EVIDENCE = {
  entry: TEXT,
  revision: COUNT,
  type: TEXT,
  says: TEXT,
  'date?': TEXT,
  'phrase?': TEXT,
  'after?': TEXTS,
  'before?': TEXTS,
  earliest: instant,
  latest: instant,
  recordedAt: INSTANT_TEXT,
  grade: orNull(word(...GRADES)),
  'late?': FLAG,
  'leaked?': FLAG,
  'corrected?': FLAG,
  'retracted?': FLAG,
  actors: list(FREE),
  sources: list(FREE),
};
