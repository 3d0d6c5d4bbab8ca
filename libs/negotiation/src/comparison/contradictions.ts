import type { Entry } from '../entry/entry';
import { STATING, type PositionChanged } from '../families/positions';
import { grouped } from '../grouped';
import { orderOfEntries } from '../record/in-order';
import { present } from '../position/present';
import type { RecordView } from '../record/record-view';
import type { OccurredOrder } from '../values/occurred-order';

/** Who holds a stance, and in what capacity it was spoken for. */
interface Holder {
  readonly party: string;
  readonly body?: string;
  readonly person?: string;
  readonly office?: string;
}
/** What a holder said on one thing: for it, against it, or neither. */
interface Said extends Holder {
  readonly entry: Entry;
  readonly target: Readonly<Record<string, unknown>>;
  readonly stance: string;
  readonly side: 'for' | 'against' | 'neither';
}
export interface SideOfContradiction extends Holder {
  readonly entry: string;
  readonly stance: string;
  /** The entry that the position was recorded to rest on. */
  readonly restsOn?: string;
}

/**
 * How an opposite stance stands to an earlier one. `reversal`: the same party and body, in the same capacity. The others are no reversal:
 * `other-office`: the same person in another office; `other-body`: another body of the party, as members against their leadership;
 * `other-person`: another person for the same party. `capacity-not-known`: one of them does not say who spoke, or in what office.
 */
export type ContradictionKind = 'reversal' | 'other-office' | 'other-body' | 'other-person' | 'capacity-not-known';
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly target: Readonly<Record<string, unknown>>;
  /** True for a reversal, and where the capacity is not known, unless the change was said to be one. */
  readonly open: boolean;
  /** The later one was recorded as a change of position. */
  readonly declared?: true;
  /** `undetermined`: the dates do not say which came first; they stand in order of recording. */
  readonly order: 'certain' | 'undetermined';
  readonly earlier: SideOfContradiction;
  readonly later: SideOfContradiction;
}

const SIDES: Readonly<Record<string, Said['side']>> = {
  supports: 'for',
  seeks: 'for',
  accept: 'for',
  opposes: 'against',
  reject: 'against',
};
/** Stances on one thing that are compared: the latest recorded ones. */
const COMPARED_MAX = 100;

/**
 * Opposite stances on one and the same target: support (or what is sought, or accepted) against opposition (or rejection). Each is held
 * against the last that each holder said before it; what was withdrawn, or given up for something between, is contradicted no more.
 * Only positions and unconditional replies are read: what statements say in words is not understood, and a stance on a term says
 * nothing of its issue.
 */
export function contradictionsIn(view: RecordView): readonly Contradiction[] {
  const targets = grouped([...positionsTaken(view), ...repliesGiven(view)], targetKey);
  return [...targets.values()].flatMap((all) => contradictionsAmong(view, all));
}

const targetKey = ({ target }: Said): string => JSON.stringify(Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1)));

function positionsTaken(view: RecordView): readonly Said[] {
  const stated = STATING.flatMap((type) => view.ofType(type)).map((entry) => saidBy(entry, String(entry.data['stance'])));
  const last = new Map(stated.map((said) => [String(said.entry.data['position']), said]));
  const withdrawn = view.ofType('PositionWithdrawn').flatMap((entry): readonly Said[] => {
    const taken = last.get(String(entry.data['position']));
    return taken ? [{ ...taken, entry, stance: 'withdrawn', side: 'neither' }] : [];
  });
  return [...stated, ...withdrawn];
}

const repliesGiven = (view: RecordView): readonly Said[] =>
  view
    .ofType('ResponseGiven')
    .filter(({ data }) => data['conditions'] === undefined)
    .map((entry) => saidBy(entry, String(entry.data['response'])));

/** A reply is a stance on the version that it answers. */
function saidBy(entry: Entry, stance: string): Said {
  const { party, body, target, proposal, version } = entry.data as Partial<PositionChanged> & { proposal?: string; version?: number };
  const spoke = entry.actors.find((actor) => actor.person !== undefined && (actor.party === undefined || actor.party === party));
  return {
    ...{ entry, stance, side: SIDES[stance] ?? 'neither', target: target ?? present({ proposal, version }), party: String(party) },
    ...present({ body, person: spoke?.person, office: spoke?.office }),
  };
}

