import { byReach } from './proposals-by-reach';
import { notDecided, type Deciding } from './undecided';

interface Position extends Deciding {
  readonly counts: unknown;
  readonly last: unknown;
  readonly agreed: readonly { readonly what: string }[];
  readonly due: readonly unknown[];
}
const TOLD_MAX = 50;

/**
 * What must always be at hand of a position. It stays small however long the record is, so that it can be made beside the page and handed to it:
 * `agreed` is what is agreed as far as it is told one by one.
 */
export function glanceOf<P extends Position>({ counts, last, agreed, due, proposals, issues }: P) {
  const { tabled, floated } = byReach(proposals);
  return {
    counts: counts as P['counts'],
    last: last as P['last'],
    agreed: agreed.slice(0, TOLD_MAX).map(({ what }) => what),
    agreedCount: agreed.length,
    tabled: tabled.length,
    floated: floated.length,
    undecided: notDecided({ issues, proposals }).length,
    next: due[0] as P['due'][number] | undefined,
  };
}
export type Glance<P extends Position> = ReturnType<typeof glanceOf<P>>;
