import type { Schema } from '../../api/ask';
import type { Line } from '../../notes/line';

const ON_AGAIN = ['reconvened', 'closed'];

/** Whether the meeting stands adjourned, as the record has it and as the lines here say that are not in it yet. */
export function adjournedNow({ state }: Pick<Schema<'Meeting'>, 'state'>, lines: readonly Line[]): boolean {
  const last = lines.map(({ said: { kind } }) => kind).findLast((kind) => kind === 'adjourned' || ON_AGAIN.includes(kind));
  return last === undefined ? state === 'Adjourned' : last === 'adjourned';
}

const OVER = ['Closed', 'Cancelled'];
/** Whether nothing more is to come of it: it was closed, or called off. */
export const isOver = ({ state }: Pick<Schema<'Meeting'>, 'state'>): boolean => OVER.includes(state);

/** The day of the meeting, as it is typed where something of it is taken down later; in words where no date of it is known. */
export const dayOf = ({ date }: Pick<Schema<'Meeting'>, 'date'>): string =>
  date?.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1') ?? 'in the meeting';

type Position = Pick<Schema<'NegotiationPosition'>, 'objections' | 'questions' | 'proposals' | 'issues'>;
interface Recorded {
  readonly says: string;
  readonly entry: string;
}

/** What stands on record under the id that the line asks for as well, where that is why it came back. */
export function recordedUnder({ objections, questions, proposals, issues }: Position, line: Line): Recorded | undefined {
  const id = line.trouble?.code === 'id-taken' ? line.trouble.asked : undefined;
  const all: readonly (Recorded & { readonly id: string })[] = [
    ...objections.map((one) => ({ id: one.id, says: one.ground, entry: one.entries[0] ?? '' })),
    ...questions.map((one) => ({ id: one.id, says: one.limbs.join(' / '), entry: one.entries[0] ?? '' })),
    ...proposals.map((one) => ({ id: one.id, says: one.title ?? one.id, entry: one.entries[0] ?? '' })),
    ...issues.map((one) => ({ id: one.id, says: one.title, entry: one.entry })),
  ];
  return all.find((one) => one.id === id);
}
