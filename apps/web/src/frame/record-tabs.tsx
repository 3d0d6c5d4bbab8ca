import { generatePath, NavLink, useParams } from 'react-router';
import { useMoment } from '../moment/moment';
import { useTabsOf } from './page-route';

/** The pages of one negotiation (`/negotiations/:id`) or consortium, at the moment chosen. */
export function RecordTabs({ of, label }: { readonly of: string; readonly label: string }) {
  const { search } = useMoment();
  const { id = '' } = useParams();
  const tabs = useTabsOf(of);
  if (tabs.length < 2) return null;
  return (
    <nav aria-label={label} className="tabs">
      {tabs.map(({ path, tab }) => (
        <NavLink key={path} to={`${generatePath(path, { id })}${search}`} end className="tabs__link">
          {tab}
        </NavLink>
      ))}
    </nav>
  );
}
