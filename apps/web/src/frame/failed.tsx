import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, Suspense, type ReactNode } from 'react';
import { Outlet, useLocation, useRouteError } from 'react-router';
import { mayPass, Refused, Unreachable } from '../api/problem';
import { useBackAgain } from '../live/use-back-again';
import { NothingKept } from '../notes/kept-database';
import { PageHeading } from '../parts/page-heading';
import { PlaceLink } from '../parts/place-link';
import { Loading } from './loading';

interface Told {
  readonly title: string;
  readonly says: string;
}
const isMissingPart = (error: unknown): boolean => error instanceof TypeError && /import|module/i.test(error.message);

/** What went wrong, and what to do, for whoever reads the page. */
function told(error: unknown): Told {
  if (error instanceof Unreachable)
    return { title: 'The server cannot be reached', says: 'Look whether Parley is running and this device is connected; then try again.' };
  if (error instanceof Refused && error.problem.status === 404)
    return {
      title: 'There is nothing here',
      says: 'There is no such thing on record, or it was not known at the moment and the evidence you chose.',
    };
  if (error instanceof Refused) return { title: error.problem.title, says: error.problem.detail };
  if (error instanceof NothingKept)
    return {
      title: 'This browser keeps no drafts',
      says: 'A private window, or a disk without room, does not let the page keep anything. Take the meeting down in another window.',
    };
  if (isMissingPart(error))
    return {
      title: 'A part of the page could not be loaded',
      says: 'The server was not there, or Parley was updated since you opened this page. Load it again.',
    };
  return {
    title: 'The page failed',
    says: 'This is a mistake of the program and not yours. Nothing that was recorded is lost. Load the page again.',
  };
}

function Failure({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const { title, says } = told(error);
  useBackAgain(() => mayPass(error) && onAgain());
  return (
    <div role="alert">
      <PageHeading title={title} />
      <p className="govuk-body">{says}</p>
      <p className="govuk-body">
        <button type="button" className="govuk-button" onClick={onAgain}>
          Try again
        </button>
      </p>
      <p className="govuk-body">
        Or see it <a href={window.location.pathname}>as it stands now, at any evidence</a>, or go to{' '}
        <PlaceLink to="/">the negotiations</PlaceLink>.
      </p>
    </div>
  );
}

/** Where a part of the program cannot be loaded, or breaks. What could not be loaded is loaded once the server is back. */
export function Broken() {
  const error = useRouteError();
  const load = (): void => window.location.reload();
  useBackAgain(() => isMissingPart(error) && load());
  return <Failure error={error} onAgain={load} />;
}

interface CatchingProps {
  readonly children: ReactNode;
  readonly onAgain: () => void;
}
interface Caught {
  readonly failed: boolean;
  readonly error?: unknown;
}
class Catching extends Component<CatchingProps, Caught> {
  override state: Caught = { failed: false };

  static getDerivedStateFromError(error: unknown): Caught {
    return { failed: true, error };
  }

  private readonly again = (): void => {
    this.props.onAgain();
    this.setState({ failed: false });
  };

  override render(): ReactNode {
    return this.state.failed ? <Failure error={this.state.error} onAgain={this.again} /> : this.props.children;
  }
}

/** Shows what could not be answered in place of the page, and asks again when told or when another page is opened. */
export function Answers() {
  const { pathname } = useLocation();
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Suspense fallback={<Loading />}>
          <Catching onAgain={reset} key={pathname}>
            <Outlet />
          </Catching>
        </Suspense>
      )}
    </QueryErrorResetBoundary>
  );
}
