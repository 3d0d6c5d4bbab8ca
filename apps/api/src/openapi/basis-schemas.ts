import { FAMILIES } from '@parley/negotiation';
import type { Schema } from '../dto/schema-of';
import { EVIDENCE } from './evidence-schema';
import { COUNT, FREE, INSTANT_TEXT, list, object, orNull, refTo, TEXT, TEXTS, word } from './schema-words';

const instant = orNull(INSTANT_TEXT);
const reflects = refTo('Reflects');
const entry = { ...EVIDENCE, stream: TEXT, family: word(...FAMILIES) };
const entriesOf = (items: Schema): Schema => object({ items: list(items), 'more?': COUNT });

/** What a decision was based on. */
export const BASIS_SCHEMAS: Readonly<Record<string, Schema>> = {
  BasisEntry: object(entry),
  CorrectedSince: object({ entry: TEXT, by: TEXTS, when: word('later', 'undetermined'), then: FREE, now: orNull(FREE) }),
  Basis: object({
    decision: object({
      ...entry,
      by: list(object({ party: TEXT, name: TEXT })),
      'body?': TEXT,
      outcome: TEXT,
      matter: object({
        on: word('proposal', 'consortium'),
        'negotiation?': TEXT,
        'proposal?': TEXT,
        'version?': COUNT,
        'consortium?': TEXT,
      }),
    }),
    decided: object({ earliest: instant, latest: instant }),
    proposal: orNull({ allOf: [refTo('Proposal')] }),
    onRecord: entriesOf(refTo('BasisEntry')),
    recordedLater: entriesOf(refTo('BasisEntry')),
    undetermined: entriesOf(object({ ...entry, because: word('recording', 'occurrence') })),
    correctedSince: entriesOf(refTo('CorrectedSince')),
    reflectsThen: orNull({ allOf: [reflects] }),
    reflects,
  }),
};
