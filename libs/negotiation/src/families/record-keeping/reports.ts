/** ReportIssued. Names and fields of events are storage: add, never rename. */
import { define } from '../../act/definition';
import { described, list, newId, optional, record, reference, text, type Is } from '../../shape/shape';

const issued = record({
  report: described('Id of the report, made from the title where it is left out.', newId('report', 'title')),
  title: text(500),
  cites: described(
    'The entries on which it rests; a later change to one of them makes the report stale.',
    list(reference('entry'), { max: 1000 }),
  ),
  to: optional(described('To whom it went.', text(1000))),
  asOf: optional(described('The moment of which it reports, in words or as EDTF.', text(200))),
});
export type ReportIssued = Is<typeof issued>;

export const reports = [
  define<ReportIssued>({
    type: 'ReportIssued',
    tv: 1,
    records: ['negotiation', 'consortium'],
    graded: false,
    data: issued,
    act: 'issue-report',
    says: 'A report that cites entries went out; corrections recorded after it mark it stale.',
    example: {
      negotiation: { id: 'example-rota-talks', body: { title: 'Example briefing', cites: ['statement:minister-said'] } },
      consortium: { id: 'example-health-consortium', body: { title: 'Example briefing for boards', cites: ['condition:union-talks'] } },
    },
  }),
];
