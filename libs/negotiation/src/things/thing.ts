/** What a position says, taken apart into things that have a name: each can be asked about, and two moments are compared thing by thing. */

/** The kinds of things, in the order in which they are told. */
export const THING_KINDS = [
  'state',
  'opening',
  'agreed',
  'proposal',
  'term',
  'aim',
  'stance',
  'objection',
  'question',
  'conflict',
  'action',
  'meeting',
  'minutes',
  'constraint',
  'report',
  'issue',
  'party',
  'consortium',
  'member',
  'approval',
  'contribution',
  'negotiation',
  'irregularity',
  'due',
  'last',
  'membership',
  'count',
] as const;
export type KindOfThing = (typeof THING_KINDS)[number];

export interface Thing {
  /** Its name, readable and stable: `state`, `proposal:rota-offer`, `objection:four-nights`, `count:questionsOpen`, `member:hill-trust`. */
  readonly thing: string;
  readonly kind: KindOfThing;
  /** What the position says of it. */
  readonly value: unknown;
  /** Event ids that its value names as causes, in the order of the value, each once. */
  readonly entries: readonly string[];
  /** Of a figure: the things that it counts. */
  readonly counts?: readonly string[];
}

/** Fields in which values name their causes. What something is about (`target`) is no cause of it. */
const CAUSES: readonly string[] = [
  'entry',
  'entries',
  'answers',
  'because',
  'metBy',
  'disputes',
  'sideMeetings',
  'sideNotes',
  'disagreeing',
];

/** Every event id that a value names as a cause of itself. */
export function causesIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return value.forEach((one) => collect(one, found));
  for (const [field, inner] of Object.entries(value)) {
    if (CAUSES.includes(field)) addTexts(inner, found);
    if (field !== 'target' && field !== 'values') collect(inner, found);
  }
}
function addTexts(value: unknown, found: Set<string>): void {
  for (const one of [value].flat()) if (typeof one === 'string') found.add(one);
}

/** A list of things in which every name stands once: a second of the same name is told apart by a number. */
export class ThingList {
  private readonly named = new Map<string, Thing>();

  add(kind: KindOfThing, name: string, { value, counts }: Pick<Thing, 'value' | 'counts'>): void {
    let thing = name;
    for (let n = 2; this.named.has(thing); n += 1) thing = `${name}~${n}`;
    this.named.set(thing, { thing, kind, value, entries: causesIn(value), ...(counts && { counts }) });
  }
  addEach<T>(kind: KindOfThing, values: readonly T[], nameOf: (value: T) => string): void {
    for (const value of values) this.add(kind, `${kind}:${nameOf(value)}`, { value });
  }

  all(): readonly Thing[] {
    return [...this.named.values()];
  }
}
