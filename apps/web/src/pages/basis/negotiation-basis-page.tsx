import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { BasisOf } from './basis-of';

export function Component() {
  const { id = '' } = useParams();
  const { title } = useQuestion('/api/negotiations/{id}', { ids: { id } });
  return <BasisOf question="/api/negotiations/{id}/decisions/{event}/basis" tabs="/negotiations/:id" title={title} />;
}
