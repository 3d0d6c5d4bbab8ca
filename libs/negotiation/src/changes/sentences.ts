import type { KindOfThing } from '../things/thing';
import { verbOf } from './state-verbs';
import { inWords, subjectOf, text } from './subjects';
import type { Fields, Telling, Told } from './telling';

/** A change as a sentence that somebody can read who knows the matter and not the program; without a full stop. */
export function sentenceOf(told: Told, telling: Telling): string {
  const sentence = (SAID[told.kind] ?? saidOfThing)(told, telling);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

type Say = (told: Told, telling: Telling) => string;

const SAID: Readonly<Partial<Record<KindOfThing, Say>>> = {
  state: ({ before, after, differing }) =>
    Object.keys(before).length > 0 && !differing.includes('state')
      ? `the state is ${stateText(after)} as before, resting on other entries`
      : fromTo('the state', before['state'] && stateText(before), stateText(after)),
  count: ({ thing, before, after }) => fromTo(COUNTS[thing.slice('count:'.length)] ?? thing, before['count'], after['count']),
  membership: (told) =>
    told.differing
      .filter((field) => field !== 'claims')
      .map((field) => figure(told, field))
      .join(', ') || 'the claims of the membership changed',
  agreed: ({ after, before, change }) =>
    change === 'disappeared' ? `no longer agreed: ${text(before['what'])}` : `agreed: ${text(after['what'])}`,
  stance: saidOfStance,
  due: ({ after, before, change }) => (change === 'disappeared' ? `no longer due: ${dueText(before)}` : `due: ${dueText(after)}`),
  last: ({ after, change }) =>
    change === 'disappeared' ? 'nothing has happened any more' : `what happened last is now: ${inWords(text(after['type']))}`,
  irregularity: ({ after, before, change }) =>
    change === 'disappeared' ? `no longer irregular: ${text(before['says'])}` : `irregular: ${text(after['says'])}`,
};

const COUNTS: Readonly<Record<string, string>> = {
  tabledProposals: 'the number of tabled proposals',
  publishedProposals: 'the number of published proposals',
  floatedTerms: 'the number of floated terms',
  aims: 'the number of aims',
  questionsOpen: 'the number of open questions',
  questionsPartlyAddressed: 'the number of partly addressed questions',
  objectionsOpen: 'the number of open objections',
  conflictsOpen: 'the number of open conflicts',
  actionsOpen: 'the number of open actions',
};
const fromTo = (what: string, before: unknown, after: unknown): string =>
  before === undefined ? `${what} is ${text(after)}` : `${what} went from ${text(before)} to ${text(after)}`;
const figure = ({ before, after }: Told, field: string): string =>
  fromTo(`the number of members ${inWords(field)}`, before[field], after[field]);
const dueText = ({ what, due }: Fields): string => `${text(what)}, ${text(due)}`;

/** A state; where the dates do not decide, each that it may be. */
function stateText({ state, stance, between }: Fields): string {
  const said = state ?? stance;
  const candidates = (between ?? []) as readonly { readonly state: string }[];
  if (said !== 'undetermined' || candidates.length === 0) return inWords(text(said));
  return `undetermined (${[...new Set(candidates.map((one) => inWords(one.state)))].join(' or ')})`;
}

function saidOfStance(told: Told, telling: Telling): string {
  const subject = subjectOf(told, telling);
  const { before, after, change, differing } = told;
  if (change === 'disappeared') return `${subject}: the stance is no longer on record`;
  if (change === 'appeared') return `${subject}: ${stateText(after)}`;
  return differing.includes('stance')
    ? `${subject}: from ${stateText(before)} to ${stateText(after)}`
    : `${subject}: ${stateText(after)}, ${differingText(differing)}`;
}

/** Of what has a state of its own: how it came to it; what else of it changed. */
function saidOfThing(told: Told, telling: Telling): string {
  const { change, before, after, differing } = told;
  const subject = subjectOf(told, telling);
  if (change === 'disappeared') return `${subject} is no longer on record`;
  if (change === 'appeared') return appeared(told, subject, telling);
  const clauses = newcomers(told, telling);
  if (differing.includes('state')) return [`${subject} ${movedState(told)}`, ...clauses].join('; ');
  return `${subject}: ${clauses.length > 0 ? clauses.join('; ') : `${differingText(differing)}${nameChange(before, after)}`}`;
}

function appeared({ kind, after }: Told, subject: string, { clock }: Telling): string {
  const verb = verbOf(kind, after);
  if (clock === 'occurred' || typeof after['state'] !== 'string') return `${subject} ${verb ?? 'came on record'}`;
  return kind === 'approval'
    ? `the decision of ${subject} became known: ${stateText(after)}`
    : `${subject} became known; it ${verb ?? 'is on record'}`;
}

function movedState({ kind, before, after }: Told): string {
  if (after['state'] === 'undetermined') return `is now ${stateText(after)}, as the dates do not decide`;
  return verbOf(kind, after) ?? `went from ${stateText(before)} to ${stateText(after)}`;
}

/** Versions and replies of a proposal that were not there before. */
function newcomers({ before, after }: Told, { name }: Telling): readonly string[] {
  const listed = (fields: Fields, list: string): readonly Fields[] => (fields[list] ?? []) as readonly Fields[];
  const versions = listed(before, 'versions').map(({ version }) => version);
  const replies = listed(before, 'responses').map(({ entry }) => entry);
  const news = listed(after, 'versions').filter(({ version }) => !versions.includes(version));
  const given = listed(after, 'responses').filter(({ entry }) => !replies.includes(entry));
  return [
    ...news.map(({ version, out }) => `version ${text(version)} was ${out === 'unknown' ? 'named' : text(out)}`),
    ...given.map(({ party, response, version }) => `${name(text(party))} replied to version ${text(version)}: ${inWords(text(response))}`),
  ];
}

const nameChange = ({ name: was }: Fields, { name: is }: Fields): string =>
  was !== undefined && is !== undefined && was !== is ? ` (now ${text(is)}, before ${text(was)})` : '';
/** The differing fields; what it says may be as before, on other entries. */
function differingText(fields: readonly string[]): string {
  const shown = fields.filter((field) => !['entries', 'entry', 'answers', 'positions'].includes(field));
  return shown.length === 0 ? 'as before, resting on other entries' : `${shown.map(inWords).join(', ')} changed`;
}
