import { described, edtf, oneOf, optional, parseEdtf, record, slug, text } from '@parley/negotiation';
import { pagingFields } from './asked';
import { asFlag, filtersOf, historyFilters, yesNo } from './history-filters';
import { questionFace, type QuestionFace } from './question';

const tag = 'Questions about a negotiation';
const example = { id: 'south-west-pay' };
const worked = { id: 'example-rota-talks' };
const nothing = record({});
const openOnly = record({ open: optional(described('Only what is open, or only what is not.', yesNo())) });

/** One list of a position, by itself. */
interface ListQuestion {
  readonly list: 'questions' | 'objections' | 'actions';
  readonly name: string;
  readonly says: string;
  readonly answer: string;
}
const listed = ({ list, name, says, answer }: ListQuestion): QuestionFace =>
  questionFace({
    name,
    path: `api/negotiations/:id/${list}`,
    tag,
    says,
    own: openOnly,
    example: { ...worked, open: 'true' },
    answer,
    async ask(questions, { ids, moment, own }) {
      const position = await questions.negotiation({ ...moment, id: ids['id'] ?? '' });
      if (!position) return undefined;
      const items: readonly { readonly open: boolean }[] = position[list];
      return {
        items: own.open === undefined ? items : items.filter(({ open }) => open === asFlag(own.open as 'true')),
        reflects: position.reflects,
      };
    },
  });

/** One thing of a position, by its id. */
interface ThingQuestion {
  readonly list: 'proposals' | 'meetings';
  readonly id: 'proposal' | 'meeting';
  readonly says: string;
  readonly answer: string;
}
const oneThing = ({ list, id, says, answer }: ThingQuestion): QuestionFace =>
  questionFace({
    name: id,
    path: `api/negotiations/:id/${list}/:${id}`,
    tag,
    says,
    own: nothing,
    example: { ...worked, [id]: id === 'proposal' ? 'spare-claim' : 'spare-open' },
    answer,
    async ask(questions, { ids, moment }) {
      const position = await questions.negotiation({ ...moment, id: ids['id'] ?? '' });
      const things: readonly { readonly id: string }[] = position?.[list] ?? [];
      const found = things.find((thing) => thing.id === ids[id]);
      return position && found && { ...found, reflects: position.reflects };
    },
  });

/** Whether a date can lie at or before the end of another; an unreadable one might. */
function canBeBy(due: string, until: string): boolean {
  const [given, limit] = [parseEdtf(due), parseEdtf(until)];
  if (!given.ok || !limit.ok || limit.value.latest === null) return true;
  return given.value.earliest === null || given.value.earliest < limit.value.latest;
}

/** The history of a record: its entries as they stand at that moment. */
export const historyFace = ({ record: kind, plural, id }: { record: string; plural: string; id: string }): QuestionFace =>
  questionFace({
    name: `${kind}History`,
    path: `api/${plural}/:id/history`,
    tag: `Questions about a ${kind}`,
    says: `the entries of a ${kind}, with what was done to each`,
    own: historyFilters,
    example: { id, order: 'occurred' },
    answer: 'EntryPage',
    ask: (questions, { ids, moment, own }) => questions.history({ ...moment, ...filtersOf(own), stream: `${kind}-${ids['id'] ?? ''}` }),
  });

export const negotiationQuestions: readonly QuestionFace[] = [
  questionFace({
    name: 'negotiations',
    path: 'api/negotiations',
    tag,
    says: 'every negotiation, with its last event and what is open',
    own: record({
      id: optional(described('Only this negotiation, as the list has it: enough for a heading.', text(200))),
      search: optional(described('Words of the title.', text(200))),
      state: optional(text(40)),
      party: optional(slug()),
      sort: optional(
        described(
          '`last`: by when what happened last had happened at the latest, newest first; where no date says so, by when that was recorded.',
          oneOf('title', 'last'),
        ),
      ),
      ...pagingFields,
    }),
    example: { sort: 'title' },
    answer: 'NegotiationRowPage',
    ask: (questions, { moment, own }) => questions.negotiations({ ...moment, ...own }),
  }),
  questionFace({
    name: 'negotiation',
    path: 'api/negotiations/:id',
    tag,
    says: 'a negotiation in short: its state, its counts, how much is agreed, on the table, floated and undecided, what is due and what happened last',
    own: nothing,
    example,
    answer: 'NegotiationSummary',
    ask: (questions, { ids, moment }) => questions.inShort({ ...moment, id: ids['id'] ?? '' }),
  }),
  questionFace({
    name: 'negotiationPosition',
    path: 'api/negotiations/:id/position',
    tag,
    says: 'where a negotiation stands, each statement with the events that cause it',
    own: nothing,
    example,
    answer: 'NegotiationPosition',
    ask: (questions, { ids, moment }) => questions.negotiation({ ...moment, id: ids['id'] ?? '' }),
  }),
  questionFace({
    name: 'issues',
    path: 'api/negotiations/:id/issues',
    tag,
    says: 'the issues of a negotiation, with how many terms were put and positions are held on each, and how its proposals and their terms are called',
    own: nothing,
    example,
    answer: 'NegotiationIssues',
    ask: (questions, { ids, moment }) => questions.issues({ ...moment, id: ids['id'] ?? '' }),
  }),
  historyFace({ record: 'negotiation', plural: 'negotiations', id: 'south-west-pay' }),
  oneThing({
    list: 'proposals',
    id: 'proposal',
    says: 'a proposal: its versions, terms, aims and the replies to it',
    answer: 'ProposalAnswer',
  }),
  oneThing({
    list: 'meetings',
    id: 'meeting',
    says: 'a meeting: who was there, what was adjourned, and its minutes',
    answer: 'MeetingAnswer',
  }),
  listed({ list: 'questions', name: 'questionsPut', says: 'the questions put, and how far they were addressed', answer: 'QuestionList' }),
  listed({ list: 'objections', name: 'objections', says: 'the objections, and what became of them', answer: 'ObjectionList' }),
  questionFace({
    name: 'conflicts',
    path: 'api/negotiations/:id/conflicts',
    tag,
    says: 'what does not agree: conflicts noted, different figures side by side, and stances that contradict earlier ones',
    own: openOnly,
    example: { ...worked, open: 'true' },
    answer: 'Conflicts',
    ask: (questions, { ids, moment, own }) =>
      questions.conflicts({
        ...moment,
        id: ids['id'] ?? '',
        ...(own.open !== undefined && { open: asFlag(own.open as 'true') }),
      }),
  }),
  listed({ list: 'actions', name: 'actions', says: 'what was agreed to be done', answer: 'ActionList' }),
  questionFace({
    name: 'due',
    path: 'api/negotiations/:id/due',
    tag,
    says: 'what is due',
    own: record({ until: optional(described('Only what can be due by the end of this date (EDTF).', edtf())) }),
    example: { ...worked, until: '2030' },
    answer: 'DueList',
    async ask(questions, { ids, moment, own: { until } }) {
      const position = await questions.negotiation({ ...moment, id: ids['id'] ?? '' });
      return (
        position && { items: position.due.filter(({ due }) => until === undefined || canBeBy(due, until)), reflects: position.reflects }
      );
    },
  }),
];
