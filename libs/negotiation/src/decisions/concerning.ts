import { familyOf, type Family } from '../catalogue';
import type { Entry } from '../entry/entry';
import { subjectOf } from '../families/consortium/subject';
import { entriesOf, termsIn } from '../families/proposals/versions';
import { mentionedBy } from '../record/mentioned-by';
import type { RecordView } from '../record/record-view';
import type { Matter } from './decision';

/** Families that a decision can rest on; the course of talks and meetings, and the keeping of the record, are no ground for it. */
const GROUNDS: readonly Family[] = ['consortium', 'issues', 'proposals', 'positions', 'statements', 'questions', 'objections', 'context'];
const isGround = ({ type }: Entry): boolean => GROUNDS.includes(familyOf(type));
/** What is made by an entry and has a course of its own: answers, outcomes, replies. */
const COURSES: readonly string[] = ['objection', 'statement', 'question', 'conflict', 'position', 'condition'];

/** The entries of one record that bear on a matter, in order of recording. */
export function concerning(view: RecordView, matter: Matter, record: 'negotiation' | 'consortium'): readonly Entry[] {
  const direct = record === 'negotiation' ? inNegotiation(view, matter) : inConsortium(view, matter);
  const found = new Set([...direct, ...direct.filter(isGround).flatMap((entry) => courseOf(view, entry))]);
  return [...found].filter(isGround).sort((a, b) => a.revision - b.revision);
}

/** Whatever names the proposal, one of its terms, or an issue that these are on; of a consortium, what names it. */
function inNegotiation(view: RecordView, matter: Matter): readonly Entry[] {
  if (matter.on === 'consortium') return view.about('consortium', matter.consortium);
  const contents = entriesOf(view, matter.proposal).flatMap((entry) => [entry.data, ...termsIn(entry)]);
  const named = (field: 'term' | 'issue'): readonly string[] => [
    ...new Set(contents.map((content) => content[field]).filter((id) => typeof id === 'string')),
  ];
  return [
    ...view.about('proposal', matter.proposal),
    ...named('term').flatMap((id) => view.about('term', id)),
    ...named('issue').flatMap((id) => view.about('issue', id)),
  ];
}

/** All of a consortium where it is on the consortium; on a proposal, what boards decided on any version of it. */
function inConsortium(view: RecordView, matter: Matter): readonly Entry[] {
  if (matter.on === 'consortium') return view.all();
  return view.about('negotiation', matter.negotiation).filter((entry) => subjectOf(entry)?.proposal === matter.proposal);
}

/** What became of what an entry made or names, and what rests on the entry or disagrees with it. */
function courseOf(view: RecordView, entry: Entry): readonly Entry[] {
  const named = mentionedBy(entry).filter(({ kind }) => COURSES.includes(kind));
  return [...named.flatMap(({ kind, id }) => view.about(kind, id)), ...view.about('entry', entry.eventId)];
}
