import { changesBetween, isReversed, movedBetween, type MovedBetween } from '@parley/negotiation';
import { ViewsError } from '../errors';
import type { Between, ChangesAnswer, Moment, OneRecord, Paging } from '../questions';
import { defined } from './defined';
import { pageAsked, pageOf } from './paging';
import { PEOPLE, type Snapshot } from './snapshot';
import { namesThen, thingsThen } from './things';

type Asked = Moment & Paging & OneRecord & Between;

/** What differs between two moments of one clock; where nothing was on record at the earlier one, everything is new. */
export async function changes(snapshot: Snapshot, q: Asked, now: number): Promise<ChangesAnswer | undefined> {
  const asked = pageAsked('changes', q);
  const [from, to] = momentsOf(q);
  const [before, after] = [snapshot.at(from), snapshot.at(to)];
  await after.load([PEOPLE]);
  const things = await thingsThen(after, q);
  if (!things) return undefined;
  const earlier = await thingsThen(before, q);
  const moved = movedEntries(before, after);
  const differing = changesBetween(
    { things: earlier ?? [], entries: moved.before, entry: (id) => before.counted(id) },
    { things, entries: moved.after, entry: (id) => after.counted(id) },
    { clock: q.clock, name: namesThen(after) },
  );
  const placed = differing.map((change, index) => ({ change, index }));
  const { items, ...more } = pageOf(placed, ({ index }) => [index], asked);
  return {
    items: items.map(({ change }) => change),
    ...more,
    clock: q.clock,
    possible: after.record(`${q.record}-${q.id}`)?.possible ?? 0,
    reflectsFrom: earlier ? before.reflects(now) : null,
    reflects: after.reflects(now),
  };
}

/** The entries of every record that either answer stands on and that do not count alike in both, record by record. */
function movedEntries(before: Snapshot, after: Snapshot): MovedBetween {
  const moved = (stream: string): MovedBetween => {
    const [was, is] = [before.past(stream), after.past(stream)];
    return was && is ? movedBetween(was, is) : { before: was?.all() ?? [], after: is?.all() ?? [] };
  };
  const streamsOf = (snapshot: Snapshot): readonly string[] => snapshot.records().map(({ stream }) => stream);
  const [left, entered] = [streamsOf(before), streamsOf(after)];
  const each = new Map([...new Set([...left, ...entered])].map((stream) => [stream, moved(stream)]));
  return {
    before: left.flatMap((stream) => each.get(stream)?.before ?? []),
    after: entered.flatMap((stream) => each.get(stream)?.after ?? []),
  };
}

function momentsOf(q: Asked): readonly [Moment, Moment] {
  const { asOf, knownAt, evidence } = q;
  if (isReversed(q)) throw new ViewsError('between-reversed', {});
  if (q.clock === 'recorded') return [defined({ asOf, knownAt: q.from, evidence }), defined({ asOf, knownAt: q.to ?? knownAt, evidence })];
  return [defined({ asOf: q.from, knownAt, evidence }), defined({ asOf: q.to ?? asOf, knownAt, evidence })];
}
