import { restsOn, ruleOf, thingCalled, thingInWords, type Thing } from '@parley/negotiation';
import type { EntryAnswer, Moment, OneRecord, Page, Paging, ThingAnswer, WhyAnswer, WhyUnknown } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { pageAsked, pageOf } from './paging';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';
import { namesThen, thingsThen } from './things';

/** Causes that are told whole; the ids of all are there. */
const CAUSES_MAX = 200;

/** Every thing that a position says something of, with its name. */
export async function things(snapshot: Snapshot, q: Moment & Paging & OneRecord, now: number): Promise<Page<ThingAnswer> | undefined> {
  const asked = pageAsked('things', q);
  await snapshot.load([PARTIES, PEOPLE]);
  const all = await thingsThen(snapshot, q);
  if (!all) return undefined;
  const name = namesThen(snapshot);
  const placed = all.map((thing, index) => ({ thing, index }));
  const { items, ...more } = pageOf(placed, ({ index }) => [index], asked);
  return { items: items.map(({ thing }) => inShort(thing, name)), ...more, reflects: snapshot.reflects(now) };
}

/** Why the position says what it says of one thing: the rule, and the entries on which it rests with their sources. */
export async function why(
  snapshot: Snapshot,
  q: Moment & OneRecord & { readonly thing: string },
  now: number,
): Promise<WhyAnswer | WhyUnknown | undefined> {
  await snapshot.load([PARTIES, PEOPLE, SOURCES]);
  const all = await thingsThen(snapshot, q);
  const record = snapshot.record(`${q.record}-${q.id}`);
  if (!all || !record) return undefined;
  const thing = thingCalled(all, q.thing);
  if (!thing) return { unknown: q.thing, things: all.map((one) => one.thing) };
  const name = namesThen(snapshot);
  const counted = new Set(thing.counts);
  const entries = restsOn(all, thing, record.view);
  return {
    ...inShort(thing, name),
    value: thing.value,
    rule: ruleOf(thing, q.record),
    counts: all.filter((one) => counted.has(one.thing)).map((one) => inShort(one, name)),
    entries,
    causes: causesOf(snapshot, entries.slice(0, CAUSES_MAX)),
    reflects: snapshot.reflects(now),
  };
}

const inShort = (thing: Thing, name: (id: string) => string): ThingAnswer => ({
  thing: thing.thing,
  kind: thing.kind,
  says: thingInWords(thing, name),
});

/** The entries of whatever record they stand in, by the order of the ids. */
function causesOf(snapshot: Snapshot, ids: readonly string[]): readonly EntryAnswer[] {
  const registers = registersThen(snapshot);
  const found = new Map<string, EntryAnswer>();
  for (const record of snapshot.records()) {
    const own = ids.flatMap((id) => record.whole.entry(id) ?? []);
    const answers = own.length > 0 ? new EntryAnswers(record, registers) : undefined;
    for (const entry of own) if (answers) found.set(entry.eventId, answers.answer(entry));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
