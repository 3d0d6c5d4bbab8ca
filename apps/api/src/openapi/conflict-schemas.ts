import type { Schema } from '../dto/schema-of';
import { EVIDENCE } from './evidence-schema';
import { FLAG, FREE, list, object, refTo, TEXT, word } from './schema-words';
import { conflict } from './thing-schemas';

const side = object({
  ...EVIDENCE,
  party: TEXT,
  name: TEXT,
  'body?': TEXT,
  'person?': TEXT,
  'office?': TEXT,
  stance: TEXT,
  'restsOn?': TEXT,
});

/** What does not agree. */
export const CONFLICT_SCHEMAS: Readonly<Record<string, Schema>> = {
  NotedConflict: object({ ...conflict, sides: list(object(EVIDENCE)) }),
  FigureConflict: object({
    parameter: TEXT,
    how: word('apart', 'bound-against-point', 'bounds-differ', 'not-comparable'),
    'noted?': TEXT,
    open: FLAG,
    sides: list(object({ ...EVIDENCE, figures: FREE })),
  }),
  Contradiction: object({
    kind: word('reversal', 'other-office', 'other-body', 'other-person', 'capacity-not-known'),
    target: FREE,
    open: FLAG,
    'declared?': FLAG,
    order: word('certain', 'undetermined'),
    earlier: side,
    later: side,
  }),
  Conflicts: object({
    items: list(refTo('NotedConflict')),
    figures: list(refTo('FigureConflict')),
    contradictions: list(refTo('Contradiction')),
    reflects: refTo('Reflects'),
  }),
};
