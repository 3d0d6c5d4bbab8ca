import { Link } from 'react-router';
import { useMoment } from '../moment/moment';
import { addressOfForm, type FormGiven } from './form-given';

interface RecordLinkProps extends FormGiven {
  readonly children: string;
  /** What it is done to, for those who hear the link alone. */
  readonly of: string;
}

/** Leads to the form of an act on this page, filled with what it is done to. Nothing is recorded at another moment than now, so there it is absent. */
export function RecordLink({ act, given, children, of }: RecordLinkProps) {
  const { search } = useMoment();
  if (search !== '') return null;
  return (
    <Link className="govuk-link screen-only" to={addressOfForm({ act, given })} preventScrollReset aria-label={`${children}: ${of}`}>
      {children}
    </Link>
  );
}
