/** What a line can be. Who and what come first; what else a kind asks for can be given later, before the line is released. */

/** The things of the record that a line can be about. */
export type Thing = 'issue' | 'proposal' | 'term' | 'objection' | 'question' | 'party';
export interface Detail {
  readonly label: string;
  /** The words it may be; where there are none it is a day or a time. */
  readonly options?: readonly (readonly [string, string])[];
}
export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** What it is or may be about; left out: nothing. */
  readonly about?: readonly Thing[];
  readonly detail?: Detail;
  /** How the field of what was said is called, where it is another than that. */
  readonly what?: string;
}

const ANYTHING = ['issue', 'proposal', 'term', 'objection', 'question', 'party'] as const;
const ARGUED = ['issue', 'proposal', 'term'] as const;
const same = (...words: readonly string[]): readonly (readonly [string, string])[] =>
  words.map((word) => [word, word.replaceAll('-', ' ')]);

const said = (id: string, label: string): Kind => ({ id, label, group: 'Said', about: ANYTHING });
const SAID: readonly Kind[] = [
  said('assertion', 'Statement'),
  said('opinion', 'Opinion'),
  said('warning', 'Warning'),
  said('commitment', 'Commitment'),
  said('allegation', 'Allegation'),
  said('denial', 'Denial'),
  said('characterisation', 'Name given to something'),
  { id: 'question', label: 'Question', group: 'Asked', about: ANYTHING, what: 'What is asked' },
  {
    id: 'reply',
    label: 'Reply to a question',
    group: 'Asked',
    about: ['question'],
    detail: { label: 'Addressed', options: same('fully', 'partly', 'not') },
  },
  { id: 'objection', label: 'Objection', group: 'Argued', about: ANYTHING, what: 'Its ground' },
  { id: 'answer', label: 'Answer to an objection', group: 'Argued', about: ['objection'] },
  {
    id: 'outcome',
    label: 'Objection settled',
    group: 'Argued',
    about: ['objection'],
    detail: { label: 'Outcome', options: same('upheld', 'overruled', 'withdrawn') },
    what: 'Why, if said',
  },
  {
    id: 'position',
    label: 'Position taken',
    group: 'Argued',
    about: ARGUED,
    detail: {
      label: 'Stance',
      options: same('supports', 'opposes', 'conditional', 'open', 'exploring', 'seeks', 'reserved', 'silent'),
    },
    what: 'Its ground, if said',
  },
  { id: 'issue', label: 'New issue', group: 'Argued', what: 'What is argued about' },
];
const offered = (id: string, label: string): Kind => ({
  id,
  label,
  group: 'Put forward',
  detail: { label: 'As', options: [['', 'not said'], ...same('claim', 'offer', 'proposal')] },
  what: 'What it is called, or says',
});
const PUT: readonly Kind[] = [
  offered('tabled', 'Proposal tabled'),
  offered('package', 'Package heard, text to follow'),
  offered('floated', 'Proposal floated'),
  { ...offered('counter', 'Counter-proposal'), about: ['proposal'] },
  {
    id: 'response',
    label: 'Response to a proposal',
    group: 'Put forward',
    about: ['proposal'],
    detail: { label: 'Response', options: same('accept', 'reject', 'question', 'refer-to-members') },
    what: 'Why, if said',
  },
  { id: 'taken-back', label: 'Proposal withdrawn', group: 'Put forward', about: ['proposal'], what: 'Why, if said' },
  {
    id: 'action',
    label: 'Action agreed',
    group: 'Put forward',
    detail: { label: 'Due' },
    what: 'What is to be done',
  },
];
const REASON = 'Why, if said';
const COURSE: readonly Kind[] = [
  { id: 'arrived', label: 'Arrived', group: 'In the room', what: REASON },
  { id: 'left', label: 'Left', group: 'In the room', what: REASON },
  { id: 'walked-out', label: 'Walked out', group: 'In the room', what: REASON },
  { id: 'side-meeting', label: 'Met apart', group: 'In the room', what: 'About what' },
  { id: 'adjourned', label: 'Meeting adjourned', group: 'The meeting', detail: { label: 'Until (or: sine die)' }, what: REASON },
  { id: 'reconvened', label: 'Meeting goes on', group: 'The meeting' },
  { id: 'closed', label: 'Meeting closed', group: 'The meeting', detail: { label: 'Next meeting' }, what: 'How it ended' },
];

/** A line that nobody sorted yet. It stays with its note-taker: the record holds nothing as a kind that nobody chose. */
export const UNSORTED: Kind = { id: '', label: 'Unsorted', group: '', about: ANYTHING };
export const KINDS: readonly Kind[] = [...SAID, ...PUT, ...COURSE];
const byId = new Map(KINDS.map((kind) => [kind.id, kind]));
export const kindOf = (id: string): Kind => byId.get(id) ?? UNSORTED;