function contradictionsAmong(view: RecordView, all: readonly Said[]): readonly Contradiction[] {
  const compared = [...all].sort((a, b) => a.entry.revision - b.entry.revision).slice(-COMPARED_MAX);
  const order = orderOfEntries(
    view,
    compared.map(({ entry }) => entry),
  );
  const among = new Among(compared, order);
  return compared.flatMap((later) => among.contradictedBy(later).map(({ said, order: how }) => contradictionOf(said, later, how)));
}

const holderOf = ({ party, body, person, office }: Holder): string => JSON.stringify([party, body, person, office]);
const isOpposite = (a: Said, b: Said): boolean => a.side !== b.side && a.side !== 'neither' && b.side !== 'neither';

/** What was said on one thing, by its holders. */
class Among {
  private readonly before: ReadonlyMap<Said, ReadonlySet<string>>;
  private readonly holders: ReadonlyMap<string, readonly Said[]>;

  constructor(all: readonly Said[], order: OccurredOrder) {
    this.before = new Map(all.map((said) => [said, order.earlierThan(said.entry.eventId)]));
    this.holders = grouped(all, holderOf);
  }

  /** What each holder said last before it, or may have said last, and what it contradicts of that. */
  contradictedBy(later: Said): readonly { readonly said: Said; readonly order: Contradiction['order'] }[] {
    if (later.side === 'neither') return [];
    const isNew = !this.lastOf(this.holders.get(holderOf(later)) ?? [], later).some(({ side }) => side === later.side);
    return [...this.holders].flatMap(([holder, said]) => {
      const isOwn = holder === holderOf(later);
      const last = isOwn || isNew ? this.lastOf(said, later).map((one) => ({ said: one, order: 'certain' as const })) : [];
      const open = said.filter((one) => this.isOpen(one, later)).map((one) => ({ said: one, order: 'undetermined' as const }));
      return [...last, ...open].filter((one) => isOpposite(one.said, later) && kindOf(one.said, later) !== undefined);
    });
  }

  private lastOf(said: readonly Said[], later: Said): readonly Said[] {
    const earlier = said.filter((one) => this.isBefore(one, later));
    return earlier.filter((one) => !earlier.some((other) => this.isBefore(one, other)));
  }
  private isBefore(a: Said, b: Said): boolean {
    return this.before.get(b)?.has(a.entry.eventId) ?? false;
  }
  /** Neither comes before the other for certain; the one recorded first is told as the earlier. */
  private isOpen(a: Said, b: Said): boolean {
    return a.entry.revision < b.entry.revision && !this.isBefore(a, b) && !this.isBefore(b, a);
  }
}

/** Undefined where neither the party nor the person is the same: two who disagree contradict nobody but each other. */
function kindOf(a: Said, b: Said): ContradictionKind | undefined {
  if (a.person !== undefined && a.person === b.person && isOtherwise(a.office, b.office)) return 'other-office';
  if (a.party === b.party) return kindInParty(a, b);
  return a.person !== undefined && a.office !== undefined && isSameCapacity(a, b) ? 'reversal' : undefined;
}
function kindInParty(a: Said, b: Said): ContradictionKind {
  if (a.body !== b.body) return 'other-body';
  if (isOtherwise(a.person, b.person)) return 'other-person';
  return isSameCapacity(a, b) ? 'reversal' : 'capacity-not-known';
}
const isSameCapacity = (a: Said, b: Said): boolean => a.person === b.person && a.office === b.office;
/** Both are known, and they differ. */
const isOtherwise = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function contradictionOf(earlier: Said, later: Said, order: Contradiction['order']): Contradiction {
  const kind = kindOf(earlier, later) ?? 'reversal';
  const isDeclared = later.entry.type === 'PositionChanged';
  return {
    kind,
    target: later.target,
    open: (kind === 'reversal' || kind === 'capacity-not-known') && !isDeclared,
    ...(isDeclared && { declared: true as const }),
    order,
    earlier: sideOf(earlier),
    later: sideOf(later),
  };
}

function sideOf({ entry, stance, party, body, person, office }: Said): SideOfContradiction {
  const restsOn = entry.data['restsOn'] as string | undefined;
  return { entry: entry.eventId, stance, party, ...present({ body, person, office, restsOn }) };
}
