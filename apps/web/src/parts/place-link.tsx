import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMoment } from '../moment/moment';

/** A link within the page that stays at the moment and the evidence chosen. */
export function PlaceLink({ to, children, label }: { readonly to: string; readonly children: ReactNode; readonly label?: string }) {
  const { search } = useMoment();
  const [path = '', fragment] = to.split('#');
  const joined = path.includes('?') ? `${path}${search.replace('?', '&')}` : `${path}${search}`;
  return (
    <Link className="govuk-link" to={fragment === undefined ? joined : `${joined}#${fragment}`} {...(label && { 'aria-label': label })}>
      {children}
    </Link>
  );
}
