import { described, oneOf, optional, record } from '@parley/negotiation';
import { Problem } from '../problem/problem';
import { pagingFields, type Moment } from './asked';
import { betweenOf, betweenShape } from './between';
import { filtersOf, longPages, timelineFilters } from './history-filters';
import { questionFace, type QuestionFace } from './question';

/** A kind of record of which the history can be asked, with one of the sample book. */
interface RecordFace {
  readonly record: 'negotiation' | 'consortium';
  readonly plural: string;
  readonly id: string;
  /** Two dates between which something happened in it. */
  readonly between: { readonly from: string; readonly to: string };
  /** Something its position speaks of. */
  readonly thing: string;
}
const FACES: readonly RecordFace[] = [
  {
    record: 'negotiation',
    plural: 'negotiations',
    id: 'example-rota-talks',
    between: { from: '2025-03-05', to: '2025-03-20' },
    thing: 'count:objectionsOpen',
  },
  {
    record: 'consortium',
    plural: 'consortia',
    id: 'example-health-consortium',
    between: { from: '2024-01', to: '2024-06' },
    thing: 'membership:approved',
  },
];
const tagOf = (kind: RecordFace['record']): string => `Questions about a ${kind}`;

const changesFace = ({ record: kind, plural, id, between }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}Changes`,
    path: `api/${plural}/:id/changes`,
    tag: tagOf(kind),
    says: `what differs in the position of a ${kind} between two moments, as sentences and as data, each with its causes`,
    own: betweenShape,
    example: { id, ...between },
    answer: 'Changes',
    ask: (questions, { ids, moment, own: { from, to, clock, ...paging } }) =>
      questions.changes({
        ...moment,
        ...paging,
        record: kind,
        id: ids['id'] ?? '',
        ...betweenOf({ from, ...(to !== undefined && { to }), ...(clock !== undefined && { clock }) }),
      }),
  });

const timelineFace = ({ record: kind, plural, id }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}Timeline`,
    path: `api/${plural}/:id/timeline`,
    tag: tagOf(kind),
    says: `the entries of a ${kind} as spans of time, in lanes by party and by kind, with both clocks; up to 5,000 in a page`,
    own: timelineFilters,
    example: { id },
    answer: 'Timeline',
    ask: (questions, { ids, moment, own }) => questions.timeline({ ...moment, ...filtersOf(own), record: kind, id: ids['id'] ?? '' }),
  });

const leftOutOwn = record({
  because: optional(
    described(
      'Only those left out for this: their evidence, or that they occurred later, or perhaps later.',
      oneOf('evidence', 'possible', 'later'),
    ),
  ),
  ...pagingFields,
});
const leftOutFace = ({ record: kind, plural, id }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}LeftOut`,
    path: `api/${plural}/:id/left-out`,
    tag: tagOf(kind),
    says: `the entries of a ${kind} that the date or the evidence asked for leaves out, each with the reason`,
    own: leftOutOwn,
    example: { id, asOf: '2025-01', evidence: 'report' },
    answer: 'LeftOutPage',
    ask: (questions, { ids, moment, own }) => questions.leftOut({ ...moment, ...own, record: kind, id: ids['id'] ?? '' }),
  });

const thingsFace = ({ record: kind, plural, id }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}Things`,
    path: `api/${plural}/:id/things`,
    tag: tagOf(kind),
    says: `everything that the position of a ${kind} says something of, by the names under which one asks why`,
    own: record(pagingFields),
    example: { id },
    answer: 'ThingPage',
    ask: (questions, { ids, moment, own }) => questions.things({ ...moment, ...own, record: kind, id: ids['id'] ?? '' }),
  });

/** More names than these are not listed where one is unknown; `…/things` has them all. */
const CHOICE_MAX = 200;
const whyFace = ({ record: kind, plural, id, thing }: RecordFace): QuestionFace =>
  questionFace({
    name: `${kind}Why`,
    path: `api/${plural}/:id/why/:thing`,
    tag: tagOf(kind),
    says: `why the position of a ${kind} says what it says of one thing: the rule, and the entries with their sources`,
    own: record({}),
    example: { id, thing },
    answer: 'Why',
    async ask(questions, { ids, moment }) {
      const answer = await questions.why({ ...moment, record: kind, id: ids['id'] ?? '', thing: ids['thing'] ?? '' });
      if (answer === undefined || !('unknown' in answer)) return answer;
      const choice = answer.things.slice(0, CHOICE_MAX);
      throw new Problem('thing-unknown', `Name one of the things in choice; /api/${plural}/${ids['id'] ?? ''}/things lists all.`, {
        choice,
      });
    },
  });

/** Dates and evidence are for whoever folds the facts. */
function wholeOnly({ asOf, evidence }: Moment): { path: string; code: string; says: string } | undefined {
  const path = asOf !== undefined ? 'asOf' : evidence !== undefined ? 'evidence' : undefined;
  return path === undefined
    ? undefined
    : { path, code: 'facts-whole', says: `Leave ${path} out: it is applied where the facts are folded. knownAt can be given.` };
}
const factsFace = questionFace({
  name: 'negotiationFacts',
  path: 'api/negotiations/:id/facts',
  tag: tagOf('negotiation'),
  says: 'everything that the position of a negotiation is folded from, as recorded, so that it can be folded elsewhere; up to 5,000 in a page',
  own: { ...record(longPages), check: wholeOnly },
  example: { id: 'example-rota-talks' },
  answer: 'Facts',
  ask: (questions, { ids, moment: { knownAt }, own }) =>
    questions.facts({ ...own, ...(knownAt !== undefined && { knownAt }), id: ids['id'] ?? '' }),
});

export const replayQuestions: readonly QuestionFace[] = [
  factsFace,
  ...FACES.flatMap((face) => [changesFace(face), timelineFace(face), leftOutFace(face), thingsFace(face), whyFace(face)]),
];
