/** The course of a negotiation: convened, suspended, failed, reopened, left and rejoined. Names and fields of events are storage: add, never rename. */
import { define } from '../act/definition';
import type { Entry } from '../entry/entry';
import { edtf } from '../entry/entry-shape';
import { irregularBy, type Irregularity } from '../irregularity';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { list, optional, record, reference, text, described, integer, type Is } from '../shape/shape';
import { notAtTalks, stopped } from './talks';

const convened = record({
  forum: optional(described('The body or setting in which talks are to be held.', text(300))),
  parties: optional(described('The parties that were called together.', list(reference('party'), { max: 100 }))),
});
const suspended = record({ reason: optional(text(4000)), until: optional(described('When talks are to go on, as EDTF.', edtf())) });
const resumed = record({ reason: optional(text(4000)) });
const reopened = record({ reason: text(4000), round: optional(described('Number of the new round of talks.', integer(2, 1000))) });
const abandoned = record({ reason: optional(text(4000)) });
const failed = record({
  issues: optional(described('What there is no agreement on; everything, where it is left out.', list(reference('issue'), { max: 100 }))),
  reason: optional(text(4000)),
});
const ofParty = record({ party: reference('party'), reason: optional(text(4000)) });
export type NegotiationConvened = Is<typeof convened>;
export type NegotiationSuspended = Is<typeof suspended>;
export type NegotiationResumed = Is<typeof resumed>;
export type NegotiationReopened = Is<typeof reopened>;
export type NegotiationAbandoned = Is<typeof abandoned>;
export type FailureToAgreeRecorded = Is<typeof failed>;
export type PartyWithdrewFromTalks = Is<typeof ofParty>;
export type PartyReturnedToTalks = Is<typeof ofParty>;

const shared = { tv: 1, records: ['negotiation'], graded: true } as const;
const example = (body: Readonly<Record<string, unknown>>) => ({ example: { id: 'example-rota-talks', body } });

/** Talks go on, or are taken up again, that never stood still: only where nothing on record can have stopped them before. */
function withoutStop(entry: Entry<unknown>, view: RecordView): readonly Irregularity[] {
  const stops = stopped(view, entry.type === 'NegotiationResumed' ? ['NegotiationSuspended'] : undefined);
  if (stops.some((stop) => !comesBefore(view, entry as Entry, stop))) return [];
  const openings = view.ofType('NegotiationRecordOpened');
  const rule = { rule: 'talks-had-not-stopped', says: 'Nothing on record had stopped the talks before.' };
  return irregularBy(entry, rule, stops.length > 0 ? stops : openings);
}

/** A party that had left already leaves again. */
function alreadyGone(entry: Entry<{ party: string }>, view: RecordView): readonly Irregularity[] {
  const rule = { rule: 'party-had-withdrawn', says: 'The party had withdrawn from the talks already.' };
  return irregularBy(entry, rule, notAtTalks(view, entry.data.party, entry));
}

/** A party comes back that nothing on record can have taken away. */
function neverLeft(entry: Entry<{ party: string }>, view: RecordView): readonly Irregularity[] {
  const { party } = entry.data;
  const leavings = view.ofType('PartyWithdrewFromTalks').filter((e) => [e.data, ...e.actors].some((named) => named.party === party));
  if (leavings.some((leaving) => !comesBefore(view, entry, leaving))) return [];
  const rule = { rule: 'party-had-not-withdrawn', says: 'No withdrawal of the party from the talks before this is on record.' };
  return irregularBy(entry, rule, leavings.length > 0 ? leavings : [entry]);
}

export const negotiationCourse = [
  define<NegotiationConvened>({
    ...shared,
    type: 'NegotiationConvened',
    data: convened,
    act: 'convene',
    says: 'The parties are called to talks.',
    ...example({ forum: 'Example joint committee', parties: ['example-health-union'], occurred: { edtf: '2025-02-01' } }),
  }),
  define<NegotiationSuspended>({
    ...shared,
    type: 'NegotiationSuspended',
    data: suspended,
    act: 'suspend',
    says: 'Talks are suspended.',
    ...example({ reason: 'The figures are being checked.', until: '2025-05', occurred: { edtf: '2025-04-22' } }),
  }),
  define<NegotiationResumed>({
    ...shared,
    type: 'NegotiationResumed',
    data: resumed,
    act: 'resume',
    says: 'Suspended talks go on.',
    irregular: withoutStop,
    ...example({ reason: 'The figures were checked.', occurred: { edtf: '2025-05-06' } }),
  }),
  define<NegotiationReopened>({
    ...shared,
    type: 'NegotiationReopened',
    data: reopened,
    act: 'reopen',
    says: 'A negotiation that had come to an end is taken up again, in a new round.',
    irregular: withoutStop,
    ...example({ reason: 'New guidance was issued.', round: 2, occurred: { edtf: '2025-09-01' } }),
  }),
  define<NegotiationAbandoned>({
    ...shared,
    type: 'NegotiationAbandoned',
    data: abandoned,
    act: 'abandon',
    says: 'The matter is no longer pursued.',
    ...example({ reason: 'Overtaken by a national agreement.', occurred: { edtf: '2025-08-01' } }),
  }),
  define<FailureToAgreeRecorded>({
    ...shared,
    type: 'FailureToAgreeRecorded',
    data: failed,
    act: 'record-failure-to-agree',
    says: 'Talks end formally without agreement.',
    ...example({ issues: ['weekend-pay'], occurred: { edtf: '2025-06-02' } }),
  }),
  define<PartyWithdrewFromTalks>({
    ...shared,
    type: 'PartyWithdrewFromTalks',
    data: ofParty,
    act: 'withdraw-from-talks',
    says: 'A party leaves the talks; it may return.',
    irregular: alreadyGone,
    ...example({ party: 'example-care-union', reason: 'No offer was made on weekends.', occurred: { edtf: '2025-06-03' } }),
  }),
  define<PartyReturnedToTalks>({
    ...shared,
    type: 'PartyReturnedToTalks',
    data: ofParty,
    act: 'return-to-talks',
    says: 'A party that had left the talks comes back.',
    irregular: neverLeft,
    ...example({ party: 'example-care-union', occurred: { edtf: '2025-06-10' } }),
  }),
];
