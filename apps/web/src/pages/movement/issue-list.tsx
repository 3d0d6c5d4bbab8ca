import { Link } from 'react-router';
import { useMoment } from '../../moment/moment';
import { InSheets } from '../../parts/in-sheets';
import { Said } from '../../parts/said';
import { counted } from '../../words/in-words';
import type { IssueToChoose } from './issues-to-choose';

/** Says beforehand where there is something to see. */
export function IssueList({ of, chosen }: { readonly of: readonly IssueToChoose[]; readonly chosen: string }) {
  const { search } = useMoment();
  return (
    <nav className="issues screen-only" aria-label="Issues">
      <InSheets of={of} first={of.findIndex(({ id }) => id === chosen)}>
        {(shown) => (
          <ul className="issues__list">
            {shown.map(({ id, title, terms, positions }) => (
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
        )}
      </InSheets>
    </nav>
  );
}

function whatThereIs(terms: number, positions: number): string {
  const some = [terms > 0 ? counted(terms, 'term') : '', positions > 0 ? counted(positions, 'position') : ''].filter((one) => one !== '');
  return some.length === 0 ? 'nothing put' : some.join(', ');
}
