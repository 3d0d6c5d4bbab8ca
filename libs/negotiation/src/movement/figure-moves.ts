import type { Entry } from '../entry/entry';
import type { ProposalAnswer, TermAnswer } from '../position/answer';
import { proposalsOf } from '../position/proposals';
import type { RecordView } from '../record/record-view';
import { withoutTrailingZeros } from '../values/decimal';
import { slugFrom } from '../values/slug';
import type { Unplaced } from './lane';
import type { FigureMove, Moved } from './movement-answer';

export interface FigureFound extends Unplaced<Omit<FigureMove, keyof Moved>> {
  readonly parties: readonly (string | null)[];
  readonly parameter: string;
  readonly staffGroup?: string;
}

/** Proposals with a term on the issue, and of each the terms that are. */
export interface OnIssue {
  readonly proposal: ProposalAnswer;
  readonly terms: readonly TermAnswer[];
}
export function proposalsOn(view: RecordView, issue: string): readonly OnIssue[] {
  return proposalsOf(view)
    .map((proposal) => ({ proposal, terms: termsOn(proposal.terms, issue) }))
    .filter(({ terms }) => terms.length > 0);
}

/** A later form of a term that names no issue is on that of the form before. */
function termsOn(terms: readonly TermAnswer[], issue: string): readonly TermAnswer[] {
  const ids = new Set(terms.filter((term) => term.issue === issue).map(({ id }) => id));
  return terms.filter((term) => term.issue === issue || (term.issue === undefined && (ids.has(term.id) || ids.has(term.revises ?? ''))));
}

/** The figures put on the issue, by whoever put the proposal forward. */
export function figuresOn(view: RecordView, on: readonly OnIssue[]): readonly FigureFound[] {
  return on.flatMap(({ proposal, terms }) =>
    terms.flatMap((term) => {
      const entry = view.entry(term.entries[0] ?? '');
      return entry ? [figureOf(proposal, term, entry)] : [];
    }),
  );
}

function figureOf({ id, kind, author, versions }: ProposalAnswer, term: TermAnswer, entry: Entry): FigureFound {
  const version = term.version ?? 1;
  const { out, entries } = versions.find((one) => one.version === version) ?? { out: 'unknown' as const, entries: [] };
  const { staffGroup } = term.values;
  return {
    entry,
    says: whatItSays(term),
    parties: author.length === 0 ? [null] : author,
    parameter: term.parameter,
    ...(typeof staffGroup === 'string' && { staffGroup }),
    told: {
      ...{ move: 'figure', proposal: id, kind, version, out, outBy: entries, term: term.id },
      ...{ values: term.values, derived: term.derived },
    },
  };
}

const FIGURES = ['baseline', 'target', 'minimum', 'maximum', 'period', 'consolidated', 'unit'] as const;

/** Its figures by value, whatever words stand beside them; the words where there are no figures. */
function whatItSays({ values }: TermAnswer): unknown {
  const figures = FIGURES.filter((name) => values[name] !== undefined).map((name) => [name, byValue(values[name])]);
  return figures.length > 0 ? Object.fromEntries(figures) : (values['text'] ?? null);
}

/** "3.50" and "3.5" are one figure; the words printed beside a figure are not part of it. */
function byValue(figure: unknown): unknown {
  if (typeof figure === 'string') return withoutTrailingZeros(figure);
  if (typeof figure !== 'object' || figure === null) return figure;
  const fields = Object.entries(figure);
  const said = fields.length > 1 ? fields.filter(([name]) => name !== 'text') : fields;
  return Object.fromEntries(said.map(([name, value]) => [name, byValue(value)]));
}

/** Parameters that are called the same but for capitals and signs are one. */
export const parameterKey = ({ parameter, staffGroup = '' }: { readonly parameter: string; readonly staffGroup?: string }): string =>
  [parameter, staffGroup].map((text) => slugFrom(text) ?? text).join('|');
