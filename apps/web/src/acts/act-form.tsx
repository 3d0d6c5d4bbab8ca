import { useId, useMemo, type FormEvent, type ReactNode } from 'react';
import { Refused } from '../api/problem';
import { FieldFaults } from '../parts/field-faults';
import { Receipt } from './receipt';
import { faultsOf, RefusalSummary } from './refusal-summary';
import type { Acting } from './use-act';

interface ActFormProps {
  readonly acting: Acting;
  readonly label: string;
  readonly button: string;
  /** Records what the form says; called once a press. */
  readonly onSend: (form: FormData) => void;
  readonly children: ReactNode;
  /** Stands above the button. */
  readonly aside?: ReactNode;
}

/** A form that records an act, and says what became of it. While that is not known, its fields cannot be changed: the same is sent again. */
export function ActForm({ acting, label, button, onSend, children, aside }: ActFormProps) {
  const form = useId();
  const refused = acting.error instanceof Refused && !acting.isUnknown ? acting.error : null;
  const faults = useMemo(() => ({ form, faults: faultsOf(refused) }), [form, refused]);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (acting.isUnknown) acting.again();
    else if (!acting.isSending) onSend(new FormData(event.currentTarget));
  };
  return (
    <FieldFaults value={faults}>
      <form className="act-form" aria-label={label} onSubmit={send} noValidate>
        {refused && <RefusalSummary of={refused.problem} form={form} />}
        <fieldset className="act-form__fields" disabled={acting.isSending || acting.isUnknown}>
          {children}
        </fieldset>
        {aside}
        <Outcome of={acting} />
        <button className="govuk-button" aria-disabled={acting.isSending}>
          {acting.isSending ? 'Recording …' : acting.isUnknown ? 'Send the same again' : button}
        </button>
      </form>
    </FieldFaults>
  );
}

/** What became of an act, said also to screen readers. */
function Outcome({ of: { receipt, error, isUnknown } }: { readonly of: Acting }) {
  return (
    <div aria-live="polite">
      {isUnknown && (
        <p className="outcome outcome--open">
          No answer came, so it is not known whether this was recorded. Send the same again: it is recorded once, however often it is sent.
        </p>
      )}
      {receipt !== undefined && error === null && <Receipt of={receipt} />}
    </div>
  );
}
