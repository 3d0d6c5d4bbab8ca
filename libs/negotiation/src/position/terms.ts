import type { Entry } from '../entry/entry';
import { entriesOf, termsIn, versionOf } from '../families/proposals/versions';
import type { RecordView } from '../record/record-view';
import { derivedFigures } from '../values/derived-figures';
import type { Rate } from '../values/rate';
import type { LinkAnswer, TermAnswer } from './answer';

type Content = Readonly<Record<string, unknown>>;
const VALUES = ['baseline', 'target', 'minimum', 'maximum', 'thing', 'unit', 'period', 'consolidated', 'staffGroup', 'text'] as const;

/** The terms of a proposal as each version brought them; a revised term stands once for each version. */
export function termsOf(view: RecordView, proposal: string): readonly TermAnswer[] {
  return entriesOf(view, proposal).flatMap((entry) => {
    if (entry.type === 'TermSpecified' || entry.type === 'TermRevised') return [termAnswer(entry, entry.data, String(entry.data['term']))];
    return termsIn(entry).map((content) => termAnswer(entry, content, String(content['term'])));
  });
}

/** The aims of a proposal, or those that are of the negotiation as a whole. */
export function aimsOf(view: RecordView, proposal?: string): readonly TermAnswer[] {
  return view
    .ofType('AimStated')
    .filter((entry) => entry.data['proposal'] === proposal)
    .map(({ data, ...entry }) => {
      const { version: _, ...answer } = termAnswer({ data, ...entry }, data, String(data['aim']));
      return answer;
    });
}

function termAnswer(entry: Entry, content: Content, id: string): TermAnswer {
  const { issue, revises, parameter } = content;
  return {
    id,
    ...(typeof issue === 'string' && { issue }),
    parameter: String(parameter),
    version: versionOf(entry),
    ...(typeof revises === 'string' && { revises }),
    values: Object.fromEntries(VALUES.filter((key) => content[key] !== undefined).map((key) => [key, content[key]])),
    derived: derivedOf(content),
    ...(entry.sources.some(({ leaked }) => leaked) && { leaked: true }),
    entries: [entry.eventId],
  };
}

const rateIn = (figure: unknown): Rate | undefined => (figure as { readonly rate?: Rate } | undefined)?.rate;

/** Figures that nobody printed, from a baseline and a target of the same stated base; none where they cannot be compared. */
function derivedOf(content: Content): TermAnswer['derived'] {
  const [baseline, target] = [rateIn(content['baseline']), rateIn(content['target'])];
  if (!baseline || !target) return [];
  const { thing } = content;
  const figures = derivedFigures({ baseline, target, ...(typeof thing === 'string' && { thing }) });
  return figures.ok ? figures.value.map(({ value, unit, label, formula }) => ({ value, unit, label, formula })) : [];
}

/** How the terms hang together, for those of these terms. */
export function linksOf(view: RecordView, terms: readonly TermAnswer[]): readonly LinkAnswer[] {
  const links = new Set(terms.flatMap(({ id }) => view.about('term', id).filter((e) => e.type === 'TermsLinked')));
  return [...links].map(({ data, eventId }) => ({
    kind: data['kind'] as LinkAnswer['kind'],
    terms: data['terms'] as readonly string[],
    ...(data['inReturnFor'] !== undefined && { inReturnFor: data['inReturnFor'] as readonly string[] }),
    ...(typeof data['text'] === 'string' && { text: data['text'] }),
    entry: eventId,
  }));
}
