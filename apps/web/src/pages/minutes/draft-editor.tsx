import { useState } from 'react';
import { ActForm } from '../../acts/act-form';
import { freshKey } from '../../acts/record-act';
import type { Acting } from '../../acts/use-act';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/ask';
import { adding, numbered, puttingBack, uncited, type MinutesDraft } from '../../minutes/draft';
import { changeDraft, dropDraft } from '../../minutes/draft-box';
import { entryInMinutes } from '../../minutes/entry-in-minutes';
import { useNames } from '../../names/use-names';
import { Things } from '../../parts/part';
import { Said } from '../../parts/said';
import { Unfolding } from '../../parts/unfolding';
import type { Changing } from './changing';
import { KeptField } from './kept-field';
import { MeanwhileOut } from './meanwhile-out';
import { newestOf } from './minutes-of';
import { ParagraphEditor } from './paragraph-editor';

type Entry = Schema<'Entry'>;
interface DraftEditorProps {
  readonly draft: MinutesDraft;
  readonly meeting: Schema<'Meeting'>;
  readonly entries: readonly Entry[];
  readonly circulation: Acting;
}
const NOT_KEPT = 'What you typed last could not be kept: this browser has no room, or keeps nothing. Copy it before you close the page.';

/** The paragraphs of a draft: written, ordered, joined, taken out, and tied to the entries that they rest on. */
export function DraftEditor({ draft, meeting, entries, circulation }: DraftEditorProps) {
  const [told, setTold] = useState('');
  const change: Changing = (how, says = '') => {
    // Told once it is seen as well.
    const changed = changeDraft(draft, how).then(() => queries.invalidateQueries({ queryKey: ['minutes-draft'] }));
    changed.then(
      () => setTold((before) => says || (before === NOT_KEPT ? '' : before)),
      () => setTold(NOT_KEPT),
    );
  };
  const isFixed = draft.sending !== undefined;
  return (
    <div>
      <p className="quiet">Only in this browser, kept as you type. Nobody else sees it before it goes out.</p>
      <fieldset className="act-form__fields" disabled={isFixed}>
        <Paragraphs draft={draft} entries={entries} change={change} />
        <Uncited draft={draft} entries={entries} change={change} />
        <TakenOut of={draft.takenOut} change={change} />
      </fieldset>
      <p role="status" className="releasing__told">
        {told}
      </p>
      <MeanwhileOut draft={draft} meeting={meeting} change={change} />
      <SendOut draft={draft} meeting={meeting} circulation={circulation} change={change} />
      <ThrowAway draft={draft} isFixed={isFixed} />
    </div>
  );
}

function Paragraphs({ draft, entries, change }: PartOfDraftProps) {
  const add = (): void => change(adding({ key: freshKey(), number: '', text: '', entries: [] }), 'A paragraph was added at the end.');
  return (
    <>
      <ol className="minutes minutes--draft">
        {numbered(draft).map(([number, paragraph], at) => (
          <ParagraphEditor
            key={paragraph.key}
            paragraph={paragraph}
            number={number}
            place={{ at, of: draft.paragraphs.length }}
            entries={entries}
            change={change}
          />
        ))}
      </ol>
      <p className="govuk-button-group">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={add}>
          Add a paragraph
        </button>
      </p>
    </>
  );
}

interface PartOfDraftProps {
  readonly draft: MinutesDraft;
  readonly entries: readonly Entry[];
  readonly change: Changing;
}
function Uncited({ draft, entries, change }: PartOfDraftProps) {
  const { named } = useNames();
  const left = uncited(draft, entries);
  if (left.length === 0) return null;
  return (
    <Unfolding title={`Entries of the meeting that no paragraph cites (${left.length})`}>
      <Things of={left} keyOf={({ eventId }) => eventId}>
        {(entry) => {
          const words = entryInMinutes(entry, named);
          const add = adding({ key: freshKey(), number: '', text: words, entries: [entry.eventId] });
          return (
            <>
              <Said>{words}</Said>{' '}
              <button type="button" className="link-button" onClick={() => change(add, 'A paragraph was added at the end.')}>
                Add as a paragraph<span className="govuk-visually-hidden">: {words.slice(0, 60)}</span>
              </button>
            </>
          );
        }}
      </Things>
    </Unfolding>
  );
}

function TakenOut({ of, change }: { readonly of: MinutesDraft['takenOut']; readonly change: Changing }) {
  if (of.length === 0) return null;
  return (
    <Unfolding title={`Paragraphs taken out (${of.length})`}>
      <Things of={of} keyOf={({ key }) => key}>
        {({ key, text }) => (
          <>
            <Said>{text}</Said>{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => change(puttingBack(key), 'The paragraph stands at the end again.')}
            >
              Put it back<span className="govuk-visually-hidden">: {text.slice(0, 60)}</span>
            </button>
          </>
        )}
      </Things>
    </Unfolding>
  );
}

interface SendOutProps extends Omit<DraftEditorProps, 'entries'> {
  readonly change: Changing;
}
function SendOut({ draft, meeting: { minutes }, circulation, change }: SendOutProps) {
  const version = minutes === null ? 1 : newestOf(minutes) + 1;
  const isFrozen = minutes?.state === 'Published';
  const news = (minutes?.versions ?? []).some(({ entry }) => !draft.seen.includes(entry));
  const send = (): void => {
    if (!news && !isFrozen) circulation.record({ path: '', body: {} });
  };
  return (
    <ActForm acting={circulation} label="Send the minutes out" button={`Send out as version ${version}`} onSend={send}>
      {version > 1 && (
        <KeptField
          label="Why there is a further version (if said)"
          kept={draft.reason}
          onKeep={(reason) => change((one) => ({ ...one, reason }))}
        />
      )}
      <KeptField
        label="When it goes out"
        hint="Leave it empty for now; or 10:40, 2025-03-06, or words"
        kept={draft.when}
        onKeep={(when) => change((one) => ({ ...one, when }))}
      />
    </ActForm>
  );
}

function ThrowAway({ draft, isFixed }: { readonly draft: MinutesDraft; readonly isFixed: boolean }) {
  const [isSure, setSure] = useState(false);
  if (isFixed) return null;
  return (
    <button type="button" className="link-button" onClick={() => (isSure ? void dropDraft(draft) : setSure(true))}>
      {isSure ? 'Throw this draft away for good' : 'Throw this draft away'}
    </button>
  );
}
