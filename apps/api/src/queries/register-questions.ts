import { described, optional, record, slug, text } from '@parley/negotiation';
import type { Tracker } from '@parley/tracker';
import { Problem } from '../problem/problem';
import { pagingFields, type Moment } from './asked';
import { questionFace, type QuestionFace } from './question';

const tag = 'Questions about the register';
const nothing = record({});

/** A person by id, or by a name that only one person has. */
async function personCalled(questions: Tracker['ask'], moment: Moment, idOrName: string) {
  const found = await questions.person({ ...moment, id: idOrName });
  if (found) return found;
  const { items } = await questions.people({ ...moment, name: idOrName });
  const [one, ...others] = items.filter(({ name }) => name === idOrName.normalize('NFC').trim());
  if (others.length > 0 && one)
    throw new Problem('person-ambiguous', 'Several people have this name; ask by id.', { choice: [one, ...others].map(({ id }) => id) });
  return one && questions.person({ ...moment, id: one.id });
}

export const registerQuestions: readonly QuestionFace[] = [
  questionFace({
    name: 'parties',
    path: 'api/parties',
    tag,
    says: 'the parties of the register',
    own: record({ search: optional(text(200)), kind: optional(text(40)), ...pagingFields }),
    example: { kind: 'union' },
    answer: 'PartyRowPage',
    ask: (questions, { moment, own }) => questions.parties({ ...moment, ...own }),
  }),
  questionFace({
    name: 'party',
    path: 'api/parties/:id',
    tag,
    says: 'a party: its names, who holds office in it, and where it takes part',
    own: nothing,
    example: { id: 'example-health-union' },
    answer: 'Party',
    ask: (questions, { ids, moment }) => questions.party({ ...moment, id: ids['id'] ?? '' }),
  }),
  questionFace({
    name: 'people',
    path: 'api/people',
    tag,
    says: 'the people of the register, with their offices',
    own: record({ name: optional(text(200)), office: optional(slug()), ...pagingFields }),
    example: { name: 'Jo Bloggs' },
    answer: 'PersonRowPage',
    ask: (questions, { moment, own }) => questions.people({ ...moment, ...own }),
  }),
  questionFace({
    name: 'person',
    path: 'api/people/:id',
    tag,
    says: 'a person, by id or exact name: the offices held, and what was said in each',
    own: nothing,
    example: { id: 'Jo Bloggs' },
    answer: 'Person',
    ask: (questions, { ids, moment }) => personCalled(questions, moment, ids['id'] ?? ''),
  }),
  questionFace({
    name: 'sources',
    path: 'api/sources',
    tag,
    says: 'the registered sources',
    own: record(pagingFields),
    example: {},
    answer: 'SourceRowPage',
    ask: (questions, { moment, own }) => questions.sources({ ...moment, ...own }),
  }),
  questionFace({
    name: 'sourceEntries',
    path: 'api/sources/:id/entries',
    tag,
    says: 'what rests on a source',
    own: nothing,
    example: { id: 'example-minutes-1' },
    answer: 'SourceEntries',
    ask: (questions, { ids, moment }) => questions.source({ ...moment, id: ids['id'] ?? '' }),
  }),
];

export const searchQuestions: readonly QuestionFace[] = [
  questionFace({
    name: 'search',
    path: 'api/search',
    tag: 'Search',
    says: 'entries and things of the register that hold these words',
    own: record({
      text: described('The words to look for.', text(200)),
      negotiation: optional(slug()),
      ...pagingFields,
    }),
    example: { text: 'pay' },
    answer: 'FoundPage',
    ask: (questions, { moment, own }) => questions.search({ ...moment, ...own }),
  }),
  questionFace({
    name: 'entry',
    path: 'api/entries/:id',
    tag: 'Search',
    says: 'one entry by its event id: as it stands, as it was first recorded, what was done to it, and what it refers to and is referred to by',
    own: nothing,
    example: {},
    answer: 'WholeEntry',
    ask: (questions, { ids, moment }) => questions.entry({ ...moment, eventId: ids['id'] ?? '' }),
  }),
  questionFace({
    name: 'storedEntry',
    path: 'api/entries/:id/stored',
    tag: 'Search',
    says: 'the bytes of an entry as the book keeps them, from which its leaf hash can be worked out',
    own: nothing,
    example: {},
    answer: 'StoredEntry',
    ask: async (questions, { ids, moment }, tracker) => {
      const entry = await questions.entry({ ...moment, eventId: ids['id'] ?? '' });
      return entry && tracker.stored(entry);
    },
  }),
];
