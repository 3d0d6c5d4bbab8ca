import type { Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import { comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import { entriesOf } from './in-turn';

type Named = {
  readonly meeting: string;
  readonly version: number;
};
type Agreement = Named & {
  readonly sides?: readonly string[];
  readonly parties?: readonly string[];
};
const ofVersion = (view: RecordView, { meeting, version }: Named, types: readonly string[]): readonly Entry[] =>
  entriesOf(view, meeting).filter((e) => types.includes(e.type) && e.data['version'] === version);

/** Agreed minutes are agreed by both sides; all agreements to the version on record are looked at together. */
export function agreedByOneSide(entry: Entry<Agreement>, view: RecordView): readonly Irregularity[] {
  const agreements = ofVersion(view, entry.data, ['MinutesAgreed']);
  const all = agreements.map((e) => e.data as unknown as Agreement);
  const sides = new Set(all.flatMap((one) => one.sides ?? []));
  const parties = new Set(all.flatMap((one) => one.parties ?? []));
  const because = agreements.filter((e) => e.eventId !== entry.eventId).map((e) => e.eventId);
  const isOneSide = sides.size === 1 ? parties.size === 0 : sides.size === 0 && parties.size === 1;
  if (!isOneSide) return [];
  return [
    { rule: 'minutes-agreed-by-one-side', says: 'Only one side is on record as agreeing these minutes.', entry: entry.eventId, because },
  ];
}

/** Minutes go out once they are agreed, or settled as not agreed. */
export function publishedUnsettled(entry: Entry<Named>, view: RecordView): readonly Irregularity[] {
  const settled = ofVersion(view, entry.data, ['MinutesAgreed', 'MinutesNotAgreed']);
  if (settled.some((e) => !comesBefore(view, entry, e))) return [];
  const because = settled.map((e) => e.eventId);
  const says = 'The minutes were published before they were agreed, or settled as not agreed.';
  return [{ rule: 'minutes-published-unsettled', says, entry: entry.eventId, because }];
}
