import { tellingField, type Actor } from '@parley/negotiation';
import { actorInWords } from '../names/actor-in-words';
import { dateInWords } from '../words/dates-in-words';
import { lower, spoken, valueInWords } from '../words/in-words';

type Named = (id: string) => string;
type Data = Readonly<Record<string, unknown>>;
interface Entry {
  readonly type: string;
  readonly data: Data;
  readonly actors: readonly object[];
}

/** What of an entry has no place in the minutes of the meeting: the minutes themselves, and what came before it. */
const NOT_MINUTED = /^(Minutes|SideNotes|MeetingScheduled|PapersCirculated)/;
export const isMinuted = ({ type }: Pick<Entry, 'type'>): boolean => !NOT_MINUTED.test(type);

const VERBS: Readonly<Record<string, string>> = {
  opinion: 'gave the opinion',
  warning: 'warned',
  commitment: 'undertook',
  allegation: 'alleged',
  denial: 'denied',
  QuestionPut: 'asked',
  ReplyRecorded: 'replied',
  ObjectionRaised: 'objected',
  ObjectionAnswered: 'answered the objection',
  IssueRaised: 'raised the issue',
  ProposalTabled: 'tabled',
  ProposalFloated: 'floated',
  ProposalCountered: 'put the counter-proposal',
  ResponseGiven: 'responded',
  ProposalWithdrawn: 'withdrew the proposal',
  PositionTaken: 'took a position',
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const sentence = (words: string): string => (/[.?!…”"]$/.test(words) ? words : `${words}.`);
const after = (words: string, mark: string): string => (words === '' ? '' : `${mark}${words}`);
const people = (list: unknown, named: Named): string => (list as readonly Actor[]).map((one) => actorInWords(one, named)).join('; ');

/** What happened in the room, and to the meeting, has its own words. */
const OWN: Readonly<Record<string, (data: Data, named: Named) => string>> = {
  MeetingOpened: () => 'The meeting opened',
  AttendanceRecorded: ({ present, apologies }, named) =>
    `Present: ${people(present, named)}${apologies === undefined ? '' : `. Apologies: ${people(apologies, named)}`}`,
  AttendanceChanged: ({ who, change, reason }, named) =>
    `${actorInWords(who as Actor, named)} ${lower(text(change))}${after(text(reason), ': ')}`,
  SideMeetingHeld: ({ who, about }, named) => `${people(who, named)} met apart${after(text(about), ': ')}`,
  MeetingAdjourned: ({ until, sineDie, reason }) =>
    `The meeting adjourned${sineDie === true ? ' sine die' : after(until === undefined ? '' : dateInWords(text(until)), ' until ')}${after(text(reason), ': ')}`,
  MeetingReconvened: () => 'The meeting went on',
  MeetingClosed: ({ outcome, next }) =>
    `The meeting closed${after(text(outcome), ': ')}${after(next === undefined ? '' : dateInWords(text(next)), '. Next meeting: ')}`,
  ActionAgreed: ({ what, who, due }, named) =>
    [
      `Action: ${text(what)}`,
      after(who === undefined ? '' : people(who, named), 'By whom: '),
      after(due === undefined ? '' : dateInWords(text(due)), 'By when: '),
    ]
      .filter((words) => words !== '')
      .map(sentence)
      .join(' '),
  ObjectionResolved: ({ outcome, reason }) => `The objection was ${lower(text(outcome))}${after(text(reason), ': ')}`,
};

const verbOf = ({ type, data }: Entry): string | undefined =>
  VERBS[text(data['kind'])] ?? VERBS[type] ?? (type === 'StatementRecorded' ? 'said' : undefined);

/** The words that tell most; between quotation marks where they are the very words. */
function told(data: Data, named: Named): string {
  const telling = tellingField(data);
  const words = telling === undefined ? '' : valueInWords(data[telling], named);
  return data['verbatim'] === true ? `“${words}”` : words;
}

/** What an entry says, as a first wording of a paragraph: who, and what. Its writer puts it into their own words. */
export function entryInMinutes(entry: Entry, named: Named): string {
  const { type, data, actors } = entry;
  const own = OWN[type];
  if (own) return sentence(own(data, named));
  const [said, verb] = [told(data, named), verbOf(entry)];
  const who = people(actors, named);
  if (verb === undefined) return sentence(`${spoken(type)}${after(said, ': ')}${after(who, ' — ')}`);
  return sentence(`${who || 'Somebody'} ${verb}${after(said, ': ')}`);
}
