import type { Batch, BookIdentity, FedEntry, Views } from '@parley/read-model';
import { given, parties, told, type Told, type World } from '../negotiation/kit';

export const BOOK: BookIdentity = { book: '0b0c0000-0000-4000-8000-000000000001', epoch: 1 };
/** The kit of the rules records one event a second from here. */
export const START = Date.UTC(2025, 0, 1);
/** The instant at which the n-th event of a world was recorded. */
export const recordedAt = (n: number): number => START + n * 1000;

/** Positions leave gaps, as those of a book with other streams in it do. */
export const positionOf = (n: number): string => (7 * n + 3).toString(16).padStart(16, '0');

/** Everything recorded in a world, in the order of recording, as the book feeds it. */
export function bookOf(world: World): FedEntry[] {
  const entries = world.streamNames().flatMap((stream) => world.entries(stream));
  return entries.sort((a, b) => (a.eventId < b.eventId ? -1 : 1)).map((entry, n) => ({ ...entry, position: positionOf(n) }));
}

export const batch = (entries: readonly FedEntry[], through?: string): Batch => ({
  entries,
  through: through ?? entries.at(-1)?.position ?? positionOf(0),
});

/** Cuts a book into batches after these many entries each, the last one with the rest. */
export function cut(book: readonly FedEntry[], sizes: readonly number[]): Batch[] {
  const batches: Batch[] = [];
  let from = 0;
  for (const size of [...sizes, book.length]) {
    const some = book.slice(from, from + size);
    if (some.length > 0) batches.push(batch(some));
    from += size;
  }
  return batches;
}

export async function* fed(batches: readonly Batch[]): AsyncGenerator<Batch> {
  for (const one of batches) {
    await Promise.resolve();
    yield one;
  }
}

/** Feeds batches as the tracker does: from the checkpoint on. */
export async function feed(views: Views, batches: readonly Batch[], identity = BOOK): Promise<void> {
  await views.checkpoint(identity);
  for (const one of batches) await views.apply(one);
}

export async function dumped(views: Views): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of views.dump()) lines.push(line);
  return lines;
}

const grade = (source: string, of: string, quote?: string) => ({
  source,
  locator: 'p. 1',
  grade: of,
  ...(quote !== undefined && { quote }),
});

/** A small story that uses most of what a view must show: 32 events, numbered from 0 in the order below. */
export const story: readonly Told[] = [
  ...parties, // 0 to 4
  told('register-person', { name: 'Jo Bloggs', distinguishing: 'branch secretary' }), // 5
  told('register-person', { name: 'Ann Élan' }), // 6
  told('record-office', {
    person: 'Jo Bloggs',
    office: 'secretary',
    title: 'Branch secretary',
    party: 'north-union',
    from: '2010',
    to: '2020',
  }), // 7
  told('record-office', { person: 'Jo Bloggs', office: 'president', title: 'President', party: 'south-union', from: '2021' }), // 8
  told('register-source', { source: 'letter', kind: 'letter', title: 'A letter to the trust' }), // 9
  told('register-source', { source: 'gazette', kind: 'press', title: 'The Gazette' }), // 10
  told('open-record', { negotiation: 'talks', title: 'Talks on rotas', level: 'organisation', parties: ['north-union', 'hill-trust'] }), // 11
  told('raise-issue', { issue: 'nights', title: 'Night shifts', occurred: { edtf: '2024-12-01' } }, { id: 'talks' }), // 12
  told(
    'record-statement',
    {
      statement: 'warned',
      kind: 'warning',
      channel: 'letter',
      substance: 'Drivers will leave for the agencies.',
      about: [{ issue: 'nights' }],
      actors: [{ person: 'Jo Bloggs', party: 'north-union', office: 'secretary' }],
      occurred: { edtf: '2012-03-04' },
      sources: [grade('letter', 'on-record')],
    },
    { id: 'talks' },
  ), // 13
  told(
    'record-statement',
    {
      statement: 'rumoured',
      kind: 'assertion',
      channel: 'press-release',
      substance: 'A cartel of trusts is forming.',
      actors: [{ person: 'Jo Bloggs', party: 'south-union' }],
      occurred: { edtf: '2024-12-24' },
      sources: [grade('gazette', 'rumour', 'an ugly cartel')],
    },
    { id: 'talks' },
  ), // 14
  told(
    'raise-objection',
    { objection: 'too-many', target: { issue: 'nights' }, ground: 'Four in a row.', actors: [{ party: 'north-union' }] },
    { id: 'talks' },
  ), // 15
  told('put-question', { question: 'who', limbs: ['Who pays?'], actors: [{ person: 'Ann Élan', party: 'south-union' }] }, { id: 'talks' }), // 16
  told('propose-consortium', { consortium: 'trusts', name: 'Trusts together' }), // 17
  told('name-member', { member: 'hill-trust', occurred: { edtf: '2024-11-01' } }, { id: 'trusts' }), // 18
  told('open-record', { negotiation: 'other', title: 'Ältere talks', level: 'national' }), // 19
  told(
    'take-position',
    { party: 'ministry', target: { subject: 'pay' }, stance: 'exploring', occurred: { edtf: '2024-12-30' } },
    { id: 'other' },
  ), // 20
  told(
    'record-statement',
    {
      statement: 'pledge',
      kind: 'commitment',
      channel: 'letter',
      substance: 'No posts will go.',
      about: [{ consortium: 'trusts' }],
      actors: [{ person: 'Jo Bloggs', party: 'south-union', office: 'president' }],
      occurred: { edtf: '2024-12-31' },
      sources: [grade('letter', 'formal-record')],
    },
    { id: 'other' },
  ), // 21
  told(
    'correct-entry',
    { entry: '@2', reason: 'Misread.', replacement: { data: warned('Nurses will leave for the agencies.') } },
    { id: 'talks', record: 'negotiation' },
  ), // 22
  told('add-evidence', { entry: '@3', citation: grade('letter', 'on-record', 'a cabal') }, { id: 'talks', record: 'negotiation' }), // 23
  told('acknowledge-entry', { entry: '@2', side: 'staff-side' }, { id: 'talks', record: 'negotiation' }), // 24
  told('dispute-entry', { entry: '@2', side: 'management-side', ground: 'They say otherwise.' }, { id: 'talks', record: 'negotiation' }), // 25
  told('retract-entry', { entry: '@4', reason: 'It was another meeting.' }, { id: 'talks', record: 'negotiation' }), // 26
  told('rename-party', { party: 'hill-trust', name: 'The Hill Foundation Trust' }), // 27
  told('merge-parties', { merged: 'south-union', into: 'north-union' }), // 28
  told(
    'correct-entry',
    { entry: '@2', reason: 'Misread again.', replacement: { data: warned('Porters will leave for the agencies.') } },
    { id: 'talks', record: 'negotiation' },
  ), // 29
  told('link-negotiation', { negotiation: 'talks', relation: 'precedent' }, { id: 'other' }), // 30
  told('retract-source', { source: 'gazette', reason: 'It was a spoof.' }), // 31
];

