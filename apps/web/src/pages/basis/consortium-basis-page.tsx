import { useParams } from 'react-router';
import { useQuestion } from '../../api/use-question';
import { BasisOf } from './basis-of';

export function Component() {
  const { id = '' } = useParams();
  const { name } = useQuestion('/api/consortia/{id}/position', { ids: { id } });
  return <BasisOf question="/api/consortia/{id}/decisions/{event}/basis" tabs="/consortia/:id" title={name} />;
}
