import { everyEvent, GRADES, type Entry, type EventDefinition } from '@parley/negotiation';
import type { Description } from '@parley/negotiation';
import * as fc from 'fast-check';
import { Seeded } from '../faults/seeded';
import { anEntry, eventId } from './kit';

/** Every form of date that the record takes, most of them near one another, so that what is certain, possible and later lie side by side. */
export const DATES: readonly { readonly edtf?: string; readonly zone?: string }[] = [
  {},
  ...['2025-03-01', '2025-03-02', '2025-03-03', '2025-03-30', '2025-03', '2025-04', '2025', '2024', '2025-21', '2025-33'].map((edtf) => ({
    edtf,
  })),
  ...['2025-03-01?', '2025-03~', '2025-03-XX', '202X', '2025-02/2025-03', '2025-03-02/..', '../2025-03-02', '/2025-03', '2025-03/'].map(
    (edtf) => ({ edtf }),
  ),
  ...['[2025-03-01,2025-03-03]', '{2025-03..2025-04}', '2025-03-02T12:00Z', '2025-03-02T12:00:00+05:45', '2025-03-02T12:00-10:00'].map(
    (edtf) => ({
      edtf,
    }),
  ),
  { edtf: '2025-03-30T01:30', zone: 'Europe/London' },
  { edtf: '2025-03-02', zone: 'Pacific/Apia' },
  { edtf: '2025-03-02', zone: 'America/St_Johns' },
];
/** Dates to ask by. Some are open at the end, some are none. */
export const ASKED = [
  '2024',
  '2025-02',
  '2025-03-01',
  '2025-03-02',
  '2025-03-03',
  '2025-03',
  '2025-Q1',
  'FY2024-25',
  '2025',
  '2025-03/..',
  '2026',
];

const RECORDS = {
  negotiation: 'negotiation-talks',
  consortium: 'consortium-pool',
  'register-parties': 'register-parties',
  'register-people': 'register-people',
  'register-sources': 'register-sources',
} as const;
export type RecordsOfHistory = Readonly<Record<(typeof RECORDS)[keyof typeof RECORDS], readonly Entry[]>>;

/** What changes other entries comes as often as everything else together comes twice. */
const CHANGING = ['EntryCorrected', 'EntryRetracted', 'EvidenceAdded', 'DuplicatesMerged'] as const;
const OFTEN = [
  'StatementRecorded',
  'StatementRecorded',
  'PartiesMerged',
  'SourceRetracted',
  'PartyRegistered',
  'StatementRevised',
  'StatementWithdrawn',
  'PositionChanged',
  'MemberNamed',
];
/** What makes things, again and again, so that one thing has several makers: some are retracted, and some come to make it by a correction. */
const MAKING = ['IssueRaised', 'ObjectionRaised', 'TermSpecified', 'ActionAgreed'];
/** Few ids of each kind, so that entries meet in things. The pool is a consortium and a party. */
export const IDS = ['pool', 'north', 'south', 'hill'];
/** Of which something is made, named or referred to. */
export const KINDS = [
  ...[
    'issue',
    'proposal',
    'term',
    'objection',
    'question',
    'meeting',
    'action',
    'conflict',
    'milestone',
    'position',
    'statement',
    'report',
  ],
  ...['condition', 'party', 'person', 'office', 'source', 'negotiation', 'consortium', 'entry'],
];

const TEXTS = ['a text', '2025-03-02', 'another', '2025-03', 'FY2024-25'];
/** Figures that can be reckoned with. */
const FIXED: Readonly<Record<string, string>> = { amount: '12.5', currency: 'GBP', value: '8' };

class Making {
  readonly records = Object.fromEntries(Object.values(RECORDS).map((stream) => [stream, [] as Entry[]])) as Record<string, Entry[]>;
  private made = 0;

  /** Adds one entry, which its seed and what is there already fix. */
  add(seed: number): void {
    const draw = new Seeded(seed);
    const type = this.type(draw);
    const kind = pick(draw, type.records);
    const stream = RECORDS[kind];
    const entries = this.records[stream] as Entry[];
    const parts = { occurred: this.occurred(draw, entries), actors: this.actors(draw), sources: this.sources(draw) };
    const entry = anEntry({ type: type.type, data: this.data(draw, type, entries), stream, revision: entries.length, ...parts }, this.made);
    // Several are recorded in one millisecond: a prefix known at an instant takes all of them.
    entries.push({
      ...entry,
      recordedAt: entry.recordedAt - (this.made % 3) * 1000,
      ...(draw.next() < 0.05 && { embargo: { until: '2025-03' } }),
    });
    this.made += 1;
  }

