import { entriesBetween, movers } from '../changes/moved-entries';
import type { Entry } from '../entry/entry';
import { boundsOf, comesBefore } from '../record/in-order';
import { sameValue } from '../record/same-value';
import type { RecordView } from '../record/record-view';
import { decidedWithin } from './decision';

/** What bears on the matter at one moment of recording, and everything that counts then, corrections among it. */
export interface Known {
  readonly concerning: readonly Entry[];
  readonly all: readonly Entry[];
}
export interface BasisAsked {
  readonly decision: Entry;
  /** The record of the decision, for what was stated of before and after. */
  readonly view: RecordView;
  /** What was on record before the earliest moment at which it can have been decided. */
  readonly then: Known;
  /** What was on record by the latest. */
  readonly perhaps: Known;
  /** What is on record as asked. */
  readonly now: Known;
}
const PARTS = ['type', 'data', 'occurred', 'actors', 'sources'] as const;
type Parts = Partial<Pick<Entry, (typeof PARTS)[number]>>;

/** An entry that was on record when it was decided, and was changed since. */
export interface CorrectedSince {
  readonly entry: string;
  /** The events that changed it. */
  readonly by: readonly string[];
  /** `undetermined`: the dates do not say whether the change came before the decision. */
  readonly when: 'later' | 'undetermined';
  /** The parts that read otherwise now. */
  readonly then: Parts;
  /** Without citations of sources that were retracted since. Null where it counts no more: retracted, merged as a duplicate, or no longer borne by evidence. */
  readonly now: Parts | null;
}
export interface Basis {
  /** On record when it was decided, each as it stood then. */
  readonly onRecord: readonly Entry[];
  /** Had certainly occurred by then, and was recorded only later. */
  readonly recordedLater: readonly Entry[];
  /** `recording`: recorded about when it was decided. `occurrence`: recorded later, and may have occurred before or after. */
  readonly undetermined: readonly { readonly entry: Entry; readonly because: 'recording' | 'occurrence' }[];
  readonly correctedSince: readonly CorrectedSince[];
}

/** What a decision rested on, as far as it was on record: four lists that share no entry but for what was corrected since. */
export function basisOf(asked: BasisAsked): Basis {
  const { decision, then, perhaps, now } = asked;
  const has = ({ concerning }: Known) => new Set(concerning.map(({ eventId }) => eventId));
  const [before, about] = [has(then), has(perhaps)];
  const others = (known: Known): readonly Entry[] => known.concerning.filter(({ eventId }) => eventId !== decision.eventId);
  const order = orderTo(asked);
  const recording = others(perhaps).filter((entry) => !before.has(entry.eventId) && order(entry) !== 'after');
  const later = others(now).filter(({ eventId }) => !before.has(eventId) && !about.has(eventId));
  return {
    onRecord: others(then),
    recordedLater: later.filter((entry) => order(entry) === 'before'),
    undetermined: [
      ...recording.map((entry) => ({ entry, because: 'recording' as const })),
      ...later.filter((entry) => order(entry) === 'undetermined').map((entry) => ({ entry, because: 'occurrence' as const })),
    ],
    correctedSince: correctedSince(asked),
  };
}

/** Whether an entry occurred before the decision, by dates and by what was stated; nothing was decided after it was recorded. */
function orderTo({ decision, view }: BasisAsked): (entry: Entry) => 'before' | 'after' | 'undetermined' {
  const { latest } = decidedWithin(decision);
  return (entry) => {
    if (comesBefore(view, entry, decision)) return 'before';
    const { earliest } = boundsOf(entry);
    return (earliest !== null && earliest >= latest) || comesBefore(view, decision, entry) ? 'after' : 'undetermined';
  };
}

function correctedSince({ decision, then, now }: BasisAsked): readonly CorrectedSince[] {
  const moved = entriesBetween(then.all, now.all);
  const by = movers(moved);
  const sources = retractedSince(moved.entered.values());
  const recorded = new Map(now.all.map(({ eventId, recordedAt }) => [eventId, recordedAt]));
  const { latest } = decidedWithin(decision);
  const whenOf = (causes: readonly string[]): CorrectedSince['when'] =>
    causes.every((id) => (recorded.get(id) ?? Infinity) >= latest) ? 'later' : 'undetermined';
  const causesOf = ({ eventId, sources: cited }: Entry): readonly string[] => [
    ...(moved.left.has(eventId) || moved.altered.has(eventId) ? by(eventId) : []),
    ...cited.flatMap(({ source }) => sources.get(source) ?? []),
  ];
  const isNow = (was: Entry): Entry | undefined =>
    moved.left.has(was.eventId) ? undefined : without(moved.altered.get(was.eventId) ?? was, sources);
  return then.concerning
    .filter(({ eventId }) => eventId !== decision.eventId)
    .map((was) => ({ was, causes: [...new Set(causesOf(was))] }))
    .filter(({ causes }) => causes.length > 0)
    .map(({ was, causes }) => ({ entry: was.eventId, by: causes, when: whenOf(causes), ...partsOf(was, isNow(was)) }));
}

/** Sources that were retracted since, and by which event. */
const retractedSince = (entered: Iterable<Entry>): ReadonlyMap<string, string> =>
  new Map(
    [...entered].flatMap(({ type, data, eventId }) => (type === 'SourceRetracted' ? [[String(data['source']), eventId] as const] : [])),
  );
const without = (entry: Entry, retracted: ReadonlyMap<string, string>): Entry => ({
  ...entry,
  sources: entry.sources.filter(({ source }) => !retracted.has(source)),
});

function partsOf(was: Entry, is: Entry | undefined): Pick<CorrectedSince, 'then' | 'now'> {
  const differing = PARTS.filter((part) => !is || !sameValue(was[part], is[part]));
  const parts = (of: Entry): Parts => Object.fromEntries(differing.map((part) => [part, of[part]]));
  return { then: parts(was), now: is ? parts(is) : null };
}
