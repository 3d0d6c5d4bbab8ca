import { useEffect, useId, useRef, useState, type Dispatch, type KeyboardEvent, type RefObject, type SetStateAction } from 'react';
import { isReleasedAtOnce } from '../../notes/as-i-go';
import { keepHalf } from '../../notes/box';
import { NOTHING_SAID, type Place, type Said } from '../../notes/line';
import { keep, release } from '../../notes/releasing';
import { useHalfTyped } from '../../notes/use-notes';
import { withRecorder } from '../../recorder/asking';
import { kindOf } from './kinds';
import { LineFields, type Suggesting } from './line-fields';
import { useTimeNow } from './time-now';

interface CaptureProps {
  readonly place: Place;
  readonly suggesting: Suggesting;
  readonly isAdjourned: boolean;
  readonly onTold: (says: string) => void;
  /** What stands in the field of when at first, as it is typed; empty: now. */
  readonly when: string;
}
const SETTLED_MS = 200;
type How = 'keep' | 'release';

/** Nothing that could be kept: somebody who arrives, or a meeting that goes on, needs no words. */
function isEmpty({ who, what, kind }: Said): boolean {
  const { group } = kindOf(kind);
  const needsWords = group !== 'The meeting' && (group !== 'In the room' || who.trim() === '');
  return needsWords && what.trim() === '';
}

/** Enter keeps; Shift+Enter is a new line; Ctrl+Enter keeps and releases. While a word is being composed, Enter is its own. */
export const onKeep =
  (keep: (asked: How) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    keep(event.ctrlKey || event.metaKey ? 'release' : 'keep');
  };

const NOT_KEPT =
  'The line could not be kept: this browser has no room, or keeps nothing. It stands in its fields again; nothing of it is lost yet.';
/** What could not be kept, with what was typed since. */
const putBack = (said: Said, since: Said): Said => ({ ...said, what: [said.what, since.who, since.what].filter(Boolean).join('\n') });

/** The line in which a meeting is taken down: kept with Enter, and as it is typed. */
export function Capture(props: CaptureProps) {
  const id = useId();
  const who = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { said, setSaid, keepLine } = useKeeping(props, who);
  const asked = (how: How): void => {
    if (isEmpty(said)) form.current?.querySelector('textarea')?.focus();
    else withRecorder((by) => void keepLine(how, by));
  };
  return (
    <form
      className="capture"
      aria-labelledby={id}
      ref={form}
      onKeyDown={onKeep(asked)}
      onSubmit={(event) => {
        event.preventDefault();
        asked('keep');
      }}
    >
      <h2 className="govuk-heading-m" id={id}>
        Take down
      </h2>
      <LineFields said={said} onSay={setSaid} suggesting={props.suggesting} whoField={who} now={useTimeNow()} />
      <div className="capture__keep">
        <button className="govuk-button">Keep</button>
        <Keys />
      </div>
    </form>
  );
}

/** What is typed, and how it is kept: its fields are free at once for the next line, and hold it again where it could not be kept. */
function useKeeping({ place, isAdjourned, onTold, when }: CaptureProps, first: RefObject<HTMLInputElement | null>) {
  const [said, setSaid] = useHalf(place, when);
  const keepLine = async (how: How, by: string): Promise<void> => {
    setSaid({ ...NOTHING_SAID, when });
    first.current?.focus();
    try {
      const isGoing = isReleasedAtOnce(place, { kind: said.kind, isAdjourned }) || how === 'release';
      const line = await keep(place, { said, by });
      onTold(isGoing && (await release(line.id)) ? 'Kept and released.' : 'Kept as your draft.');
    } catch {
      setSaid((since) => putBack(said, since));
      onTold(NOT_KEPT);
    }
  };
  return { said, setSaid, keepLine };
}

const KEYS = [
  ['Enter', 'keep'],
  ['Ctrl+Enter', 'keep and release'],
  ['F8', 'release all'],
  ['F9', 'release as I go'],
  ['F2', 'change note-taker'],
] as const;
function Keys() {
  return (
    <p className="capture__keys">
      {KEYS.map(([key, does]) => (
        <span key={key} className="capture__key">
          <kbd>{key}</kbd> {does}
        </span>
      ))}
      <span className="capture__key">“in quotation marks” the very words</span>
    </p>
  );
}

/** What is being typed, kept a moment after each change. */
function useHalf(place: Place, when: string): readonly [Said, Dispatch<SetStateAction<Said>>] {
  const { negotiation, meeting } = place;
  const half = useHalfTyped(place);
  const [said, setSaid] = useState(half.when === '' ? { ...half, when } : half);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const settling = setTimeout(() => void keepHalf({ negotiation, meeting }, said).catch(() => undefined), SETTLED_MS);
    return () => clearTimeout(settling);
  }, [said, negotiation, meeting]);
  return [said, setSaid];
}
