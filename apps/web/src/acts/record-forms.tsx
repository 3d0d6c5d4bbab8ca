import { Suspense, useMemo, useState } from 'react';
import { ask } from '../api/ask';
import { Labelled } from '../parts/labelled';
import type { OfRecord } from '../shape-form/things-on-record';
import { spoken } from '../words/in-words';
import { actsOffered, type Offered } from './acts-of-record';
import { entriesNamed, type RecordStanding } from './entries-named';
import { ShapedAct } from './shaped-act';
import type { Onto } from './use-act-onto';

export interface RecordFormsProps {
  readonly of: OfRecord;
  readonly standing: RecordStanding;
}

function ontoOf({ record, id }: OfRecord): Onto<RecordStanding> {
  const asked = { ids: { id }, query: { 'at-least': 'head' } } as const;
  return {
    askNow: () => (record === 'negotiation' ? ask('/api/negotiations/{id}/position', asked) : ask('/api/consortia/{id}/position', asked)),
    revisionOf: ({ reflects }) => reflects.streams[`${record}-${id}`],
    marksOf: (standing, body) => entriesNamed(standing, body).join(' '),
  };
}

/** Whatever can be recorded of a negotiation or a consortium: chosen by what happened, and said in the form of that act. */
export function RecordForms({ of, standing }: RecordFormsProps) {
  const offered = useMemo(() => actsOffered(of), [of.record]);
  const [chosen, setChosen] = useState('');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const choose = (act: string): void => {
    setChosen(act);
    if (act !== '' && !opened.includes(act)) setOpened([...opened, act]);
  };
  const says = offered.flatMap(({ acts }) => acts).find(({ act }) => act === chosen)?.says;
  return (
    <>
      <ChooseAct offered={offered} chosen={chosen} onChoose={choose} />
      {says !== undefined && <p className="quiet">{says}</p>}
      {/* What was typed for another act stays in its form. */}
      {opened.map((act) => (
        <div key={act} hidden={act !== chosen}>
          {/* While its names are fetched, the choice above stands where it stood, with the focus in it. */}
          <Suspense fallback={<p role="status">Fetching the form …</p>}>
            <ShapedAct
              of={of}
              act={act}
              standing={standing}
              onto={ontoOf(of)}
              entriesOf={entriesNamed}
              label={spoken(act)}
              button={`Record: ${spoken(act).toLowerCase()}`}
            />
          </Suspense>
        </div>
      ))}
    </>
  );
}

interface ChooseActProps {
  readonly offered: readonly Offered[];
  readonly chosen: string;
  readonly onChoose: (act: string) => void;
}
function ChooseAct({ offered, chosen, onChoose }: ChooseActProps) {
  return (
    <Labelled label="What happened?">
      {(id) => (
        <select className="govuk-select" id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
          <option value="">Choose</option>
          {offered.map(({ family, acts }) => (
            <optgroup key={family} label={family}>
              {acts.map(({ act }) => (
                <option key={act} value={act}>
                  {spoken(act)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Labelled>
  );
}
