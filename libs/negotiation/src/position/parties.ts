import type { Entry } from '../entry/entry';
import type { NegotiatorAppointed } from '../families/spokespeople';
import { authorsOf } from '../families/proposals/versions';
import type { PartyRegistered } from '../families/register';
import type { EntriesView, RecordView } from '../record/record-view';
import type { NegotiatorAnswer, PartyAnswer } from './answer';
import { namedInOrder, ofTypes } from './in-order-of-recording';
import { present } from './present';
import { partyName, personName } from './register-names';
import { stateBy } from './stated';

export interface Registers {
  /** The parties, as known at the moment asked for. */
  readonly register: RecordView;
  readonly people: RecordView;
}
type Data = Entry['data'];
const list = (value: unknown): readonly string[] => (value as readonly string[] | undefined) ?? [];
const one = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

/** What takes part: who is named at the opening, calls or is called to talks, puts or answers proposals, holds a position, appoints. */
const TAKING_PART: Readonly<Record<string, (data: Data) => readonly string[]>> = {
  NegotiationRecordOpened: (data) => list(data['parties']),
  NegotiationConvened: (data) => list(data['parties']),
  PartyWithdrewFromTalks: (data) => one(data['party']),
  PartyReturnedToTalks: (data) => one(data['party']),
  NegotiatorAppointed: (data) => one(data['party']),
  ProposalFloated: (data) => list(data['author']),
  ProposalPublished: (data) => list(data['author']),
  ProposalTabled: (data) => [...list(data['author']), ...list(data['to'])],
  ProposalCountered: (data) => [...list(data['author']), ...list(data['to'])],
  ProposalRejected: (data) => list(data['by']),
  ResponseGiven: (data) => one(data['party']),
  PositionTaken: (data) => one(data['party']),
  PositionRestated: (data) => one(data['party']),
  PositionChanged: (data) => one(data['party']),
};
/** Types by which those who act take part, beside those named. */
const BY_ACTING: readonly string[] = ['NegotiationConvened', 'ProposalPublished', 'ProposalTabled', 'ProposalCountered', 'ObjectionRaised'];

/** The parties of a negotiation in the order in which they came on record. Who is only quoted or asked is no party to it. */
export const partiesOf = (view: RecordView, registers: Registers): readonly PartyAnswer[] =>
  [...entriesByParty(view)].map(([id, because]) => partyAnswer(view, registers, { id, because }));

/** The ids of the same, in the same order. */
export function partyIds(view: EntriesView): readonly string[] {
  const came = new Map<string, Came>();
  for (const type of BRINGING_PARTIES) for (const entry of view.ofType(type)) noteWhoCame(came, entry);
  return [...came].sort(([, [a, first]], [, [b, second]]) => a - b || first - second).map(([party]) => party);
}

/** With which entry a party came first, and in which place there. */
type Came = readonly [revision: number, place: number];
function noteWhoCame(came: Map<string, Came>, entry: Entry): void {
  for (const [place, party] of takingPart(entry).entries())
    if ((came.get(party)?.[0] ?? Infinity) > entry.revision) came.set(party, [entry.revision, place]);
}

/** The types by which parties take part. */
export const BRINGING_PARTIES = [...new Set([...Object.keys(TAKING_PART), ...BY_ACTING])];
function entriesByParty(view: RecordView): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>();
  for (const entry of ofTypes(view, BRINGING_PARTIES))
    for (const party of takingPart(entry)) {
      const because = entries.get(party);
      if (because) because.push(entry.eventId);
      else entries.set(party, [entry.eventId]);
    }
  return entries;
}

const taken = new WeakMap<Entry, readonly string[]>();
function takingPart(entry: Entry): readonly string[] {
  const known = taken.get(entry);
  if (known) return known;
  const acting = BY_ACTING.includes(entry.type) ? entry.actors.flatMap(({ party }) => party ?? []) : [];
  const authors = entry.type.startsWith('Proposal') ? authorsOf(entry).filter((author) => !isPrinted(entry, author)) : [];
  const found = [...new Set([...(TAKING_PART[entry.type]?.(entry.data) ?? []), ...acting, ...authors])];
  taken.set(entry, found);
  return found;
}
const isPrinted = (entry: Entry, author: string): boolean =>
  !list(entry.data['author']).includes(author) && !entry.actors.some((a) => a.party === author);

function partyAnswer(
  view: RecordView,
  { register, people }: Registers,
  { id, because }: { id: string; because: readonly string[] },
): PartyAnswer {
  const own = (types: readonly string[]) => ofTypes(view, types).filter((e) => e.data['party'] === id);
  const moves = own(['PartyWithdrewFromTalks', 'PartyReturnedToTalks']);
  const talks = stateBy(view, moves, {
    stateOf: (e): 'Withdrawn' | 'Returned' => (e.type === 'PartyReturnedToTalks' ? 'Returned' : 'Withdrawn'),
    follows: (a, b) => hasReturnedEachTime(moves) && a.type === 'PartyReturnedToTalks' && b.type === 'PartyWithdrewFromTalks',
  });
  const appointed = own(['NegotiatorAppointed']) as unknown as readonly Entry<NegotiatorAppointed>[];
  return {
    id,
    name: partyName(register, id),
    kind: (register.maker('party', id)?.data as Partial<PartyRegistered> | undefined)?.kind ?? 'unknown',
    ...(talks?.state === 'Withdrawn' && { withdrawnFromTalks: true }),
    ...(talks && { talks }),
    negotiators: appointed.map((entry) => negotiator(entry, people)),
    entries: because,
  };
}

/** A party can only return after it left; where it returned as often as it left, the last return was the last of all. */
function hasReturnedEachTime(moves: readonly Entry[]): boolean {
  const returns = moves.filter((e) => e.type === 'PartyReturnedToTalks').length;
  return returns >= moves.length - returns;
}

function negotiator({ data, eventId }: Entry<NegotiatorAppointed>, people: RecordView): NegotiatorAnswer {
  const { person, asPrinted, body, scope, issues, from, to } = data;
  const name = person === undefined ? asPrinted : personName(people, person);
  return { ...present({ person, name, body, scope, issues, from, to }), entry: eventId };
}

/**
 * Ids of the consortia that take part: named anywhere in the record, or a party of the kind consortium, whose record has the
 * party's id. In order of recording.
 */
export function consortiaOf(view: RecordView, register: RecordView): readonly string[] {
  const parties = namedInOrder(view, 'party', (id) => register.maker('party', id)?.data['kind'] === 'consortium');
  return [...new Set([...namedInOrder(view, 'consortium'), ...parties])];
}
