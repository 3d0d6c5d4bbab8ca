import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { HistoryOf } from './history-of';

export function Component() {
  const { id = '' } = useParams();
  const { name } = useQuestion('/api/consortia/{id}/position', { ids: { id } });
  return <HistoryOf question="/api/consortia/{id}/history" tabs="/consortia/:id" title={name} />;
}
