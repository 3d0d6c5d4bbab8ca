import { useMemo, useState, type KeyboardEvent, type Ref, type RefObject } from 'react';
import { Labelled } from './labelled';
import { suggested, type Suggestion } from './suggested';

interface Suggesting<T> {
  readonly typed: string;
  readonly suggestions: readonly Suggestion<T>[];
  readonly onChoose: (chosen: Suggestion<T>) => void;
  /** Where the next thing is typed once one was taken with Enter. */
  readonly next?: RefObject<HTMLElement | null>;
}
interface InputProps<T> extends Suggesting<T> {
  /** Its label, for whoever cannot see what the list belongs to. */
  readonly label: string;
  /** Typing undoes what was chosen before: the words stand for themselves until something is chosen again. */
  readonly onType: (typed: string) => void;
  readonly maxLength: number;
  readonly field?: Ref<HTMLInputElement>;
}

/** A field that suggests, with its label. */
export function Combobox<T>(props: InputProps<T>) {
  return (
    <Labelled label={props.label} className="combobox">
      {(id) => <ComboboxInput {...props} control={{ id }} />}
    </Labelled>
  );
}

interface Control {
  readonly id: string;
  readonly className?: string;
  readonly name?: string;
  readonly 'aria-describedby'?: string;
}
/**
 * A field that suggests (ARIA: editable combobox with a list). The first that fits is ready to be taken with Enter or Tab; Escape leaves the
 * words as they were typed.
 */
export function ComboboxInput<T>(props: InputProps<T> & { readonly control: Control }) {
  const { label, typed, onType, maxLength, field, control } = props;
  const { id } = control;
  const { shown, active, open, close, take, press } = useSuggestions(props);
  const isActive = active >= 0 && active < shown.length;
  return (
    <>
      <input
        className="govuk-input"
        {...control}
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        autoComplete="off"
        value={typed}
        maxLength={maxLength}
        onChange={({ target }) => {
          onType(target.value);
          open(target.value.trim() === '' ? -1 : 0);
        }}
        onKeyDown={press}
        onBlur={close}
        {...(isActive && { 'aria-activedescendant': `${id}-${active}` })}
      />
      <Options id={id} label={label} shown={shown} active={active} onTake={take} />
    </>
  );
}

const step = (at: number, by: number, count: number): number => (count === 0 ? -1 : (at + by + count) % count);

/** What is shown, which of it is ready to be taken, and what the keys do. */
function useSuggestions<T>({ typed, suggestions, onChoose, next }: Suggesting<T>) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const shown = useMemo(() => (isOpen ? suggested(suggestions, typed) : []), [isOpen, suggestions, typed]);
  const ready = shown[active];
  const close = (): void => setOpen(false);
  const open = (at: number): void => {
    setOpen(true);
    setActive(at);
  };
  const take = (one: Suggestion<T>): void => {
    close();
    onChoose(one);
  };
  const move = (by: number): true => {
    open(isOpen ? step(active, by, shown.length) : 0);
    return true;
  };
  /** True where the key was this field's own. */
  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => ready !== undefined && (take(ready), next?.current?.focus(), true),
    Tab: () => ready !== undefined && (take(ready), false),
    Escape: () => isOpen && (close(), true),
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || !keys[event.key]?.()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { shown, active, open, close, take, press };
}

interface OptionsProps<T> {
  readonly id: string;
  readonly label: string;
  readonly shown: readonly Suggestion<T>[];
  readonly active: number;
  readonly onTake: (one: Suggestion<T>) => void;
}
function Options<T>({ id, label, shown, active, onTake }: OptionsProps<T>) {
  return (
    <ul className="combobox__list" role="listbox" id={`${id}-list`} aria-label={`Suggestions: ${label}`} hidden={shown.length === 0}>
      {shown.map((one, at) => (
        <li
          key={one.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className="combobox__option"
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(one);
          }}
        >
          <bdi>{one.label}</bdi>
          {one.hint !== undefined && <span className="combobox__hint"> {one.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
