import { useParams } from 'react-router';
import { useConsortiumName } from '../../names/use-title';
import { BasisOf } from './basis-of';

export function Component() {
  const { id = '' } = useParams();
  const name = useConsortiumName(id);
  return <BasisOf question="/api/consortia/{id}/decisions/{event}/basis" tabs="/consortia/:id" title={name} />;
}
