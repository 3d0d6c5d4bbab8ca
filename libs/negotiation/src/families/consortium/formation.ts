/** How a consortium begins and ends. Names and fields of events are storage: add, never rename. */
import { define } from '../../act/definition';
import type { Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import { comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import { described, list, newId, optional, record, reference, text, type Is } from '../../shape/shape';
import { count } from '../values';

const proposed = record({
  consortium: described('Id of the consortium, made from the name where it is left out.', newId('consortium', 'name')),
  name: text(300),
  purpose: optional(text(4000)),
  region: optional(text(200)),
});
const claimed = record({
  count: described('The number of members as claimed; it is not the count of the named.', count()),
});
const formed = record({
  members: optional(described('The members that form it.', list(reference('party'), { max: 500 }))),
  constitution: optional(described('The agreement on which it rests.', text(2000))),
});
const disbanded = record({ reason: optional(text(4000)) });
export type ConsortiumProposed = Is<typeof proposed>;
export type MembershipClaimed = Is<typeof claimed>;
export type ConsortiumFormed = Is<typeof formed>;
export type ConsortiumDisbanded = Is<typeof disbanded>;

/** What is dated after the consortium was disbanded. */
export function afterDisbanding(entry: Entry, view: RecordView): readonly Irregularity[] {
  const ends = view.ofType('ConsortiumDisbanded').filter((end) => end.eventId !== entry.eventId && comesBefore(view, end, entry));
  if (ends.length === 0) return [];
  const because = ends.map((e) => e.eventId);
  return [{ rule: 'after-disbanding', says: 'The consortium had been disbanded already.', entry: entry.eventId, because }];
}

export const formation = [
  define<ConsortiumProposed>({
    type: 'ConsortiumProposed',
    tv: 1,
    records: ['consortium'],
    graded: false,
    data: proposed,
    act: 'propose-consortium',
    opens: true,
    says: 'Employers propose to act together; this opens the record of the consortium.',
    example: { body: { name: 'Example rostering consortium', purpose: 'To buy one rota system.' } },
  }),
  define<MembershipClaimed>({
    type: 'MembershipClaimed',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: claimed,
    act: 'claim-membership',
    says: 'A number of members is claimed; who they are may not be known.',
    irregular: afterDisbanding,
    example: {
      id: 'example-health-consortium',
      body: {
        count: { value: 6, kind: 'claimed' },
        occurred: { edtf: '2025-03-15' },
        sources: [{ source: 'example-gazette', locator: 'para. 2', grade: 'report' }],
      },
    },
  }),
  define<ConsortiumFormed>({
    type: 'ConsortiumFormed',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: formed,
    act: 'form-consortium',
    says: 'The consortium is formed, on whatever it rests.',
    example: {
      id: 'example-health-consortium',
      body: { constitution: 'Memorandum of understanding', occurred: { edtf: '2025-03-01' } },
    },
  }),
  define<ConsortiumDisbanded>({
    type: 'ConsortiumDisbanded',
    tv: 1,
    records: ['consortium'],
    graded: true,
    data: disbanded,
    act: 'disband-consortium',
    says: 'The consortium ends.',
    example: { id: 'example-health-consortium', body: { reason: 'The rota is agreed.', occurred: { edtf: '2026-03-31' } } },
  }),
];
