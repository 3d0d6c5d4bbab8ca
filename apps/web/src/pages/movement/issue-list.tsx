import { Link } from 'react-router';
import type { Schema } from '../../api/ask';
import { useMoment } from '../../moment/moment';
import { Said } from '../../parts/said';
import { counted } from '../../words/in-words';

type Position = Schema<'NegotiationPosition'>;
export interface IssueToChoose {
  readonly id: string;
  readonly title: string;
  /** Terms that proposals put on it, and positions that are held on it. */
  readonly terms: number;
  readonly positions: number;
}

/** The issues of a negotiation, with what there is on each. */
export function issuesOf({ issues, proposals, positions }: Pick<Position, 'issues' | 'proposals' | 'positions'>): readonly IssueToChoose[] {
  const terms = proposals.flatMap((one) => one.terms);
  return issues.map(({ id, title }) => ({
    ...{ id, title },
    terms: terms.filter(({ issue }) => issue === id).length,
    positions: positions.filter(({ issue }) => issue === id).length,
  }));
}

/** The issue that is shown where none is chosen: the first on which terms were put, else the first that somebody holds a position on. */
export const firstToShow = (issues: readonly IssueToChoose[]): string | undefined =>
  (issues.find(({ terms }) => terms > 0) ?? issues.find(({ positions }) => positions > 0) ?? issues[0])?.id;

/** Says beforehand where there is something to see. */
export function IssueList({ of, chosen }: { readonly of: readonly IssueToChoose[]; readonly chosen: string }) {
  const { search } = useMoment();
  return (
    <nav className="issues screen-only" aria-label="Issues">
      <ul className="issues__list">
        {of.map(({ id, title, terms, positions }) => (
          <li key={id} className={`issues__one${id === chosen ? ' issues__one--chosen' : ''}`}>
            <Link
              className="govuk-link"
              to={`?issue=${encodeURIComponent(id)}${search.replace('?', '&')}`}
              aria-current={id === chosen ? 'true' : undefined}
              preventScrollReset
            >
              <Said>{title}</Said>
            </Link>
            <span className="issues__has">{whatThereIs(terms, positions)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function whatThereIs(terms: number, positions: number): string {
  const some = [terms > 0 ? counted(terms, 'term') : '', positions > 0 ? counted(positions, 'position') : ''].filter((one) => one !== '');
  return some.length === 0 ? 'nothing put' : some.join(', ');
}
