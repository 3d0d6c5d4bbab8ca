import type { Entry } from '../entry/entry';
import type { KindOfThing, Thing } from '../things/thing';
import { movers, thingsNamedBy, type MovedEntries } from './moved-entries';

/** One thing before and after; absent where it was not there. */
export interface Pair {
  readonly before?: Thing;
  readonly after?: Thing;
}
/** What opens a record; its opening says nothing of where it is from. */
export const OPENINGS: readonly string[] = ['NegotiationRecordOpened', 'ConsortiumProposed'];
type Moved = readonly {
  readonly eventId: string;
  readonly type: string;
  readonly own: readonly string[];
  readonly all: readonly string[];
}[];

/**
 * Which events made a thing differ: of those on which it rests, the ones that moved; for a figure, what made the counted things
 * differ; failing that, what moved and names the same things; failing that, everything that moved. Never nothing where something moved.
 */
export class Causes {
  private readonly known = new Map<string, readonly string[]>();
  private readonly moversOf: (id: string) => readonly string[];
  private moved: Moved | undefined;

  constructor(
    private readonly pairs: ReadonlyMap<string, Pair>,
    private readonly entries: MovedEntries,
    private readonly entry: (id: string) => Entry | undefined,
  ) {
    this.moversOf = movers(entries);
  }

  of(name: string): readonly string[] {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, []);
    const found = [...new Set(this.find(this.pairs.get(name) ?? {}))];
    this.known.set(name, found);
    return found;
  }

  private find(pair: Pair): readonly string[] {
    const things = [pair.before, pair.after].filter((one) => one !== undefined);
    const counted = countedIn(pair).flatMap((name) => this.of(name));
    if (counted.length > 0) return counted;
    const resting = things.flatMap(({ entries }) => entries);
    const direct = resting.flatMap(this.moversOf);
    if (direct.length > 0) return direct;
    const opening = this.byOpening(things[0]?.kind);
    return opening.length > 0 ? opening : this.byNames(things, resting);
  }

  private byOpening(kind: KindOfThing | undefined): readonly string[] {
    const openings = kind === 'opening' ? this.movedOnes().filter(({ type }) => OPENINGS.includes(type)) : [];
    return openings.flatMap(({ eventId }) => this.moversOf(eventId));
  }

  private byNames(things: readonly Thing[], resting: readonly string[]): readonly string[] {
    const names = new Set(resting.flatMap((id) => this.entry(id) ?? []).flatMap((entry) => thingsNamedBy(entry, false)));
    const near = this.movedOnes().filter(({ own }) => own.some((name) => names.has(name)));
    if (near.length > 0) return near.flatMap(({ eventId }) => this.moversOf(eventId));
    const texts = new Set(things.flatMap(({ value }) => textsIn(value)));
    const far = this.movedOnes().filter(({ all }) => all.some((name) => texts.has(name.slice(name.indexOf(':') + 1))));
    return (far.length > 0 ? far : this.movedOnes()).flatMap(({ eventId }) => this.moversOf(eventId));
  }

  private movedOnes(): Moved {
    const { entered, left, altered } = this.entries;
    this.moved ??= [...entered.values(), ...left.values(), ...altered.values()].map((entry) => ({
      eventId: entry.eventId,
      type: entry.type,
      own: thingsNamedBy(entry, false),
      all: thingsNamedBy(entry, true),
    }));
    return this.moved;
  }
}

/** The things that are counted at one moment and not at the other; where the same are counted, all of them. */
function countedIn({ before, after }: Pair): readonly string[] {
  const [was, is] = [before?.counts ?? [], after?.counts ?? []];
  const differing = [...was.filter((name) => !is.includes(name)), ...is.filter((name) => !was.includes(name))];
  return differing.length > 0 ? differing : is;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
