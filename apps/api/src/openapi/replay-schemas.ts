import { FAMILIES, GRADES, THING_KINDS } from '@parley/negotiation';
import type { Schema } from '../dto/schema-of';
import { COUNT, FLAG, FREE, INSTANT_TEXT, list, object, orNull, pageOf, refTo, TEXT, TEXTS, word } from './schema-words';

const reflects = refTo('Reflects');
const ANY: Schema = {};

const instant = orNull(INSTANT_TEXT);
const span = object({
  entry: TEXT,
  revision: COUNT,
  type: TEXT,
  says: TEXT,
  family: word(...FAMILIES),
  parties: TEXTS,
  'date?': TEXT,
  'phrase?': TEXT,
  earliest: instant,
  latest: instant,
  recordedAt: INSTANT_TEXT,
  grade: orNull(word(...GRADES)),
  when: word('certain', 'possible'),
  undecided: COUNT,
  'after?': TEXTS,
  'before?': TEXTS,
  'late?': FLAG,
  'leaked?': FLAG,
  'corrected?': FLAG,
  'retracted?': FLAG,
});
const lanes = object({
  parties: list(object({ id: TEXT, name: TEXT, entries: COUNT })),
  families: list(object({ id: word(...FAMILIES), entries: COUNT })),
});

const thing = { thing: TEXT, kind: word(...THING_KINDS), says: TEXT };

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
  Thing: object(thing),
  ThingPage: pageOf(refTo('Thing')),
  Why: object({
    ...thing,
    value: ANY,
    rule: object({ rule: TEXT, says: TEXT }),
    counts: list(refTo('Thing')),
    entries: TEXTS,
    causes: list(refTo('Entry')),
    reflects,
  }),
  Span: span,
  Timeline: object({
    items: list(refTo('Span')),
    'next?': TEXT,
    lanes,
    spans: object({ earliest: instant, latest: instant, recordedFrom: instant, recordedTo: instant }),
    entries: COUNT,
    reflects,
  }),
  Fact: object({
    ...{ eventId: TEXT, type: TEXT, stream: TEXT, revision: COUNT, recordedAt: COUNT, recordedBy: TEXT, via: TEXT },
    ...{ 'onBehalfOf?': TEXT, commandId: TEXT, correlationId: TEXT, 'causationId?': TEXT, 'standing?': TEXT, 'notedAt?': COUNT },
    ...{ 'confirms?': TEXTS, 'embargo?': FREE, occurred: FREE, actors: list(FREE), sources: list(FREE), data: FREE },
  }),
  Facts: object({ items: list(refTo('Fact')), 'next?': TEXT, entries: COUNT, reflects }),
  LeftOut: object({ because: word('evidence', 'possible', 'later'), entry: refTo('Entry') }),
  LeftOutPage: pageOf(refTo('LeftOut')),
};
