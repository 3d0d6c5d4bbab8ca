import { useParams } from 'react-router';
import { useTitle } from '../../names/use-title';
import { BasisOf } from './basis-of';

export function Component() {
  const { id = '' } = useParams();
  const title = useTitle(id);
  return <BasisOf question="/api/negotiations/{id}/decisions/{event}/basis" tabs="/negotiations/:id" title={title} />;
}
