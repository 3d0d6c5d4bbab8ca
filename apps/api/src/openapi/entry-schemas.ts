import { GRADES } from '@parley/negotiation';
import type { Schema } from '../dto/schema-of';
import { COUNT, FLAG, FREE, INSTANT_TEXT, list, object, orNull, refTo, TEXT, TEXTS, word } from './schema-words';

const entry = {
  eventId: TEXT,
  type: TEXT,
  stream: TEXT,
  revision: COUNT,
  recordedAt: INSTANT_TEXT,
  recordedBy: TEXT,
  'recordedByName?': TEXT,
  via: TEXT,
  'onBehalfOf?': TEXT,
  commandId: TEXT,
  correlationId: TEXT,
  'causationId?': TEXT,
  'standing?': TEXT,
  'notedAt?': INSTANT_TEXT,
  'confirms?': TEXTS,
  'embargo?': FREE,
  occurred: FREE,
  actors: list(FREE),
  sources: list(FREE),
  data: FREE,
  grade: orNull(word(...GRADES)),
  earliest: orNull(TEXT),
  latest: orNull(TEXT),
  late: FLAG,
  corrections: TEXTS,
  'retractedBy?': TEXT,
  acknowledgedBy: TEXTS,
  disputedBy: TEXTS,
};

const related = refTo('RelatedEntries');

export const ENTRY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Entry: object(entry),
  RelatedEntries: object({ count: COUNT, items: list(object({ entry: TEXT, revision: COUNT, type: TEXT, says: TEXT })) }),
  WholeEntry: object({
    ...entry,
    'asRecorded?': object({ type: TEXT, data: FREE, occurred: FREE, actors: list(FREE), sources: list(FREE) }),
    since: list(refTo('Entry')),
    sameAct: related,
    refersTo: related,
    referredToBy: related,
    reflects: refTo('Reflects'),
  }),
  StoredEntry: object({
    eventId: TEXT,
    type: TEXT,
    stream: TEXT,
    revision: COUNT,
    position: TEXT,
    header: TEXT,
    payload: TEXT,
    'next?': TEXT,
  }),
};
