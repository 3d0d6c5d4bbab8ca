import { useRef, type FormEvent, type ReactNode } from 'react';
import { Refused } from '../api/problem';
import { PlaceLink } from '../parts/place-link';
import { counted } from '../words/in-words';
import type { Acting } from './use-act';

interface ActFormProps {
  readonly acting: Acting;
  readonly label: string;
  readonly button: string;
  /** Records what the form says; called once a press. */
  readonly onSend: (form: FormData) => void;
  readonly children: ReactNode;
}

/** A form that records an act, and says what became of it. While that is not known, its fields cannot be changed: the same is sent again. */
export function ActForm({ acting, label, button, onSend, children }: ActFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (acting.isUnknown) acting.again();
    else if (!acting.isSending) onSend(new FormData(event.currentTarget));
  };
  return (
    <form className="act-form" aria-label={label} onSubmit={send} ref={form}>
      <fieldset className="act-form__fields" disabled={acting.isSending || acting.isUnknown}>
        {children}
      </fieldset>
      <Outcome of={acting} />
      <button className="govuk-button" aria-disabled={acting.isSending}>
        {acting.isSending ? 'Recording …' : acting.isUnknown ? 'Send the same again' : button}
      </button>
    </form>
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
      {error instanceof Refused && !isUnknown && <Refusal of={error} />}
      {receipt !== undefined && error === null && (
        <p className="outcome outcome--done">
          {receipt.events.length === 0
            ? 'The record said so already; nothing was added.'
            : `${counted(receipt.events.length, 'entry', 'entries')} recorded: `}
          {receipt.events.map(({ eventId, type }) => (
            <PlaceLink key={eventId} to={`/entries/${eventId}`}>
              {type}
            </PlaceLink>
          ))}
          {receipt.irregularities.map(({ says }) => (
            <span key={says}> Irregular: {says}</span>
          ))}
        </p>
      )}
    </div>
  );
}

function Refusal({ of: { problem } }: { readonly of: Refused }) {
  const faults = problem.faults ?? [];
  return (
    <div className="outcome outcome--refused">
      <p>
        <strong>Not recorded. {problem.title}.</strong> {problem.detail}
      </p>
      {faults.length > 1 && (
        <ul>
          {faults.map(({ path, says }) => (
            <li key={`${path} ${says}`}>
              {path}: {says}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
