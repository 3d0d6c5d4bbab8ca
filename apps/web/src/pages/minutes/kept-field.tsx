import { useId } from 'react';
import { useTyped } from './use-typed';

const MAX = 2_000;
interface KeptFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly kept: string;
  readonly onKeep: (text: string) => void;
}

/** A line of the draft that is kept as it is typed. */
export function KeptField({ label, hint, kept, onKeep }: KeptFieldProps) {
  const id = useId();
  const { text, type, settle } = useTyped(kept, onKeep);
  return (
    <div className="field">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        className="govuk-input"
        id={id}
        value={text}
        maxLength={MAX}
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
        onBlur={settle}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
      />
    </div>
  );
}
