import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { ThingsNamed } from '../../names/things-named';
import { HistoryOf } from './history-of';

export function Component() {
  const { id = '' } = useParams();
  const { title, items: issues, proposals } = useQuestion('/api/negotiations/{id}/issues', { ids: { id } });
  return (
    <ThingsNamed of={{ issues, proposals }}>
      <HistoryOf question="/api/negotiations/{id}/history" tabs="/negotiations/:id" title={title} />
    </ThingsNamed>
  );
}
