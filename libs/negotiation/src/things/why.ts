import { OPENINGS } from '../changes/causes';
import { sentenceOf } from '../changes/sentences';
import type { Telling } from '../changes/telling';
import type { RecordView } from '../record/record-view';
import type { Thing } from './thing';

/** A thing in one sentence: what it is now. */
export function thingInWords({ thing, kind, value }: Thing, name: Telling['name']): string {
  const after = value as Readonly<Record<string, unknown>>;
  return sentenceOf({ thing, kind, change: 'appeared', before: {}, after, differing: Object.keys(after) }, { clock: 'occurred', name });
}

/** The thing of this name; a position also goes by its own id, as in `position:pay-cuts`. */
export function thingCalled(things: readonly Thing[], name: string): Thing | undefined {
  const position = name.startsWith('position:') ? name.slice('position:'.length) : undefined;
  const holds = ({ kind, value }: Thing): boolean =>
    kind === 'stance' && position !== undefined && (value as { readonly positions: readonly string[] }).positions.includes(position);
  return things.find(({ thing }) => thing === name) ?? things.find(holds);
}

/** Event ids of what a thing rests on: its own causes; of a figure, those of the things that it counts; of the record as such, its opening. */
export function restsOn(things: readonly Thing[], thing: Thing, view: RecordView): readonly string[] {
  if (thing.kind === 'opening') return OPENINGS.flatMap((type) => view.ofType(type).map(({ eventId }) => eventId));
  const byName = new Map(things.map((one) => [one.thing, one]));
  const found = new Set<string>();
  const seen = new Set<string>();
  const gather = (one: Thing | undefined): void => {
    if (!one || seen.has(one.thing)) return;
    seen.add(one.thing);
    for (const entry of one.entries) found.add(entry);
    for (const name of one.counts ?? []) gather(byName.get(name));
  };
  gather(thing);
  return [...found];
}
