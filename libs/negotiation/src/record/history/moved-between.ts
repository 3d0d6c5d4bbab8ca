import type { Entry } from '../../entry/entry';
import { partitionPoint } from '../partition-point';
import type { KnownView } from './known-view';

/** Entries that count in the one of two views and not in the other, or read otherwise there; in order of recording. */
export interface MovedBetween {
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

/**
 * What differs between two views of one history: of the versions that began or ended between their parts of the record, that had occurred
 * between their dates, or that lost a citation, those that count in one alone. Costs what moved, and not the record; only where the views
 * ask for different grades, or are of different histories, all is given.
 */
export function movedBetween(before: KnownView, after: KnownView): MovedBetween {
  if (before.history !== after.history || before.reach.rank !== after.reach.rank) return { before: before.all(), after: after.all() };
  const versions = [...new Set([...begunBetween(before, after), ...endedBetween(before, after), ...occurredBetween(before, after)])];
  const isIn = (view: KnownView) => (version: number) => view.counts(version);
  const [was, is] = [versions.filter(isIn(before)), versions.filter(isIn(after))].map((some) => new Set(some)) as [
    Set<number>,
    Set<number>,
  ];
  const differs = (version: number): boolean =>
    was.has(version) !== is.has(version) || (was.has(version) && before.shown(version) !== after.shown(version));
  const moved = versions.filter(differs);
  const shown = (view: KnownView, counting: ReadonlySet<number>): readonly Entry[] =>
    moved
      .filter((version) => counting.has(version))
      .map((version) => view.shown(version))
      .sort((a, b) => a.revision - b.revision);
  return { before: shown(before, was), after: shown(after, is) };
}

const ordered = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a]);

/** Versions are numbered as they began. */
function begunBetween({ history, count, altered }: KnownView, after: KnownView): readonly number[] {
  const [fewer, more] = ordered(count, after.count);
  const { from } = history.versions;
  const begun = (events: number): number => partitionPoint(from.length, (place) => (from[place] as number) < events);
  const first = begun(fewer);
  return [...Array.from({ length: begun(more) - first }, (_, n) => first + n), ...altered, ...after.altered];
}

function endedBetween({ history, count }: KnownView, after: KnownView): readonly number[] {
  const [fewer, more] = ordered(count, after.count);
  return history.versions.ended.flatMap((log) => log.versions.slice(log.within(fewer), log.within(more)));
}

function occurredBetween({ history, count, reach }: KnownView, after: KnownView): readonly number[] {
  const [earlier, later] = ordered(reach.end, after.reach.end);
  if (earlier === later) return [];
  const { begun, certain } = history.versions;
  const found: number[] = [];
  for (const log of begun.slice(reach.rank))
    for (const version of log.byCertain.fromGreatest(log.within(Math.max(count, after.count)), later)) {
      if ((certain[version] as number) <= earlier) break;
      found.push(version);
    }
  return found;
}
