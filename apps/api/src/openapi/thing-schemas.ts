import type { Schema } from '../dto/schema-of';
import { COUNT, FLAG, FREE, list, object, orNull, refTo, TEXT, TEXTS, word } from './schema-words';

const between = { 'between?': list(object({ state: TEXT, entry: TEXT })) };
/** What is said of anything that has a state: the state, what it could be where the dates do not decide, and the causing events. */
export const stated = { state: TEXT, ...between, entries: TEXTS };
export const dated = { 'date?': TEXT, 'phrase?': TEXT };
export const conflict = {
  id: TEXT,
  ...stated,
  open: FLAG,
  parameter: TEXT,
  disagreeing: TEXTS,
  resolutions: list(object({ resolution: TEXT, 'prevails?': TEXT, entry: TEXT })),
};
const attendee = { 'party?': TEXT, 'body?': TEXT, 'person?': TEXT, 'office?': TEXT, 'asPrinted?': TEXT, ...stated };

const proposals: Readonly<Record<string, Schema>> = {
  Glance: object({ agreed: TEXTS, agreedCount: COUNT, tabled: COUNT, floated: COUNT, undecided: COUNT }),
  Term: object({
    id: TEXT,
    'issue?': TEXT,
    parameter: TEXT,
    'version?': COUNT,
    'revises?': TEXT,
    values: FREE,
    derived: list(object({ value: TEXT, unit: TEXT, label: TEXT, formula: TEXT })),
    'leaked?': FLAG,
    entries: TEXTS,
  }),
  Proposal: object({
    id: TEXT,
    kind: word('claim', 'offer', 'proposal', 'unknown'),
    'title?': TEXT,
    'summary?': TEXT,
    author: TEXTS,
    to: TEXTS,
    ...stated,
    'openList?': FLAG,
    'package?': FLAG,
    'conditional?': FLAG,
    'openUntil?': TEXT,
    'subjectTo?': TEXTS,
    'counters?': object({ proposal: TEXT, 'version?': COUNT }),
    'leaked?': FLAG,
    phrases: TEXTS,
    versions: list(object({ version: COUNT, out: word('floated', 'published', 'tabled', 'unknown'), ...dated, entries: TEXTS })),
    terms: list(refTo('Term')),
    aims: list(refTo('Term')),
    links: list(object({ kind: word('package', 'condition'), terms: TEXTS, 'inReturnFor?': TEXTS, 'text?': TEXT, entry: TEXT })),
    responses: list(
      object({ party: TEXT, 'body?': TEXT, version: COUNT, response: TEXT, 'conditions?': TEXTS, 'counter?': TEXT, entry: TEXT, ...dated }),
    ),
    referredTo: list(object({ 'party?': TEXT, 'body?': TEXT, 'asPrinted?': TEXT, entry: TEXT, ...dated })),
  }),
  Stance: object({
    party: TEXT,
    'body?': TEXT,
    'person?': TEXT,
    'office?': TEXT,
    'issue?': TEXT,
    'proposal?': TEXT,
    'version?': COUNT,
    'term?': TEXT,
    'subject?': TEXT,
    target: FREE,
    stance: TEXT,
    ...between,
    'ground?': TEXT,
    'conditions?': TEXT,
    'restsOn?': TEXT,
    since: orNull(TEXT),
    entry: TEXT,
    positions: TEXTS,
    entries: TEXTS,
    ...dated,
  }),
};

const reply = object({ entry: TEXT, 'limb?': COUNT, addressed: word('fully', 'partly', 'not'), ...dated });
const open: Readonly<Record<string, Schema>> = {
  Objection: object({ id: TEXT, ...stated, open: FLAG, by: TEXTS, target: FREE, ground: TEXT, answers: TEXTS, ...dated }),
  Question: object({
    id: TEXT,
    ...stated,
    open: FLAG,
    by: TEXTS,
    'to?': TEXTS,
    limbs: TEXTS,
    'conditionalOn?': object({ question: TEXT, 'limb?': COUNT, answer: TEXT }),
    replies: list(reply),
    ...dated,
  }),
  Conflict: object(conflict),
  Action: object({ id: TEXT, ...stated, open: FLAG, what: TEXT, who: TEXTS, 'due?': TEXT }),
  Constraint: object({ subject: TEXT, values: FREE, by: TEXTS, entry: TEXT, ...dated }),
  Report: object({ id: TEXT, title: TEXT, cites: TEXTS, stale: FLAG, because: TEXTS, entry: TEXT }),
  Due: object({ what: TEXT, due: TEXT, kind: TEXT, entry: TEXT }),
};

const paragraph = object({ 'number?': TEXT, text: TEXT, 'entries?': TEXTS });
const minutes = object({
  ...stated,
  versions: list(object({ version: COUNT, 'document?': TEXT, paragraphs: list(paragraph), entry: TEXT })),
  disputes: TEXTS,
});
const meetings: Readonly<Record<string, Schema>> = {
  Meeting: object({
    id: TEXT,
    ...stated,
    'title?': TEXT,
    'forum?': TEXT,
    'place?': TEXT,
    'starts?': TEXT,
    agenda: list(object({ item: TEXT, 'issue?': TEXT })),
    'adjourned?': object({ 'until?': TEXT, 'sineDie?': FLAG, entry: TEXT }),
    attendance: list(object(attendee)),
    papers: list(object({ title: TEXT, 'source?': TEXT, 'proposal?': TEXT, entry: TEXT })),
    sideMeetings: TEXTS,
    sideNotes: TEXTS,
    actions: TEXTS,
    minutes: orNull(minutes),
    ...dated,
  }),
};

const members: Readonly<Record<string, Schema>> = {
  Condition: object({ condition: TEXT, text: TEXT, met: FLAG, metBy: TEXTS, entry: TEXT }),
  Member: object({ party: TEXT, name: TEXT, ...stated, 'board?': object(stated), conditions: list(refTo('Condition')) }),
  Membership: object({
    claimed: orNull(COUNT),
    'claimedBetween?': list(object({ count: COUNT, entry: TEXT })),
    claims: list(object({ count: COUNT, kind: TEXT, entry: TEXT, ...dated })),
    named: COUNT,
    'atLeast?': FLAG,
    approved: COUNT,
    approvedOnConditions: COUNT,
    refused: COUNT,
    deferred: COUNT,
    rescinded: COUNT,
    active: COUNT,
    left: COUNT,
    undetermined: COUNT,
    notNamed: orNull(COUNT),
    members: list(refTo('Member')),
  }),
  Approval: object({
    member: TEXT,
    name: TEXT,
    subject: FREE,
    ...stated,
    outcome: TEXT,
    'resolution?': TEXT,
    conditions: list(refTo('Condition')),
    entry: TEXT,
    ...dated,
  }),
  Contribution: object({ member: TEXT, name: TEXT, what: TEXT, values: FREE, entry: TEXT, ...dated }),
};

/** The things of a record, as a position shows them. */
export const THING_SCHEMAS: Readonly<Record<string, Schema>> = { ...proposals, ...open, ...meetings, ...members };
