import { THING_KINDS } from '@parley/negotiation';
import type { Schema } from '../dto/schema-of';
import { COUNT, list, object, orNull, refTo, TEXT, TEXTS, word } from './schema-words';

const reflects = refTo('Reflects');
const ANY: Schema = {};

/** What is said of the past of a record: what changed, and why it is so. */
export const REPLAY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Change: object({
    thing: TEXT,
    kind: word(...THING_KINDS),
    change: word('appeared', 'changed', 'disappeared'),
    says: TEXT,
    fields: { type: 'object', additionalProperties: object({ 'before?': ANY, 'after?': ANY }) },
    entries: TEXTS,
  }),
  Changes: object({
    items: list(refTo('Change')),
    'next?': TEXT,
    clock: word('occurred', 'recorded'),
    possible: COUNT,
    reflectsFrom: orNull({ allOf: [reflects] }),
    reflects,
  }),
};
