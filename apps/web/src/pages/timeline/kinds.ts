import { counted, spoken } from '../../words/in-words';
import type { Span } from './items';
import type { Filter } from './state';

export interface KindGroup {
  readonly family: string;
  readonly types: readonly string[];
}

/** The kinds of entries that there are, as families with their types. */
export function kindsIn(spans: readonly Span[]): readonly KindGroup[] {
  const found = new Map<string, Set<string>>();
  for (const { family, type } of spans) {
    const types = found.get(family);
    if (types) types.add(type);
    else found.set(family, new Set([type]));
  }
  return [...found].map(([family, types]) => ({ family, types: [...types].sort() })).sort((a, b) => (a.family < b.family ? -1 : 1));
}

/** A family, a type or a grade; `ungraded` for what has none. */
export function passing(spans: readonly Span[], { kind, grade }: Filter): readonly Span[] {
  if (kind === undefined && grade === undefined) return spans;
  return spans.filter(
    (span) =>
      (kind === undefined || span.type === kind || span.family === kind) && (grade === undefined || (span.grade ?? UNGRADED) === grade),
  );
}
export const UNGRADED = 'ungraded';

export const gradeInWords = (grade: string | null): string => (grade === null || grade === UNGRADED ? 'Not graded' : spoken(grade));

/** How an entry's order among the others stands, where it is not certain. */
export const orderInWords = ({ undecided }: Span): string | undefined =>
  undecided === 0 ? undefined : `order not determined with ${counted(undecided, 'other')}`;
