import { useEffect, useId, useRef, type FormEvent } from 'react';
import { recordAs, useRecorder } from './recorder';
import { saidIn } from '../words/said-in';
import { askWhoRecords, onAnswered, onAsked } from './asking';

const NAME_MAX = 200;
/** No letter: keys that type something must never act. */
const CHANGE_KEY = 'F2';

/** "Recording as …" with the dialog that changes it: by its button or with one key. */
export function RecorderDialog() {
  const name = useRecorder();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => onAsked(() => dialog.current?.showModal()), []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== CHANGE_KEY || dialog.current?.open) return;
      event.preventDefault();
      askWhoRecords();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button type="button" className="recorder" aria-keyshortcuts={CHANGE_KEY} onClick={() => askWhoRecords()}>
        {name === '' ? (
          'Say who records'
        ) : (
          <>
            Recording as <bdi className="recorder__name">{name}</bdi>
          </>
        )}{' '}
        <kbd>{CHANGE_KEY}</kbd>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="recorder-title" onClose={onAnswered}>
        <NameForm name={name} onDone={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

function NameForm({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const id = useId();
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    recordAs(saidIn(new FormData(event.currentTarget), 'name'));
    onDone();
  };
  return (
    <form onSubmit={save} key={name}>
      <h2 id="recorder-title" className="govuk-heading-m">
        Who records?
      </h2>
      <p className="govuk-hint" id={`${id}-hint`}>
        Your name stands with every entry that you record from this browser. Nobody signs in, so it is taken on trust.
      </p>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor={id}>
          Your name
        </label>
        <input
          className="govuk-input"
          id={id}
          name="name"
          defaultValue={name}
          maxLength={NAME_MAX}
          required
          pattern=".*\S.*"
          autoComplete="name"
          aria-describedby={`${id}-hint`}
        />
      </div>
      <div className="govuk-button-group">
        <button className="govuk-button">Record as this name</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onDone}>
          Leave it
        </button>
      </div>
    </form>
  );
}
