import type { Entry } from '../entry/entry';
import type { ProposalAnswer, TermAnswer } from '../position/answer';
import { proposalsOf } from '../position/proposals';
import { aimsOf } from '../position/terms';
import type { RecordView } from '../record/record-view';
import { parsePeriod } from '../values/financial-year';
import { slugFrom } from '../values/slug';
import { quantityIn, type Quantity } from './quantity';

/** A figure as one entry gives it, for one parameter. */
export interface FigureSaid {
  /** Equal for figures of the same matter: they are compared with one another and with no others. */
  readonly matter: string;
  readonly parameter: string;
  readonly entry: Entry;
  /** Whether its matter stands in time by itself (a period, or a version): then it does not matter when it was said. */
  readonly isDated: boolean;
  /** As recorded, by the names under which an entry gives them. */
  readonly figures: Readonly<Record<string, unknown>>;
  readonly quantities: readonly Quantity[];
}

/** Every figure that a fact, a limit, a term or an aim gives. Figures within free text are not seen. */
export const figuresSaid = (view: RecordView): readonly FigureSaid[] => [
  ...['ContextFactRecorded', 'ConstraintAnnounced'].flatMap((type) => view.ofType(type).flatMap(ofContext)),
  ...proposalsOf(view).flatMap((proposal) => ofProposal(view, proposal)),
  ...aimsOf(view).flatMap((aim) => ofTerm(view, aim, ['aim'])),
];

const called = (text: string): string => slugFrom(text) ?? text;

function ofContext(entry: Entry): readonly FigureSaid[] {
  const { subject, bound, period } = entry.data as { readonly subject: string; readonly bound?: unknown; readonly period?: string };
  const quantity = quantityIn({ bound });
  if (!quantity) return [];
  return [
    {
      matter: JSON.stringify(['context', called(subject), spanOf(period)]),
      parameter: subject,
      entry,
      isDated: period !== undefined,
      figures: { bound, ...(period !== undefined && { period }) },
      quantities: [quantity],
    },
  ];
}

/** Periods that span the same time are one, however they are written. */
function spanOf(period: string | undefined): unknown {
  const read = period === undefined ? undefined : parsePeriod(period);
  return read?.ok ? [read.value.bounds.earliest, read.value.bounds.latest] : (period ?? null);
}

function ofProposal(view: RecordView, { id, terms, aims }: ProposalAnswer): readonly FigureSaid[] {
  return [
    ...terms.flatMap((term) => ofTerm(view, term, ['term', id, term.version ?? 1])),
    ...aims.flatMap((aim) => ofTerm(view, aim, ['aim', id])),
  ];
}

/** The names of a term's figures, and what each is where it does not say. */
const FIGURES = { target: '=', minimum: '>=', maximum: '<=' } as const;

/** What it sets, and apart from that what holds now. */
function ofTerm(view: RecordView, { parameter, values, entries }: TermAnswer, of: readonly unknown[]): readonly FigureSaid[] {
  const entry = view.entry(entries[0] ?? '');
  const said = (names: readonly string[], what: string): readonly FigureSaid[] => {
    const figures = Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
    const quantities = Object.entries(figures).flatMap(([name, figure]) => quantityIn(figure, FIGURES[name as 'target']) ?? []);
    const matter = JSON.stringify([
      ...of,
      what,
      called(parameter),
      called((values['staffGroup'] as string | undefined) ?? ''),
      spanOf(values['period'] as string),
    ]);
    return entry && quantities.length > 0 ? [{ matter, parameter, entry, isDated: of[0] === 'term', figures, quantities }] : [];
  };
  return [...said(Object.keys(FIGURES), 'sets'), ...said(['baseline'], 'holds')];
}
