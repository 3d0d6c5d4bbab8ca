import { useNames } from '../names/use-names';
import { PlaceLink } from './place-link';

/** Text of the record, whatever it holds: shown as it is, and its direction kept to itself. */
export function Said({ children }: { readonly children: string }) {
  return <bdi className="said">{children}</bdi>;
}

/** A party, a person or a source by name, leading to its page; a name as printed stands as it is. */
export function Who({ id }: { readonly id: string }) {
  const { named, placeOf } = useNames();
  const place = placeOf(id);
  const name = <Said>{named(id)}</Said>;
  return place === undefined ? name : <PlaceLink to={place}>{name}</PlaceLink>;
}

/** Several of them; `nobody` where there is none. */
export function WhoAll({ ids, nobody = 'nobody named' }: { readonly ids: readonly string[]; readonly nobody?: string }) {
  if (ids.length === 0) return <>{nobody}</>;
  return (
    <>
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Who id={id} />
        </span>
      ))}
    </>
  );
}
