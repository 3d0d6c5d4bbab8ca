import { useQuestion } from '../../api/use-question';
import { MomentForm } from '../../moment/moment-form';
import { Standing } from '../../moment/standing';
import { Causes } from '../../parts/causes';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { AtAGlance } from '../../position/at-a-glance';
import { glanceOf } from '../../position/glance';
import { instantInWords } from '../../words/dates-in-words';
import { StateTag } from '../../parts/state-tag';

const TITLE = 'Where it stood, as the record had it then';

/** In place of a position, where nothing was on record yet. */
export function NothingYetPart({ knownAt }: { readonly knownAt: string }) {
  return (
    <Part id="then" title={TITLE}>
      <p className="none">Nothing of this negotiation was on record by {instantInWords(knownAt)}.</p>
      <MomentForm />
    </Part>
  );
}

/** The position as the record gave it at the crosshair. */
export function ThenPart({ negotiation }: { readonly negotiation: string }) {
  const position = useQuestion('/api/negotiations/{id}/position', { ids: { id: negotiation } });
  const place = `/negotiations/${negotiation}`;
  return (
    <Part id="then" title={TITLE}>
      <Standing reflects={position.reflects} leftOut={position.leftOut} />
      <p>
        <StateTag of={position} /> <Causes entries={position.entries} of={`the state ${position.state}`} />
      </p>
      <AtAGlance of={glanceOf(position)} at={place} />
      <p>
        <PlaceLink to={place}>The whole position at these clocks</PlaceLink>
      </p>
    </Part>
  );
}
