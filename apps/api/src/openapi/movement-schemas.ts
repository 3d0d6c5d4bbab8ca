import type { Schema } from '../dto/schema-of';
import { EVIDENCE } from './evidence-schema';
import { COUNT, FREE, list, object, orNull, refTo, TEXT, TEXTS, word } from './schema-words';

const moved = {
  ...EVIDENCE,
  when: word('certain', 'possible'),
  change: word('first', 'same', 'changed', 'undetermined'),
  follows: TEXTS,
  undecided: COUNT,
};
const kind = word('claim', 'offer', 'proposal', 'unknown');
const out = word('floated', 'published', 'tabled', 'unknown');
const laneOf = (move: string, fields: Readonly<Record<string, Schema>>): Schema =>
  object({ ...fields, moves: list(refTo(move)), 'earlier?': COUNT, last: TEXTS });
const parameter = { parameter: TEXT, 'staffGroup?': TEXT };
const party = { party: orNull(TEXT), name: orNull(TEXT) };

/** How the parties moved on an issue. */
export const MOVEMENT_SCHEMAS: Readonly<Record<string, Schema>> = {
  StanceMove: object({
    ...moved,
    move: word('stance'),
    stance: TEXT,
    position: TEXT,
    'ground?': TEXT,
    'conditions?': TEXT,
    'from?': TEXT,
  }),
  FigureMove: object({
    ...moved,
    move: word('figure'),
    proposal: TEXT,
    kind,
    version: COUNT,
    out,
    outBy: TEXTS,
    term: TEXT,
    values: FREE,
    derived: list(object({ value: TEXT, unit: TEXT, label: TEXT, formula: TEXT })),
  }),
  ReplyMove: object({
    ...moved,
    move: word('reply'),
    proposal: TEXT,
    version: COUNT,
    response: TEXT,
    'conditions?': TEXTS,
    'counter?': TEXT,
  }),
  PartyMovement: object({
    ...party,
    stances: list(laneOf('StanceMove', { target: FREE, 'body?': TEXT })),
    figures: list(laneOf('FigureMove', parameter)),
    replies: list(laneOf('ReplyMove', { proposal: TEXT, 'body?': TEXT })),
  }),
  NegotiationIssues: object({
    id: TEXT,
    title: TEXT,
    items: list(object({ id: TEXT, title: TEXT, entry: TEXT, terms: COUNT, positions: COUNT })),
    proposals: list(object({ id: TEXT, 'title?': TEXT, terms: list(object({ id: TEXT, parameter: TEXT })) })),
    reflects: refTo('Reflects'),
  }),
  Movement: object({
    issue: object({ id: TEXT, title: TEXT, entry: TEXT }),
    parties: list(refTo('PartyMovement')),
    sideBySide: list(
      object({
        ...parameter,
        held: list(object({ ...party, figures: list(object({ entry: TEXT, proposal: TEXT, kind, version: COUNT, out, values: FREE })) })),
      }),
    ),
    reflects: refTo('Reflects'),
  }),
};
