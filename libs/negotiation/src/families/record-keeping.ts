/**
 * Record keeping: what is done to entries of the record. Each stands in the stream of the entry it concerns, has no grade,
 * and holds from its own recording on: what was known before stays answerable as it was.
 */
import { correctEntry } from './record-keeping/correct-entry';
import { marks } from './record-keeping/marks';
import { reports } from './record-keeping/reports';
import { upkeep } from './record-keeping/upkeep';

export const recordKeeping = [correctEntry, ...upkeep, ...marks, ...reports];
