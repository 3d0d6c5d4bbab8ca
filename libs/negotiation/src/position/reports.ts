import type { Entry } from '../entry/entry';
import type { RecordView } from '../record/record-view';
import type { ReportAnswer } from './answer';
import { ofTypes } from './in-order-of-recording';

/** What an event of record keeping changes: the entries that it names, in whichever field. */
function changes({ type, data }: Entry): readonly string[] {
  if (type === 'EntryCorrected' || type === 'EntryRetracted' || type === 'EvidenceAdded') return [String(data['entry'])];
  if (type === 'DuplicatesMerged') return [String(data['kept']), ...((data['duplicates'] as readonly string[] | undefined) ?? [])];
  return [];
}

const CHANGING = ['EntryCorrected', 'EntryRetracted', 'DuplicatesMerged', 'EvidenceAdded'] as const;

/**
 * The reports that were issued, and whether they still hold. Here the order of recording is what counts: a report can say
 * only what was on record when it went out, and a change is known from its recording on.
 */
export function reportsOf(view: RecordView): readonly ReportAnswer[] {
  const reports = view.ofType('ReportIssued');
  const changing = reports.length > 0 ? ofTypes(view, CHANGING) : [];
  return reports.map((report) => {
    const cites = (report.data['cites'] as readonly string[] | undefined) ?? [];
    const later = changing.filter((e) => e.revision > report.revision && changes(e).some((id) => cites.includes(id)));
    return {
      id: String(report.data['report']),
      title: String(report.data['title']),
      cites,
      stale: later.length > 0,
      because: later.map((e) => e.eventId),
      entry: report.eventId,
    };
  });
}
