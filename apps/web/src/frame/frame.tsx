import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { LiveLine } from '../live/live-line';
import { useMoment } from '../moment/moment';
import { RecorderDialog } from '../recorder/recorder-dialog';
import { useNavPages } from './page-route';

/** What the server says on every page, as while nobody signs in. */
const NOTICE = document.querySelector<HTMLMetaElement>('meta[name="parley-notice"]')?.content ?? '';

/** What stands around every page. */
export function Frame() {
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to the content
      </a>
      <header>
        <Top />
        <p className="notice" role="note">
          <span className="govuk-width-container notice__inside">{NOTICE}</span>
        </p>
        <LiveLine />
      </header>
      <div className="govuk-width-container">
        <main id="main" className="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </>
  );
}

function Top() {
  const { search } = useMoment();
  const navPages = useNavPages();
  return (
    <div className="top">
      <div className="govuk-width-container top__inside">
        <NavLink className="top__name" to="/">
          Parley
        </NavLink>
        <nav aria-label="Pages" className="top__nav">
          {navPages.map(({ path, nav }) => (
            <NavLink key={path} to={`${path}${search}`} end className="top__link">
              {nav}
            </NavLink>
          ))}
        </nav>
        <RecorderDialog />
      </div>
    </div>
  );
}
