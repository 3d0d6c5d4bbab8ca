import { checked, described, integer, optional, reference, someOf, text } from '../shape/shape';

/** What a stance, an objection or a statement is about: one thing of the record, or a subject as printed. */
const fields = someOf({
  issue: optional(reference('issue')),
  proposal: optional(reference('proposal')),
  version: optional(described('The version of the proposal that is meant.', integer(1, 10_000))),
  term: optional(reference('term')),
  statement: optional(reference('statement')),
  question: optional(reference('question')),
  meeting: optional(reference('meeting')),
  party: optional(reference('party')),
  person: optional(described('A person of the register, by id or by exact name.', reference('person'))),
  consortium: optional(reference('consortium')),
  entry: optional(described('Any entry of this record.', reference('entry'))),
  subject: optional(described('A subject that is no thing of the record, as printed.', text(500))),
});
export const target = () =>
  checked(fields, (given) =>
    given.version !== undefined && given.proposal === undefined
      ? { code: 'version-without-proposal', says: 'Name the proposal whose version is meant.', path: 'version' }
      : undefined,
  );
