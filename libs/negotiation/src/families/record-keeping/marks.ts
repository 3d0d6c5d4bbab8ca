/**
 * EntryAcknowledged, EntryDisputed, EmbargoSet, EmbargoReleased: what a side says of an entry, and from when it may be told.
 * They are the record's own doings, so what was recorded last holds. An embargo marks; it hides nothing until there is sign-in.
 * Names and fields of events are storage: add, never rename.
 */
import { define, type RecordKind } from '../../act/definition';
import type { Entry } from '../../entry/entry';
import { edtf } from '../../entry/entry-shape';
import type { RecordView } from '../../record/record-view';
import { refused } from '../../refusal';
import { described, oneOf, optional, record, reference, text, type Held, type Is } from '../../shape/shape';

const RECORDS: readonly RecordKind[] = ['negotiation', 'consortium'];

const whose = {
  entry: reference('entry'),
  side: optional(described('The side that says so, of a joint body.', oneOf('management-side', 'staff-side'))),
  party: optional(described('Or the party that says so.', reference('party'))),
};
type Whose = Held<typeof whose>;
const oneSide = ({ side, party }: Whose) =>
  (side === undefined) === (party === undefined)
    ? { code: 'side-or-party', says: 'Say which side or which party it is: one of the two.', path: 'side' }
    : undefined;

const acknowledged = { ...record({ ...whose, note: optional(text(4000)) }), check: oneSide };
const disputed = { ...record({ ...whose, ground: described('What is disputed about the entry, and why.', text(10_000)) }), check: oneSide };
const embargoSet = record({
  entry: reference('entry'),
  until: described('Until when it is not to be told, as EDTF.', edtf()),
  reason: optional(text(2000)),
});
const embargoReleased = record({ entry: reference('entry'), reason: optional(text(2000)) });
export type EntryAcknowledged = Is<typeof acknowledged>;
export type EntryDisputed = Is<typeof disputed>;
export type EmbargoSet = Is<typeof embargoSet>;
export type EmbargoReleased = Is<typeof embargoReleased>;

/** What was recorded last of an entry among these types, by the same side where there is one. */
function lastMark(view: RecordView, types: readonly string[], of: Whose): Entry | undefined {
  const isSame = ({ type, data }: Entry): boolean => types.includes(type) && data['entry'] === of.entry && data['side'] === of.side;
  return view.about('entry', of.entry).findLast((e) => isSame(e) && e.data['party'] === of.party);
}

const lastEmbargo = (view: RecordView, entry: string): Entry | undefined => lastMark(view, ['EmbargoSet', 'EmbargoReleased'], { entry });

const forBoth = (negotiation: Readonly<Record<string, unknown>>, consortium: Readonly<Record<string, unknown>>) => ({
  negotiation: { id: 'example-rota-talks', body: negotiation },
  consortium: { id: 'example-health-consortium', body: consortium },
});

export const marks = [
  define<EntryAcknowledged>({
    type: 'EntryAcknowledged',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: acknowledged,
    act: 'acknowledge-entry',
    says: 'A side, or a party, acknowledges that an entry is right.',
    alreadySo: (data, { record: view }) => lastMark(view, ['EntryAcknowledged', 'EntryDisputed'], data)?.type === 'EntryAcknowledged',
    example: forBoth(
      { entry: 'statement:minister-said', side: 'staff-side' },
      { entry: 'condition:union-talks', party: 'example-valley-trust' },
    ),
  }),
  define<EntryDisputed>({
    type: 'EntryDisputed',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: disputed,
    act: 'dispute-entry',
    says: 'A side, or a party, disputes that an entry is right; the entry stays and shows it.',
    example: forBoth(
      { entry: 'statement:union-warned', side: 'management-side', ground: 'The letter speaks of agency staff alone.' },
      { entry: 'condition:union-talks', party: 'example-valley-trust', ground: 'The board asked for talks with every union.' },
    ),
  }),
  define<EmbargoSet>({
    type: 'EmbargoSet',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: embargoSet,
    act: 'set-embargo',
    says: 'An entry is not to be told outside until a date. It is marked so; nothing is hidden while nobody signs in.',
    alreadySo: ({ entry, until }, { record: view }) => {
      const last = lastEmbargo(view, entry);
      return last?.type === 'EmbargoSet' && last.data['until'] === until;
    },
    example: forBoth({ entry: 'statement:union-warned', until: '2025-05-01' }, { entry: 'condition:union-talks', until: '2025-05-01' }),
  }),
  define<EmbargoReleased>({
    type: 'EmbargoReleased',
    tv: 1,
    records: RECORDS,
    graded: false,
    data: embargoReleased,
    act: 'release-embargo',
    says: 'The embargo of an entry ends, whatever its date was.',
    alreadySo: ({ entry }, { record: view }) => lastEmbargo(view, entry)?.type === 'EmbargoReleased',
    refuse: ({ entry }, { record: view }) =>
      lastEmbargo(view, entry) || view.entry(entry)?.embargo
        ? undefined
        : refused('nothing-to-release', 'There is no embargo on this entry.', 'entry'),
    example: forBoth({ entry: 'statement:spare-embargoed' }, { entry: 'condition:spare-condition-embargoed' }),
  }),
];
