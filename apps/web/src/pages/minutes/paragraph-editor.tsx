import { useId, useMemo, useState } from 'react';
import { freshKey } from '../../acts/record-act';
import type { Schema } from '../../api/ask';
import { citing, joining, moving, notCiting, numbering, takingOut, typing, type Paragraph } from '../../minutes/draft';
import { entryInMinutes } from '../../minutes/entry-in-minutes';
import { useNames } from '../../names/use-names';
import { Combobox } from '../../parts/combobox';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import type { Changing } from './changing';
import { useTyped } from './use-typed';

type Entry = Schema<'Entry'>;
const TEXT_MAX = 10_000;
const NUMBER_MAX = 20;
interface ParagraphEditorProps {
  readonly paragraph: Paragraph;
  readonly number: string;
  readonly place: { readonly at: number; readonly of: number };
  readonly entries: readonly Entry[];
  readonly change: Changing;
}

export function ParagraphEditor({ paragraph, number, place, entries, change }: ParagraphEditorProps) {
  const { key } = paragraph;
  const id = useId();
  const { text, type, settle } = useTyped(paragraph.text, (typed, was) => change(typing({ key, was, text: typed, spare: freshKey() })));
  return (
    <li className="minutes__paragraph">
      <NumberField paragraph={paragraph} number={number} change={change} />
      <div className="minutes__edited">
        {paragraph.isOther && (
          <p className="quiet">Typed at the same time in another window; it stands beside what was typed in the first.</p>
        )}
        <label className="govuk-visually-hidden" htmlFor={id}>
          Paragraph {number}
        </label>
        <textarea
          className="govuk-textarea minutes__field"
          id={id}
          rows={2}
          value={text}
          maxLength={TEXT_MAX}
          onChange={({ target }) => type(target.value)}
          onBlur={settle}
        />
        <RestsOn paragraph={paragraph} number={number} entries={entries} change={change} />
        <Ordering of={paragraph} number={number} place={place} change={change} />
      </div>
    </li>
  );
}

/** The number as it is to be printed; left empty, it is the place among the others. */
function NumberField({ paragraph, number, change }: Pick<ParagraphEditorProps, 'paragraph' | 'number' | 'change'>) {
  const id = useId();
  const { text, type, settle } = useTyped(paragraph.number, (typed) => change(numbering(paragraph.key, typed.trim())));
  return (
    <div>
      <label className="govuk-visually-hidden" htmlFor={id}>
        Number of paragraph {number}
      </label>
      <input
        className="govuk-input minutes__number-field"
        id={id}
        value={text}
        placeholder={number}
        maxLength={NUMBER_MAX}
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
        onBlur={settle}
      />
    </div>
  );
}

function RestsOn({ paragraph: { key, entries: cited }, number, entries, change }: Omit<ParagraphEditorProps, 'place'>) {
  const { named } = useNames();
  const [typed, setTyped] = useState('');
  const words = useMemo(() => new Map(entries.map((entry) => [entry.eventId, entryInMinutes(entry, named)])), [entries, named]);
  const suggestions = entries
    .filter(({ eventId }) => !cited.includes(eventId))
    .map(({ eventId, revision }) => ({
      key: eventId,
      label: words.get(eventId) ?? eventId,
      hint: `entry ${revision + 1}`,
      value: eventId,
    }));
  const takeOff = (entry: string): void => change(notCiting(key, entry), `Paragraph ${number} does not cite it any more.`);
  return (
    <>
      <ul className="minutes__cited" aria-label={`What paragraph ${number} rests on`}>
        {cited.map((entry) => (
          <CitedLine key={entry} entry={entry} words={words.get(entry) ?? 'an entry of the record'} onTakeOff={() => takeOff(entry)} />
        ))}
      </ul>
      <Combobox
        label={`Cite an entry for paragraph ${number}`}
        typed={typed}
        suggestions={suggestions}
        maxLength={200}
        onType={setTyped}
        onChoose={({ value }) => {
          setTyped('');
          change(citing(key, value), `Paragraph ${number} cites it.`);
        }}
      />
    </>
  );
}

interface CitedLineProps {
  readonly entry: string;
  readonly words: string;
  readonly onTakeOff: () => void;
}
function CitedLine({ entry, words, onTakeOff }: CitedLineProps) {
  return (
    <li>
      <PlaceLink to={`/entries/${entry}`}>
        <Said>{words.slice(0, 100)}</Said>
      </PlaceLink>{' '}
      <button type="button" className="link-button" onClick={onTakeOff}>
        take off<span className="govuk-visually-hidden">: {words.slice(0, 60)}</span>
      </button>
    </li>
  );
}

interface OrderingProps {
  readonly of: Paragraph;
  readonly number: string;
  readonly place: ParagraphEditorProps['place'];
  readonly change: Changing;
}
/** The focus stays on the button that was pressed, wherever its paragraph is moved. */
function Ordering({ of: { key, text }, number, place: { at, of }, change }: OrderingProps) {
  const press = (does: string, act: () => void) => (
    <button
      type="button"
      className="link-button"
      onClick={(event) => {
        const pressed = event.currentTarget;
        act();
        requestAnimationFrame(() => requestAnimationFrame(() => pressed.isConnected && pressed.focus()));
      }}
      aria-label={`${does}: paragraph ${number}`}
    >
      {does}
    </button>
  );
  return (
    <p className="line__doing">
      {at > 0 && press('Up', () => change(moving(key, -1), `The paragraph is number ${at} now.`))}
      {at < of - 1 && press('Down', () => change(moving(key, 1), `The paragraph is number ${at + 2} now.`))}
      {at > 0 && press('Join to the one above', () => change(joining(key), 'The two are one paragraph.'))}
      {press('Take out', () => change(takingOut(key), `Taken out: ${text.slice(0, 60) || 'an empty paragraph'}. It can be put back.`))}
    </p>
  );
}
