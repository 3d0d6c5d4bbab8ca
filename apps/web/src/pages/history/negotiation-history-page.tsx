import { useParams } from 'react-router';
import { useTitle } from '../../names/use-title';
import { HistoryOf } from './history-of';

export function Component() {
  const { id = '' } = useParams();
  const title = useTitle(id);
  return <HistoryOf question="/api/negotiations/{id}/history" tabs="/negotiations/:id" title={title} />;
}
