/** The register: parties, people and offices that the records refer to. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import { foreignRefusal } from '../act/known';
import type { Entry } from '../entry/entry';
import { edtf } from '../entry/entry-shape';
import type { Irregularity } from '../irregularity';
import { partyName } from '../position/register-names';
import type { RecordView } from '../record/record-view';
import { sameValue } from '../record/same-value';
import { refused } from '../refusal';
import { described, newId, oneOf, optional, record, reference, slug, text, type Is } from '../shape/shape';
import { parseEdtf } from '../values/edtf-date';
import { orderOf } from '../values/occurred-order';

const PARTY_KINDS = [
  'employer',
  'union',
  'employers-body',
  'government-department',
  'consortium',
  'joint-body',
  'review-body',
  'court',
  'political',
  'press',
  'other',
] as const;

const partyRegistered = record({
  party: described('Id of the party, made from the name where it is left out.', newId('party', 'name')),
  kind: oneOf(...PARTY_KINDS),
  name: text(300),
  region: optional(text(200)),
});
const partyRenamed = record({ party: reference('party'), name: text(300), reason: optional(text(2000)) });
const partiesMerged = record({
  merged: described('The party that is no longer named.', slug('party')),
  into: described('The party that stands for both from now on.', reference('party')),
  reason: optional(text(2000)),
});
const personRegistered = record({
  person: described('Made by the program; people have opaque ids.', optional(newId('person'))),
  name: text(200),
  distinguishing: optional(described('Tells apart people of one name, as in MP for St Ives.', text(300))),
});
const officeHeld = record({
  person: reference('person'),
  office: described('Id of the office, as in health-secretary.', slug('office')),
  title: described('The office as printed.', text(300)),
  party: optional(described('The party in which the office is held.', reference('party'))),
  from: optional(edtf()),
  to: optional(edtf()),
});
export type PartyRegistered = Is<typeof partyRegistered>;
export type PartyRenamed = Is<typeof partyRenamed>;
export type PartiesMerged = Is<typeof partiesMerged>;
export type PersonRegistered = Is<typeof personRegistered>;
export type OfficeHeld = Is<typeof officeHeld>;

const mergeOf = (register: RecordView, party: string): Entry | undefined =>
  register.about('party', party).find((e) => e.type === 'PartiesMerged' && e.data['merged'] === party);

function endsBeforeItStarts(entry: Entry<OfficeHeld>): readonly Irregularity[] {
  const [start, end] = [entry.data.from, entry.data.to].map((date) => (date === undefined ? undefined : parseEdtf(date)));
  if (!start?.ok || !end?.ok || orderOf(end.value, start.value) !== 'before') return [];
  return [
    { rule: 'office-ends-before-it-starts', says: 'The office ends before it starts.', entry: entry.eventId, because: [entry.eventId] },
  ];
}

export const register = [
  define<PartyRegistered>({
    type: 'PartyRegistered',
    tv: 1,
    records: ['register-parties'],
    graded: false,
    data: partyRegistered,
    act: 'register-party',
    says: 'An organisation that can hold a position is added to the register.',
    alreadySo: (data, { record: register }) => sameValue(register.maker('party', data.party)?.data, data),
    example: { body: { name: 'Example Ambulance Trust', kind: 'employer', region: 'Example region' } },
  }),
  define<PartyRenamed>({
    type: 'PartyRenamed',
    tv: 1,
    records: ['register-parties'],
    graded: false,
    data: partyRenamed,
    act: 'rename-party',
    says: 'A party goes by another name; its id stays.',
    alreadySo: ({ party, name }, { record: register }) => partyName(register, party) === name,
    example: { body: { party: 'example-north-trust', name: 'Example North Foundation Trust', reason: 'Became a foundation trust.' } },
  }),
  define<PartiesMerged>({
    type: 'PartiesMerged',
    tv: 1,
    records: ['register-parties'],
    graded: false,
    data: partiesMerged,
    act: 'merge-parties',
    says: 'Two parties became one, or were one all along.',
    alreadySo: ({ merged, into }, { record: register }) => mergeOf(register, merged)?.data['into'] === into,
    refuse: ({ merged, into }, { known }) =>
      merged === into
        ? refused('own-duplicate', 'Name two different parties.', 'into')
        : foreignRefusal(known, 'party', { id: merged, path: 'merged' }),
    example: { body: { merged: 'spare-trust', into: 'example-north-trust', reason: 'The trusts merged.' } },
  }),
  define<PersonRegistered>({
    type: 'PersonRegistered',
    tv: 1,
    records: ['register-people'],
    graded: false,
    data: personRegistered,
    act: 'register-person',
    says: 'A person is added to the register under an opaque id. The same name and distinguishing note again adds nobody.',
    alreadySo: ({ name, distinguishing }, { record: register }) =>
      register.ofType('PersonRegistered').some((e) => e.data['name'] === name && e.data['distinguishing'] === distinguishing),
    example: { body: { name: 'Example Person', distinguishing: 'Staff Side secretary' } },
  }),
  define<OfficeHeld>({
    type: 'OfficeHeld',
    tv: 1,
    records: ['register-people'],
    graded: false,
    data: officeHeld,
    act: 'record-office',
    says: 'A person held a post over a period; statements are made in a capacity.',
    alreadySo: (data, { record: register }) => register.about('office', data.office).some((e) => sameValue(e.data, data)),
    irregular: endsBeforeItStarts,
    example: {
      body: {
        person: 'Jo Bloggs',
        office: 'example-staff-side-secretary',
        title: 'Secretary of the Staff Side',
        party: 'example-health-union',
        from: '2025-01-01',
      },
    },
  }),
];
