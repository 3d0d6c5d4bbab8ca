import { Suspense, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { ask } from '../api/ask';
import { Labelled } from '../parts/labelled';
import type { OfRecord } from '../shape-form/things-on-record';
import { spoken } from '../words/in-words';
import { actsOffered, type Offered } from './acts-of-record';
import { entriesNamed, type RecordStanding } from './entries-named';
import type { FormGiven } from './form-given';
import { ShapedAct } from './shaped-act';
import type { Onto } from './use-act-onto';

export interface RecordFormsProps {
  readonly of: OfRecord;
  readonly standing: RecordStanding;
  /** The form that the address of the page asks for. */
  readonly asked: FormGiven | undefined;
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
export function RecordForms({ of, standing, asked }: RecordFormsProps) {
  const offered = useMemo(() => actsOffered(of), [of.record]);
  const acts = useMemo(() => offered.flatMap(({ acts: some }) => some), [offered]);
  const { chosen, opened, choose, choice } = useForms(acts, asked);
  const says = acts.find(({ act }) => act === chosen.act)?.says;
  return (
    <>
      <ChooseAct offered={offered} chosen={chosen.act} onChoose={(act) => choose({ act, given: {}, key: act })} field={choice} />
      {says !== undefined && <p className="quiet">{says}</p>}
      {/* What was typed for another act stays in its form. */}
      {opened.map(({ act, given, key }) => (
        <div key={key} hidden={key !== chosen.key}>
          {/* While its names are fetched, the choice above stands where it stood, with the focus in it. */}
          <Suspense fallback={<p role="status">Fetching the form …</p>}>
            <ShapedAct
              of={of}
              act={act}
              given={given}
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

/** A form that was opened; one of the same act that is filled with something else is another. */
interface Form extends FormGiven {
  readonly key: string;
}
const NONE: Form = { act: '', given: {}, key: '' };

/** The forms that were opened, the one that is chosen, and where it is chosen; the one that the address asks for comes by itself. */
function useForms(acts: Offered['acts'], asked: FormGiven | undefined) {
  const [chosen, setChosen] = useState<Form>(NONE);
  const [opened, setOpened] = useState<readonly Form[]>([]);
  const choice = useRef<HTMLSelectElement>(null);
  const choose = (form: Form): void => {
    setChosen(form);
    setOpened((before) => (form.act === '' || before.some(({ key }) => key === form.key) ? before : [...before, form]));
  };
  useEffect(() => {
    if (asked === undefined || !acts.some(({ act }) => act === asked.act)) return;
    choose({ ...asked, key: JSON.stringify(asked) });
    choice.current?.focus();
  }, [asked]);
  return { chosen, opened, choose, choice };
}

interface ChooseActProps {
  readonly field: RefObject<HTMLSelectElement | null>;
  readonly offered: readonly Offered[];
  readonly chosen: string;
  readonly onChoose: (act: string) => void;
}
function ChooseAct({ offered, chosen, onChoose, field }: ChooseActProps) {
  return (
    <Labelled label="What happened?">
      {(id) => (
        <select className="govuk-select" id={id} ref={field} value={chosen} onChange={({ target }) => onChoose(target.value)}>
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
