import type { RecordView } from '../../record/record-view';
import { refused, type Refusal } from '../../refusal';

/** A meeting is scheduled once and opened once; its id in a second event of the kind would be a repeated id. */
export function alreadyOnRecord(record: RecordView, type: string, meeting: string): Refusal | undefined {
  const before = record.about('meeting', meeting).find((e) => e.type === type && e.data['meeting'] === meeting);
  return (
    before && refused('id-taken', `The meeting ${meeting} has this on record already; correct that entry, or give another id.`, 'meeting')
  );
}
