/** What a board decides on, and what is on record about it; used by the rules and by the position alike. */
import type { Entry } from '../../entry/entry';
import { comesBefore } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';
import { checked, described, integer, oneOf, optional, record, reference, slug, text, type Is } from '../../shape/shape';

const fields = record({
  about: described('What the board decides on.', oneOf('joining', 'business-case', 'proposal-version', 'other')),
  negotiation: optional(described('The negotiation in which the proposal is.', reference('negotiation'))),
  proposal: optional(described('Id of the proposal in that negotiation.', slug())),
  version: optional(described('The version of the proposal.', integer(1, 10_000))),
  title: optional(described('The subject as printed.', text(500))),
});
export type BoardSubject = Is<typeof fields>;

/** A board's subject: a proposal's version is named whole, and another subject by its title. */
export const boardSubject = () =>
  checked(fields, (given: BoardSubject) => {
    const missing =
      given.about === 'proposal-version'
        ? (['negotiation', 'proposal', 'version'] as const).find((field) => given[field] === undefined)
        : undefined;
    if (missing)
      return { code: 'missing', says: 'Name the negotiation, the proposal and the version on which the board decided.', path: missing };
    return given.about === 'other' && given.title === undefined
      ? { code: 'missing', says: 'Say in the title on what the board decided.', path: 'title' }
      : undefined;
  });

/** Equal for equal subjects; a title beside a proposal's version, or beside joining, is only its wording. */
export function subjectKey({ about, negotiation, proposal, version, title }: BoardSubject): string {
  if (about === 'joining') return about;
  if (about === 'proposal-version') return [about, negotiation, proposal, version].join(' ');
  return [about, negotiation ?? '', (title ?? '').normalize('NFC').trim().toLowerCase()].join(' ');
}

export const subjectOf = (entry: Entry): BoardSubject | undefined => entry.data['subject'] as BoardSubject | undefined;
/** True for what a board decided on joining the consortium. */
export const isJoining = (entry: Entry): boolean => subjectOf(entry)?.about === 'joining';

export interface Condition {
  readonly condition: string;
  readonly text: string;
}
export const conditionsOf = (approval: Entry): readonly Condition[] =>
  (approval.data['conditions'] as readonly Condition[] | undefined) ?? [];

/** The entries by which a condition was met; `by`: leaving out those that are dated after this entry. */
export const metBy = (view: RecordView, condition: string, by?: Entry): readonly Entry[] =>
  view.about('condition', condition).filter((e) => e.type === 'BoardConditionMet' && !(by && comesBefore(view, by, e)));
export const isMet = (view: RecordView, condition: string, by?: Entry): boolean => metBy(view, condition, by).length > 0;
