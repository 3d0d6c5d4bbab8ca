import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
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
}
const SETTLED_MS = 200;

/** Nothing that could be kept: somebody who arrives, or a meeting that goes on, needs no words. */
function isEmpty({ who, what, kind }: Said): boolean {
  const { group } = kindOf(kind);
  const needsWords = group !== 'The meeting' && (group !== 'In the room' || who.trim() === '');
  return needsWords && what.trim() === '';
}

/** Enter keeps; Shift+Enter is a new line; Ctrl+Enter keeps and releases. While a word is being composed, Enter is its own. */
export const onKeep =
  (keep: (asked: 'keep' | 'release') => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    keep(event.ctrlKey || event.metaKey ? 'release' : 'keep');
  };

/** The line in which a meeting is taken down: kept with Enter, and as it is typed. */
export function Capture({ place, suggesting, isAdjourned, onTold }: CaptureProps) {
  const id = useId();
  const [said, setSaid] = useHalf(place);
  const who = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const keepLine = async (how: 'keep' | 'release', by: string): Promise<void> => {
    setSaid(NOTHING_SAID);
    who.current?.focus();
    const isGoing = isReleasedAtOnce(place, { kind: said.kind, isAdjourned }) || how === 'release';
    const line = await keep(place, { said, by });
    onTold(isGoing && (await release(line.id)) ? 'Kept and released.' : 'Kept as your draft.');
  };
  const asked = (how: 'keep' | 'release'): void => {
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
      <LineFields said={said} onSay={setSaid} suggesting={suggesting} whoField={who} now={useTimeNow()} />
      <div className="capture__keep">
        <button className="govuk-button">Keep</button>
        <Keys />
      </div>
    </form>
  );
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
function useHalf(place: Place): readonly [Said, (said: Said) => void] {
  const { negotiation, meeting } = place;
  const [said, setSaid] = useState(useHalfTyped(place));
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const settling = setTimeout(() => void keepHalf({ negotiation, meeting }, said), SETTLED_MS);
    return () => clearTimeout(settling);
  }, [said, negotiation, meeting]);
  return [said, setSaid];
}
