import { useQuestion } from '../../api/use-question';
import { MomentForm } from '../../moment/moment-form';
import { Standing } from '../../moment/standing';
import { Causes } from '../../parts/causes';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { AtAGlance } from '../../position/at-a-glance';
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

/** Where it stood as the record gave it at the crosshair, in short: the lists of the position stay where they are. */
export function ThenPart({ negotiation }: { readonly negotiation: string }) {
  const stood = useQuestion('/api/negotiations/{id}', { ids: { id: negotiation } });
  const { counts, last, due, glance } = stood;
  const place = `/negotiations/${negotiation}`;
  return (
    <Part id="then" title={TITLE}>
      <Standing reflects={stood.reflects} leftOut={stood.leftOut} />
      <p>
        <StateTag of={stood} /> <Causes entries={stood.entries} of={`the state ${stood.state}`} />
      </p>
      <AtAGlance of={{ counts, last, ...glance, next: due[0] }} at={place} />
      <p>
        <PlaceLink to={place}>The whole position at these clocks</PlaceLink>
      </p>
    </Part>
  );
}
