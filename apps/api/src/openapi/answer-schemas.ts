import { GRADES } from '@parley/negotiation';
import type { Schema } from '../dto/schema-of';
import { ENTRY_SCHEMAS } from './entry-schemas';
import { GROUNDS_SCHEMAS } from './grounds-schemas';
import { REPLAY_SCHEMAS } from './replay-schemas';
import { dated, stated, THING_SCHEMAS } from './thing-schemas';
import { COUNT, FLAG, FREE, INSTANT_TEXT, list, object, orNull, pageOf, refTo, TEXT, TEXTS, word } from './schema-words';

const named = object({ id: TEXT, name: TEXT });
const titled = object({ id: TEXT, title: TEXT });
const last = refTo('Last');
const reflects = refTo('Reflects');
const irregularities = list(refTo('Irregularity'));
const office = { office: TEXT, title: TEXT, 'party?': TEXT, 'from?': TEXT, 'to?': TEXT, entry: TEXT };

const general: Readonly<Record<string, Schema>> = {
  Problem: object({
    type: TEXT,
    title: TEXT,
    status: COUNT,
    detail: TEXT,
    code: TEXT,
    instance: TEXT,
    'faults?': list(object({ path: TEXT, code: TEXT, says: TEXT })),
    'choice?': TEXTS,
  }),
  Receipt: object({
    events: list(object({ eventId: TEXT, type: TEXT, stream: TEXT, revision: COUNT, position: TEXT, leaf: TEXT })),
    irregularities,
  }),
  Irregularity: object({ rule: TEXT, says: TEXT, entry: TEXT, because: TEXTS }),
  Reflects: object({
    asOf: orNull(TEXT),
    knownAt: orNull(INSTANT_TEXT),
    'provisional?': FLAG,
    evidence: word(...GRADES),
    streams: { type: 'object', additionalProperties: COUNT },
    rules: TEXT,
  }),
  Last: { ...object({ entry: TEXT, type: TEXT, recordedAt: INSTANT_TEXT, 'between?': TEXTS, ...dated }), nullable: true },
};

const counts = {
  tabledProposals: COUNT,
  publishedProposals: COUNT,
  floatedTerms: COUNT,
  aims: COUNT,
  questionsOpen: COUNT,
  questionsPartlyAddressed: COUNT,
  objectionsOpen: COUNT,
  conflictsOpen: COUNT,
  actionsOpen: COUNT,
};
const open = { questions: COUNT, objections: COUNT, conflicts: COUNT, actions: COUNT };
const summary = {
  id: TEXT,
  title: TEXT,
  level: TEXT,
  appliesTo: TEXTS,
  ...stated,
  counts: object(counts),
  last,
  due: list(refTo('Due')),
  leftOut: COUNT,
  reflects,
};
const records: Readonly<Record<string, Schema>> = {
  NegotiationSummary: object({ ...summary, glance: refTo('Glance') }),
  NegotiationPosition: object({
    ...summary,
    issues: list(object({ id: TEXT, title: TEXT, entry: TEXT })),
    proposals: list(refTo('Proposal')),
    agreed: list(object({ what: TEXT, 'proposal?': TEXT, 'version?': COUNT, entries: TEXTS })),
    positions: list(refTo('Stance')),
    objections: list(refTo('Objection')),
    questions: list(refTo('Question')),
    conflicts: list(refTo('Conflict')),
    actions: list(refTo('Action')),
    meetings: list(refTo('Meeting')),
    aims: list(refTo('Term')),
    reports: list(refTo('Report')),
    constraints: list(refTo('Constraint')),
    parties: list(object({ id: TEXT, name: TEXT, kind: TEXT, 'withdrawnFromTalks?': FLAG, negotiators: list(FREE), entries: TEXTS })),
    consortia: list(object({ id: TEXT, name: TEXT, membership: { allOf: [refTo('Membership')], nullable: true } })),
    irregularities,
  }),
  NegotiationRow: object({ id: TEXT, title: TEXT, level: TEXT, state: TEXT, parties: TEXTS, open: object(open), entries: COUNT, last }),
  NegotiationRowPage: pageOf(refTo('NegotiationRow'), { leftOut: COUNT }),
  ConsortiumRow: object({ id: TEXT, name: TEXT, state: TEXT, last }),
  ConsortiumRowPage: pageOf(refTo('ConsortiumRow'), { leftOut: COUNT }),
  ConsortiumPosition: object({
    id: TEXT,
    name: TEXT,
    'purpose?': TEXT,
    ...stated,
    membership: refTo('Membership'),
    approvals: list(refTo('Approval')),
    contributions: list(refTo('Contribution')),
    negotiations: list(titled),
    irregularities,
    last,
    leftOut: COUNT,
    reflects,
  }),
};

const party = {
  id: TEXT,
  name: TEXT,
  kind: TEXT,
  'region?': TEXT,
  formerNames: TEXTS,
  'mergedInto?': TEXT,
  officeHolders: list(object({ ...office, person: TEXT, name: TEXT })),
  negotiations: list(titled),
  consortia: list(named),
  entries: TEXTS,
};
const person = { id: TEXT, name: TEXT, 'distinguishing?': TEXT, offices: list(object(office)) };
const source = { id: TEXT, title: TEXT, kind: TEXT, retracted: FLAG };
const register: Readonly<Record<string, Schema>> = {
  PartyRow: object(party),
  Party: object({ ...party, reflects }),
  PersonRow: object(person),
  Person: object({ ...person, said: list(object({ office: orNull(TEXT), entries: list(refTo('Entry')) })), reflects }),
  SourceRow: object(source),
  SourceEntries: object({ ...source, entries: list(refTo('Entry')), reflects }),
  Found: object({
    kind: TEXT,
    id: TEXT,
    stream: TEXT,
    'record?': object({ kind: TEXT, id: TEXT, title: TEXT }),
    title: TEXT,
    excerpt: TEXT,
    entry: TEXT,
  }),
};

const paged = ['PartyRow', 'PersonRow', 'SourceRow', 'Found', 'Entry'];
const pages = Object.fromEntries(paged.map((name) => [`${name}Page`, pageOf(refTo(name))]));

/** One list of a position by itself, or one thing of it, with what the answer stands on. */
const listed = ['Question', 'Objection', 'Action', 'Due', 'Approval'];
const lists = Object.fromEntries(listed.map((name) => [`${name}List`, object({ items: list(refTo(name)), reflects })]));
const alone: Readonly<Record<string, Schema>> = {
  ProposalAnswer: { allOf: [refTo('Proposal'), object({ reflects })] },
  MeetingAnswer: { allOf: [refTo('Meeting'), object({ reflects })] },
};

/** The schemas of what is answered, by the names under which the API document holds them. */
export const ANSWER_SCHEMAS: Readonly<Record<string, Schema>> = {
  ...general,
  ...ENTRY_SCHEMAS,
  ...THING_SCHEMAS,
  ...records,
  ...register,
  ...pages,
  ...lists,
  ...alone,
  ...REPLAY_SCHEMAS,
  ...GROUNDS_SCHEMAS,
};
