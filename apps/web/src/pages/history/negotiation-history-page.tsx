import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { HistoryOf } from './history-of';

export function Component() {
  const { id = '' } = useParams();
  const { title } = useQuestion('/api/negotiations/{id}', { ids: { id } });
  return <HistoryOf question="/api/negotiations/{id}/history" tabs="/negotiations/:id" title={title} />;
}
