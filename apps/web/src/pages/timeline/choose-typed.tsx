import { useId, useMemo, useState } from 'react';
import { ComboboxInput } from '../../parts/combobox';
import { Labelled } from '../../parts/labelled';
import type { Suggestion } from '../../parts/suggested';
import { counted } from '../../words/in-words';

/** Values, each with what it is called. */
export type Options = readonly (readonly [string, string])[];
export interface ChooseOneProps {
  readonly label: string;
  /** Empty: any. */
  readonly value: string;
  readonly of: Options;
  readonly onChoose: (value: string) => void;
}
const LENGTH_MAX = 200;

/** One of more than a list can show: found by some of its words. Emptied, it sets no limit. */
export function ChooseTyped({ label, value, of, onChoose }: ChooseOneProps) {
  const hint = useId();
  const suggestions = useMemo(() => of.map(([key, says]): Suggestion<string> => ({ key, label: says, value: key })), [of]);
  const chosen = useMemo(() => (value === '' ? '' : (of.find(([one]) => one === value)?.[1] ?? value)), [of, value]);
  const [typed, setTyped] = useState<string>();
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim() === '' && value !== '') onChoose('');
  };
  return (
    // Words that nothing was chosen by are not left standing as if something were.
    <div onBlur={() => setTyped(undefined)}>
      <Labelled label={label} className="combobox">
        {(id) => (
          <>
            <ComboboxInput
              control={{ id, 'aria-describedby': hint }}
              label={label}
              typed={typed ?? chosen}
              suggestions={suggestions}
              maxLength={LENGTH_MAX}
              onType={type}
              onChoose={(one) => {
                setTyped(undefined);
                onChoose(one.value);
              }}
            />
            <span id={hint} className="govuk-visually-hidden">
              {counted(of.length, 'choice')}: type some of its words. Empty: any.
            </span>
          </>
        )}
      </Labelled>
    </div>
  );
}
