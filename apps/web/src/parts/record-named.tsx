import { useConsortiumName, useTitle } from '../names/use-title';
import { PlaceLink } from './place-link';
import { Said } from './said';

/** "the negotiation" with its title, which leads to it, and the id that identifies it. */
export const NegotiationNamed = ({ id }: { readonly id: string }) => (
  <RecordNamed kind="negotiation" to={`/negotiations/${id}`} name={useTitle(id)} id={id} />
);

/** The same of a consortium. */
export const ConsortiumNamed = ({ id }: { readonly id: string }) => (
  <RecordNamed kind="consortium" to={`/consortia/${id}`} name={useConsortiumName(id)} id={id} />
);

interface RecordNamedProps {
  readonly kind: string;
  readonly to: string;
  readonly name: string;
  readonly id: string;
}
const RecordNamed = ({ kind, to, name, id }: RecordNamedProps) => (
  <>
    the {kind}{' '}
    <PlaceLink to={to}>
      <Said>{name}</Said>
    </PlaceLink>
    {name !== id && <span className="quiet"> {id}</span>}
  </>
);
