import type { KindOfThing } from '../things/thing';
import type { Fields, Telling, Told } from './telling';

/** A value that is said as it stands. */
export const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : 'not known');
/** "AgreedInPrinciple", "refer-to-members" in lower-case words. */
export const inWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();

/** What a sentence is about: the thing by its words, else by its id. */
export function subjectOf({ kind, before, after }: Pick<Told, 'kind' | 'before' | 'after'>, { name }: Pick<Telling, 'name'>): string {
  const of: Fields = { ...before, ...after };
  const say = SUBJECTS[kind];
  return say ? say(of, name) : `${inWords(kind)} ${text(of['id'] ?? of['name'])}`;
}

type Subject = (of: Fields, name: (id: string) => string) => string;
const quoted = (words: unknown): string => `“${text(words)}”`;

const SUBJECTS: Readonly<Partial<Record<KindOfThing, Subject>>> = {
  opening: ({ title, name }) => `the record ${quoted(title ?? name)}`,
  proposal: ({ kind, title, id }) => `the ${kind === 'unknown' ? 'proposal' : text(kind)} ${quoted(title ?? id)}`,
  term: ({ parameter, proposal, version }) =>
    `the term ${quoted(parameter)} of ${text(proposal)}${version === undefined || version === 1 ? '' : `, version ${text(version)},`}`,
  aim: ({ parameter }) => `the aim ${quoted(parameter)}`,
  stance: ({ party, body, target }, name) =>
    `${name(text(party))}${body === undefined ? '' : ` (${text(body)})`} on ${targetText(target as Fields)}`,
  issue: ({ title }) => `the issue ${quoted(title)}`,
  action: ({ what }) => `the action ${quoted(what)}`,
  meeting: ({ title, id }) => (title === undefined ? `the meeting ${text(id)}` : `the meeting ${quoted(title)}`),
  minutes: ({ meeting }) => `the minutes of ${text(meeting)}`,
  constraint: ({ subject }) => `the limit on ${text(subject)}`,
  report: ({ title }) => `the report ${quoted(title)}`,
  party: ({ name }) => text(name),
  consortium: ({ name }) => `the consortium ${quoted(name)}`,
  member: ({ name }) => text(name),
  approval: ({ name, subject }) => `the board of ${text(name)} on ${targetText(subject as Fields)}`,
  contribution: ({ name, what }) => `the contribution of ${text(name)}, ${quoted(what)},`,
  negotiation: ({ title }) => `the negotiation ${quoted(title)}`,
};

/** "issue pay", "proposal offer, version 2", or a subject as printed. */
export const targetText = (target: Fields): string =>
  Object.entries(target)
    .map(([field, value]) => (field === 'subject' || field === 'about' ? inWords(text(value)) : `${field} ${text(value)}`))
    .join(', ');
