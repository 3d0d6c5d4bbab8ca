import type { IsDate } from './date-rules';
import { dateAsTyped } from './occurred-as-typed';
import type { Line, ReleasedAct } from './line';
import {
  actorOf,
  isLacking,
  lacks,
  maybe,
  party,
  quoteIn,
  target,
  titleOf,
  withId,
  wordsOf,
  type Fields,
  type Lacking,
  type Made,
} from './line-words';
import { sourceOf } from './note-source';
import { proposalLines } from './proposal-lines';

function statement(line: Line): Made {
  if (wordsOf(line) === '') return lacks('what was said');
  const about = target(line);
  const verbatim = quoteIn(line.said.what) === undefined ? {} : { verbatim: true };
  return [
    'record-statement',
    { kind: line.said.kind, channel: 'at-the-table', ...verbatim, substance: wordsOf(line), ...(about && { about: [about] }) },
  ];
}

function attendance(line: Line): Made {
  const who = actorOf(line);
  if (who === undefined) return lacks('who');
  return ['change-attendance', { meeting: line.meeting, who, change: line.said.kind, ...maybe('reason', wordsOf(line)) }];
}

const WITH_A_DAY = ['action', 'adjourned', 'closed'];
/** The day or the time that was typed beside what was said, where the kind asks for one; else empty. */
export const dayTyped = ({ said: { kind, detail } }: Line): string => (WITH_A_DAY.includes(kind) ? detail.trim() : '');

function day(line: Line, field: string, isDate: IsDate): Fields | undefined {
  const typed = dayTyped(line);
  if (typed === '') return {};
  const edtf = dateAsTyped(typed, new Date(line.notedAt), isDate);
  return edtf === undefined ? undefined : { [field]: edtf };
}
const NO_DAY = lacks('a day or a time, as in 14:30, 2025-03-06 or 2025-03');

const MADE: Readonly<Record<string, (line: Line, isDate: IsDate) => Made>> = {
  question(line) {
    const about = target(line);
    if (wordsOf(line) === '') return lacks('what is asked');
    return ['put-question', { ...withId('question', line), limbs: [wordsOf(line)], ...(about && { about: [about] }) }];
  },
  reply(line) {
    const question = target(line, 'question');
    if (question === undefined) return lacks('the question');
    if (line.said.detail === '') return lacks('how far it is addressed');
    if (wordsOf(line) === '') return lacks('what was replied');
    return ['record-reply', { ...question, addressed: line.said.detail, substance: wordsOf(line) }];
  },
  objection(line) {
    const against = target(line);
    if (against === undefined) return lacks('what it is about');
    if (wordsOf(line) === '') return lacks('its ground');
    return ['raise-objection', { ...withId('objection', line), target: against, ground: wordsOf(line) }];
  },
  answer(line) {
    const objection = target(line, 'objection');
    if (objection === undefined) return lacks('the objection');
    return wordsOf(line) === '' ? lacks('what was answered') : ['answer-objection', { ...objection, answer: wordsOf(line) }];
  },
  outcome(line) {
    const objection = target(line, 'objection');
    if (objection === undefined) return lacks('the objection');
    if (line.said.detail === '') return lacks('the outcome');
    return ['resolve-objection', { ...objection, outcome: line.said.detail, ...maybe('reason', wordsOf(line)) }];
  },
  position(line) {
    const [on, by] = [target(line), party(line)];
    if (by === undefined) return lacks('the party whose position it is');
    if (on === undefined) return lacks('what it is about');
    if (line.said.detail === '') return lacks('the stance');
    return ['take-position', { party: by, target: on, stance: line.said.detail, ...maybe('ground', wordsOf(line)) }];
  },
  issue: (line) =>
    wordsOf(line) === '' ? lacks('what is argued about') : ['raise-issue', { ...withId('issue', line), title: titleOf(line) }],
  action(line, isDate) {
    const [who, due] = [actorOf(line), day(line, 'due', isDate)];
    if (wordsOf(line) === '') return lacks('what is to be done');
    return due === undefined
      ? NO_DAY
      : ['agree-action', { what: wordsOf(line), ...(who && { who: [who] }), ...due, meeting: line.meeting }];
  },
  'side-meeting'(line) {
    const who = actorOf(line);
    return who === undefined
      ? lacks('who')
      : ['record-side-meeting', { meeting: line.meeting, who: [who], ...maybe('about', wordsOf(line)) }];
  },
  adjourned(line, isDate) {
    const until = /^sine die$/i.test(dayTyped(line)) ? { sineDie: true } : day(line, 'until', isDate);
    return until === undefined ? NO_DAY : ['adjourn-meeting', { meeting: line.meeting, ...until, ...maybe('reason', wordsOf(line)) }];
  },
  reconvened: (line) =>
    wordsOf(line) === '' ? ['reconvene-meeting', { meeting: line.meeting }] : lacks('a line of their own for these words'),
  closed(line, isDate) {
    const next = day(line, 'next', isDate);
    return next === undefined ? NO_DAY : ['close-meeting', { meeting: line.meeting, ...maybe('outcome', wordsOf(line)), ...next }];
  },
  ...proposalLines,
  arrived: attendance,
  left: attendance,
  'walked-out': attendance,
};

/** Who is known to have said it decides the grade; where nobody is named for it, it is unattributed. */
function citation(line: Line): Fields {
  const quote = quoteIn(line.said.what);
  const { who, actor } = line.said;
  const time = /T(\d\d:\d\d)/.exec(line.occurred.edtf ?? '')?.[1];
  return {
    source: sourceOf(line, line.by),
    locator: time === undefined ? 'note' : `note of ${time}`,
    grade: actor === undefined && who.trim() !== '' ? 'unattributed' : 'on-record',
    ...(quote !== undefined && { quote }),
  };
}

const MAKING = ['raise-objection', 'put-question', 'float-proposal', 'table-proposal', 'counter-proposal', 'raise-issue'];
const MAKES = ['objection', 'question', 'proposal', 'issue'] as const;
/** The id that the act asks for what it makes. */
export const askedId = ({ act, body }: ReleasedAct): string | undefined => {
  const makes = MAKES.find((thing) => body[thing] !== undefined && MAKING.includes(act));
  return makes && String(body[makes]);
};

/** The act that the line is, or what it still lacks. The meeting and its note-taker are the citation. */
export function actOf(line: Line, isDate: IsDate): ReleasedAct | Lacking {
  if (line.said.kind === '') return lacks('a kind');
  const made = (MADE[line.said.kind] ?? statement)(line, isDate);
  if (isLacking(made)) return made;
  const [act, fields] = made;
  const actor = actorOf(line);
  return {
    act,
    body: {
      ...fields,
      ...(actor && { actors: [actor] }),
      occurred: line.occurred,
      sources: [citation(line)],
      notedAt: line.notedAt,
    },
  };
}
