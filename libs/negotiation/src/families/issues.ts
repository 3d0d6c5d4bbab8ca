/** Issues: what is argued about. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import { described, newId, optional, record, text, type Is } from '../shape/shape';

const raised = record({
  issue: described('Id of the issue, made from the title where it is left out.', newId('issue', 'title')),
  title: text(300),
  description: optional(text(4000)),
});
export type IssueRaised = Is<typeof raised>;

export const issues = [
  define<IssueRaised>({
    type: 'IssueRaised',
    tv: 1,
    records: ['negotiation'],
    graded: true,
    data: raised,
    act: 'raise-issue',
    says: 'An issue comes up: something that is argued about.',
    example: { id: 'example-rota-talks', body: { title: 'Weekend working', occurred: { edtf: '2025-02-20' } } },
  }),
];
