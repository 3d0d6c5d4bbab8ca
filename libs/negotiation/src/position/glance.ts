import { byReach } from './proposal-reach';
import { notDecided, type Deciding } from './undecided';

interface Lists extends Deciding {
  readonly agreed: readonly { readonly what: string }[];
}
interface Position extends Lists {
  readonly counts: unknown;
  readonly last: unknown;
  readonly due: readonly unknown[];
}
const TOLD_MAX = 50;

/** How much there is in the lists of a position, however long they are. */
export interface ListsAtAGlance {
  /** What is agreed, as far as it is told one by one. */
  readonly agreed: readonly string[];
  readonly agreedCount: number;
  /** How many proposals are on the table; how many went no further than being floated or leaked. */
  readonly tabled: number;
  readonly floated: number;
  /** Issues of which nothing is agreed. */
  readonly undecided: number;
}
export function listsAtAGlance({ agreed, proposals, issues }: Lists): ListsAtAGlance {
  const { tabled, floated } = byReach(proposals);
  return {
    agreed: agreed.slice(0, TOLD_MAX).map(({ what }) => what),
    agreedCount: agreed.length,
    tabled: tabled.length,
    floated: floated.length,
    undecided: notDecided({ issues, proposals }).length,
  };
}

/** What must always be at hand of a position. It stays small however long the record is, so that it can be made elsewhere and handed over. */
export function glanceOf<P extends Position>(position: P) {
  const { counts, last, due } = position;
  return {
    counts: counts as P['counts'],
    last: last as P['last'],
    ...listsAtAGlance(position),
    next: due[0] as P['due'][number] | undefined,
  };
}
export type Glance<P extends Position> = ReturnType<typeof glanceOf<P>>;
