import type { Moment, Questions } from '@parley/read-model';

/** What there is to ask about: ids that a book holds, known by then or not. */
export interface Askable {
  readonly negotiations: readonly string[];
  readonly consortia: readonly string[];
  readonly parties: readonly string[];
  readonly people: readonly string[];
  readonly sources: readonly string[];
  readonly issues: readonly string[];
  readonly entries: readonly string[];
  readonly words: readonly string[];
}
interface Recorded {
  readonly stream: string;
  readonly type: string;
  readonly eventId: string;
  readonly data: Readonly<Record<string, unknown>>;
}
const LIMIT = 200;

/** Everything that these entries make, by kind. */
export function askableIn(entries: readonly Recorded[], words: readonly string[]): Askable {
  const made = (type: string, field: string): readonly string[] => [
    ...new Set(entries.filter((entry) => entry.type === type).map(({ data }) => String(data[field]))),
  ];
  const records = (category: string): readonly string[] => [
    ...new Set(entries.filter(({ stream }) => stream.startsWith(`${category}-`)).map(({ stream }) => stream.slice(category.length + 1))),
  ];
  return {
    negotiations: records('negotiation'),
    consortia: records('consortium'),
    parties: made('PartyRegistered', 'party'),
    people: made('PersonRegistered', 'person'),
    sources: made('SourceRegistered', 'source'),
    issues: made('IssueRaised', 'issue'),
    entries: entries.map(({ eventId }) => eventId),
    words,
  };
}

type Answers = readonly (readonly [asked: string, answer: Promise<unknown>])[];
type Asks = (ask: Questions, about: Askable, moment: Moment) => Answers;

/** One question put once for each of these ids. */
const each = (ids: readonly string[], put: (id: string) => Promise<unknown>): Answers => ids.map((id) => [id, put(id)] as const);
const once = (answer: Promise<unknown>): Answers => [['', answer]];
const records = ({ negotiations, consortia }: Askable) => [
  ...negotiations.map((id) => ({ record: 'negotiation' as const, id })),
  ...consortia.map((id) => ({ record: 'consortium' as const, id })),
];
const eachRecord = (about: Askable, put: (of: { record: 'negotiation' | 'consortium'; id: string }) => Promise<unknown>): Answers =>
  records(about).map((of) => [`${of.record} ${of.id}`, put(of)] as const);
const within = (about: Askable, ids: readonly string[], put: (id: string, one: string) => Promise<unknown>): Answers =>
  about.negotiations.flatMap((id) => ids.map((one) => [`${id} ${one}`, put(id, one)] as const));

/** How each question is put. A question that is added to the views has to be added here, or this does not compile. */
const ASKS: { readonly [question in keyof Questions]: Asks } = {
  negotiations: (ask, _, m) => once(ask.negotiations({ ...m, limit: LIMIT })),
  negotiation: (ask, about, m) => each(about.negotiations, (id) => ask.negotiation({ ...m, id })),
  issues: (ask, about, m) => each(about.negotiations, (id) => ask.issues({ ...m, id })),
  inShort: (ask, about, m) => each(about.negotiations, (id) => ask.inShort({ ...m, id })),
  consortia: (ask, _, m) => once(ask.consortia({ ...m, limit: LIMIT })),
  consortium: (ask, about, m) => each(about.consortia, (id) => ask.consortium({ ...m, id })),
  history: (ask, about, m) => eachRecord(about, ({ record, id }) => ask.history({ ...m, stream: `${record}-${id}`, limit: LIMIT })),
  entry: (ask, about, m) => each(about.entries, (eventId) => ask.entry({ ...m, eventId })),
  parties: (ask, _, m) => once(ask.parties({ ...m, limit: LIMIT })),
  party: (ask, about, m) => each(about.parties, (id) => ask.party({ ...m, id })),
  people: (ask, _, m) => once(ask.people({ ...m, limit: LIMIT })),
  person: (ask, about, m) => each(about.people, (id) => ask.person({ ...m, id })),
  sources: (ask, _, m) => once(ask.sources({ ...m, limit: LIMIT })),
  source: (ask, about, m) => each(about.sources, (id) => ask.source({ ...m, id })),
  search: (ask, about, m) => each(about.words, (text) => ask.search({ ...m, text, limit: LIMIT })),
  things: (ask, about, m) => eachRecord(about, (of) => ask.things({ ...m, ...of, limit: LIMIT })),
  why: (ask, about, m) => eachRecord(about, (of) => ask.why({ ...m, ...of, thing: 'state' })),
  changes: (ask, about, { asOf: _, ...m }) =>
    eachRecord(about, (of) => ask.changes({ ...m, ...of, clock: 'occurred', from: '2012', limit: LIMIT })),
  timeline: (ask, about, m) => eachRecord(about, (of) => ask.timeline({ ...m, ...of, limit: LIMIT })),
  facts: (ask, about, { knownAt }) =>
    each(about.negotiations, (id) => ask.facts({ id, limit: 5_000, ...(knownAt !== undefined && { knownAt }) })),
  leftOut: (ask, about, m) => eachRecord(about, (of) => ask.leftOut({ ...m, ...of, limit: LIMIT })),
  movement: (ask, about, m) => within(about, about.issues, (id, issue) => ask.movement({ ...m, id, issue })),
  basis: (ask, about, m) =>
    records(about).flatMap((of) =>
      about.entries.map((entry) => [`${of.record} ${of.id} ${entry}`, ask.basis({ ...m, ...of, entry })] as const),
    ),
  conflicts: (ask, about, m) => each(about.negotiations, (id) => ask.conflicts({ ...m, id })),
};

/** What is answered to every question at a moment, as the text of its JSON, by the question and what it was asked about. */
export async function everyAnswer(ask: Questions, about: Askable, moment: Moment): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [question, asks] of Object.entries(ASKS))
    for (const [asked, answer] of asks(ask, about, moment)) answers.set(`${question} ${asked}`, JSON.stringify((await answer) ?? null));
  return answers;
}
