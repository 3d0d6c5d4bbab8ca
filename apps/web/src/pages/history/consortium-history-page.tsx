import { useParams } from 'react-router';
import { useConsortiumName } from '../../names/use-title';
import { HistoryOf } from './history-of';

export function Component() {
  const { id = '' } = useParams();
  const name = useConsortiumName(id);
  return <HistoryOf question="/api/consortia/{id}/history" tabs="/consortia/:id" title={name} />;
}
