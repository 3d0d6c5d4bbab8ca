import { changesBetween, isReversed } from '@parley/negotiation';
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
  const differing = changesBetween(
    { things: earlier ?? [], entries: before.counting() },
    { things, entries: after.counting() },
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

function momentsOf(q: Asked): readonly [Moment, Moment] {
  const { asOf, knownAt, evidence } = q;
  if (isReversed(q)) throw new ViewsError('between-reversed', {});
  if (q.clock === 'recorded') return [defined({ asOf, knownAt: q.from, evidence }), defined({ asOf, knownAt: q.to ?? knownAt, evidence })];
  return [defined({ asOf: q.from, knownAt, evidence }), defined({ asOf: q.to ?? asOf, knownAt, evidence })];
}