function warned(substance: string) {
  return { statement: 'warned', kind: 'warning', channel: 'letter', substance, about: [{ issue: 'nights' }] };
}

/** A story in which most of what changes rows happens within few events. */
export const shortStory: readonly Told[] = [
  told('register-party', { party: 'union', kind: 'union', name: 'The union' }),
  told('propose-consortium', { consortium: 'trusts', name: 'Trusts together' }),
  told('open-record', { negotiation: 'talks', title: 'Talks', level: 'national', parties: ['union'] }),
  told(
    'raise-objection',
    { objection: 'first', target: { subject: 'nights' }, ground: 'Four in a row.', actors: [{ party: 'union' }] },
    { id: 'talks' },
  ),
  told('raise-objection', { objection: 'second', target: { subject: 'days' }, ground: 'Too early.' }, { id: 'talks' }),
  correction('Five in a row.'),
  told('raise-objection', { objection: 'third', target: { subject: 'days' }, ground: 'Too late.' }, { id: 'talks' }),
  told('merge-duplicates', { kept: '@2', duplicates: ['@4'] }, { id: 'talks', record: 'negotiation' }),
  correction('Six in a row.'),
  told('retract-entry', { entry: '@2', reason: 'It was not said.' }, { id: 'talks', record: 'negotiation' }),
  told('rename-party', { party: 'union', name: 'The new union' }),
];
function correction(ground: string): Told {
  const data = { objection: 'first', target: { subject: 'nights' }, ground };
  return told('correct-entry', { entry: '@1', reason: 'Misread.', replacement: { data } }, { id: 'talks', record: 'negotiation' });
}

export const storyBook = (): FedEntry[] => bookOf(given(...story));

/** Matches an error by its code. */
export const withCode = (code: string): unknown => expect.objectContaining({ code });

const objecting = (n: number): Told =>
  told('raise-objection', { target: { subject: 'days' }, ground: `For the ${n}th time.` }, { id: 'talks' });

/** Enough objections that feeding them one by one takes a while. */
export const longBook = (): FedEntry[] => bookOf(given(...shortStory, ...Array.from({ length: 400 }, (_, n) => objecting(n))));

/** One record and nothing else: at revision n it has n objections. */
export const objectionsOneByOne = (objections: number): FedEntry[] =>
  bookOf(
    given(
      told('open-record', { negotiation: 'talks', title: 'Talks', level: 'national' }),
      ...Array.from({ length: objections }, (_, n) => objecting(n)),
    ),
  );
