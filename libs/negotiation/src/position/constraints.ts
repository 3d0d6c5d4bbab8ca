import type { ConstraintAnnounced } from '../families/context';
import type { RecordView } from '../record/record-view';
import { parsePeriod } from '../values/financial-year';
import type { ConstraintAnswer } from './answer';
import { datedOf } from './dated';
import { named } from './named';

/** The limits that were announced, in order of recording. */
export function constraintsOf(view: RecordView): readonly ConstraintAnswer[] {
  return view.ofType('ConstraintAnnounced').map((entry) => {
    const { subject, bound, period } = entry.data as ConstraintAnnounced;
    const read = period === undefined ? undefined : parsePeriod(period);
    const values = { ...(bound && { bound }), ...(period !== undefined && { period }), ...(read?.ok && { edtf: read.value.edtf }) };
    return { subject, values, by: entry.actors.map(named), entry: entry.eventId, ...datedOf(entry) };
  });
}