  private type(draw: Seeded): EventDefinition {
    const chance = draw.next();
    const all = everyEvent();
    if (chance >= 0.6) return pick(draw, all);
    const name = pick(draw, chance < 0.3 ? CHANGING : chance < 0.45 ? OFTEN : MAKING);
    return all.find(({ type }) => type === name) as EventDefinition;
  }

  private data(draw: Seeded, { type, data }: EventDefinition, entries: readonly Entry[]): Entry['data'] {
    const target = entries.length > 0 ? pick(draw, entries) : undefined;
    if (type === 'EntryCorrected' && target)
      return { entry: target.eventId, tv: 1, reason: 'Misread.', ...this.replacement(draw, target, entries) };
    return this.value(draw, data, entries) as Entry['data'];
  }

  private replacement(draw: Seeded, target: Entry, entries: readonly Entry[]): object {
    const type = draw.next() < 0.1 ? pick(draw, everyEvent()).type : target.type;
    const shape = everyEvent().find((event) => event.type === type)?.data;
    const parts = {
      data: shape && this.value(draw, shape, entries),
      occurred: this.occurred(draw, entries),
      actors: this.actors(draw),
      sources: this.sources(draw),
    };
    return { type, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part && draw.next() < 0.4)) };
  }

  private occurred(draw: Seeded, entries: readonly Entry[]): Entry['occurred'] {
    const related = () => (entries.length > 0 ? [pick(draw, entries).eventId] : [eventId(this.made + draw.between(0, 3))]);
    return { ...pick(draw, DATES), ...(draw.next() < 0.15 && { after: related() }), ...(draw.next() < 0.1 && { before: related() }) };
  }

  private actors(draw: Seeded): Entry['actors'] {
    return Array.from({ length: draw.between(0, 2) }, () => ({
      ...(draw.next() < 0.6 && { party: pick(draw, IDS) }),
      ...(draw.next() < 0.4 ? { person: pick(draw, IDS) } : { asPrinted: 'somebody' }),
    }));
  }

  private sources(draw: Seeded): Entry['sources'] {
    return Array.from({ length: draw.between(0, 2) }, () => citation(draw));
  }

  /** A value of the shape; what its checks ask beyond that need not hold, as every fold is total. */
  private value(draw: Seeded, shape: Description, entries: readonly Entry[]): unknown {
    switch (shape.kind) {
      case 'text':
        return textFor(draw, shape);
      case 'integer':
        return Math.max(shape.min, draw.between(1, 2));
      case 'flag':
        return true;
      case 'oneOf':
        return pick(draw, shape.values);
      case 'instant':
        return Date.UTC(2025, 2, 2);
      case 'newId':
      case 'slug':
        return pick(draw, IDS);
      case 'reference':
        return shape.to === 'entry' && entries.length > 0 ? pick(draw, entries).eventId : pick(draw, IDS);
      case 'list':
        return Array.from({ length: Math.max(shape.min, draw.between(0, 2)) }, () => this.value(draw, shape.of, entries));
      case 'record':
        return Object.fromEntries(
          Object.entries(shape.fields)
            .filter(([, field]) => !field.optional || draw.next() < 0.5)
            .map(([name, field]) => [name, (field.kind === 'text' && FIXED[name]) || this.value(draw, field, entries)]),
        );
      case 'unread':
        return {};
    }
  }
}

/** The first text, from a drawn one on, that the check of the shape takes. */
function textFor(draw: Seeded, { check }: Description): string {
  const from = draw.between(0, TEXTS.length - 1);
  const all = [...TEXTS.slice(from), ...TEXTS.slice(0, from)];
  return all.find((text) => !check?.(text as never)) ?? 'a text';
}

const pick = <T>(draw: Seeded, from: readonly T[]): T => from[draw.between(0, from.length - 1)] as T;
const citation = (draw: Seeded): Entry['sources'][number] => ({
  source: pick(draw, IDS),
  locator: 'p. 1',
  grade: pick(draw, GRADES),
  ...(draw.next() < 0.3 && { quote: 'as printed' }),
});

/**
 * Every record of a small book: facts of every type, late and corrected, retracted, merged, with uncertain dates and of every grade. Of every
 * length alike: left to itself, the library draws eight entries on average, and what takes several of one kind to go wrong is hardly ever seen.
 */
export const histories = ({ least = 1, most = 60 } = {}): fc.Arbitrary<RecordsOfHistory> =>
  fc.noBias(fc.array(fc.nat(), { minLength: least, maxLength: most, size: 'max' })).map((seeds) => {
    const making = new Making();
    for (const seed of seeds) making.add(seed);
    return making.records as unknown as RecordsOfHistory;
  });
