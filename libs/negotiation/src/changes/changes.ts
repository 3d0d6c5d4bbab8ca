import type { Entry } from '../entry/entry';
import { sameValue } from '../record/same-value';
import { THING_KINDS, type KindOfThing, type Thing } from '../things/thing';
import { Causes, type Pair } from './causes';
import { entriesBetween } from './moved-entries';
import { sentenceOf } from './sentences';
import type { Fields, Telling } from './telling';

/** One thing that differs between two moments. */
export interface ChangeAnswer {
  readonly thing: string;
  readonly kind: KindOfThing;
  readonly change: 'appeared' | 'changed' | 'disappeared';
  /** The change as a sentence. */
  readonly says: string;
  /** What differs, field by field; a field that is absent at one of the moments has no value there. */
  readonly fields: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>;
  /** Event ids of what made it differ. */
  readonly entries: readonly string[];
}

/** One moment: what a position says, and the entries that count (of every record that the position stands on). */
export interface Side {
  readonly things: readonly Thing[];
  /** All of them; or, where `entry` is there to ask for the others, those that do not count alike at the other moment. */
  readonly entries: readonly Entry[];
  /** An entry that counts, by its event id. */
  readonly entry?: (id: string) => Entry | undefined;
}

/**
 * What differs between two moments, in the order of the kinds of things. Empty if and only if the positions say the same. From the
 * changes and the things before follow the things after.
 */
export function changesBetween(before: Side, after: Side, telling: Telling): readonly ChangeAnswer[] {
  const pairs = pairsOf(before.things, after.things);
  const all = lookup([...before.entries, ...after.entries]);
  const entry = (id: string): Entry | undefined => after.entry?.(id) ?? before.entry?.(id) ?? all(id);
  const causes = new Causes(pairs, entriesBetween(before.entries, after.entries), entry);
  return [...pairs]
    .filter(([, pair]) => !sameValue(pair.before?.value, pair.after?.value))
    .map(([name, pair]) => changeOf(name, pair, { causes, telling }))
    .sort((a, b) => THING_KINDS.indexOf(a.kind) - THING_KINDS.indexOf(b.kind));
}

function lookup(entries: readonly Entry[]): (id: string) => Entry | undefined {
  const byId = new Map(entries.map((entry) => [entry.eventId, entry]));
  return (id) => byId.get(id);
}

function pairsOf(before: readonly Thing[], after: readonly Thing[]): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const thing of before) pairs.set(thing.thing, { before: thing });
  for (const thing of after) pairs.set(thing.thing, { ...pairs.get(thing.thing), after: thing });
  return pairs;
}

function changeOf(name: string, pair: Pair, { causes, telling }: { causes: Causes; telling: Telling }): ChangeAnswer {
  const { before, after } = pair;
  const kind = (after ?? before)?.kind ?? 'state';
  const change = !before ? ('appeared' as const) : after ? ('changed' as const) : ('disappeared' as const);
  const fields = fieldsBetween(fieldsOf(before), fieldsOf(after));
  const says = sentenceOf(
    { thing: name, kind, change, before: fieldsOf(before), after: fieldsOf(after), differing: Object.keys(fields) },
    telling,
  );
  return { thing: name, kind, change, says, fields, entries: causes.of(name) };
}

const fieldsOf = (thing: Thing | undefined): Fields => (thing?.value ?? {}) as Fields;

function fieldsBetween(before: Fields, after: Fields): ChangeAnswer['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !sameValue(before[name], after[name]));
  const both = (name: string) => ({
    ...(before[name] !== undefined && { before: before[name] }),
    ...(after[name] !== undefined && { after: after[name] }),
  });
  return Object.fromEntries(names.map((name) => [name, both(name)]));
}
