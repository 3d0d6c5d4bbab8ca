import { useEffect, useMemo, useState } from 'react';
import type { Schema } from '../../api/ask';
import { useNames, useRegister } from '../../names/use-names';
import { whoSuggested } from '../../names/who-suggested';
import { setAsIGo, useAsIGo, type AsIGo } from '../../notes/as-i-go';
import type { Line, Place } from '../../notes/line';
import { releaseAll } from '../../notes/releasing';
import { useLines } from '../../notes/use-notes';
import { useRecorder } from '../../recorder/recorder';
import { counted } from '../../words/in-words';
import { Capture } from './capture';
import { OwnLines } from './own-lines';
import { adjournedNow, recordedUnder } from './standing-now';
import { aboutSuggested } from './suggestions';

interface TakingDownProps {
  readonly place: Place;
  readonly position: Schema<'NegotiationPosition'>;
  readonly meeting: Schema<'Meeting'>;
  /** When a line happened where its note-taker does not say otherwise; absent: now. */
  readonly when?: string;
}

/** The line in which it is taken down, what is kept of it in this browser, and how that goes into the joint record. */
export function TakingDown({ place, position, meeting, when = '' }: TakingDownProps) {
  const lines = useLines(place);
  const by = useRecorder();
  const asIGo = useAsIGo(place);
  const goOn = (): void => setAsIGo(place, asIGo === 'on' ? 'off' : 'on');
  const [told, setTold] = useState('');
  const suggesting = useSuggesting({ position, meeting });
  const releaseEvery = async (): Promise<void> => {
    const count = await releaseAll(place, by);
    setTold(count === 0 ? 'Nothing can be released: no line of yours is ready.' : `${counted(count, 'line')} released.`);
  };
  useKeys({ F8: () => void releaseEvery(), F9: goOn });
  return (
    <>
      <Capture place={place} suggesting={suggesting} onTold={setTold} isAdjourned={adjournedNow(meeting, lines)} when={when} />
      <Releasing drafts={draftsOf(lines, by)} asIGo={asIGo} onAsIGo={goOn} onRelease={() => void releaseEvery()} told={told} />
      <OwnLines lines={lines} by={by} suggesting={suggesting} onRecord={(line) => recordedUnder(position, line)} />
    </>
  );
}

const draftsOf = (lines: readonly Line[], by: string): number =>
  lines.filter((line) => line.by === by && line.released === undefined).length;

interface ReleasingProps {
  readonly drafts: number;
  readonly asIGo: AsIGo;
  readonly onAsIGo: () => void;
  readonly onRelease: () => void;
  readonly told: string;
}
function Releasing({ drafts, asIGo, onAsIGo, onRelease, told }: ReleasingProps) {
  return (
    <div className="releasing">
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onRelease} aria-keyshortcuts="F8">
        Release all my lines ({drafts}) <kbd>F8</kbd>
      </button>
      <label className="releasing__as-i-go">
        <input type="checkbox" checked={asIGo === 'on'} onChange={onAsIGo} aria-keyshortcuts="F9" /> Release as I go{' '}
        {asIGo === 'held' && '(held since the adjournment) '}
        <kbd>F9</kbd>
      </label>
      <p role="status" className="releasing__told">
        {told}
      </p>
    </div>
  );
}

function useSuggesting({ position, meeting }: Pick<TakingDownProps, 'position' | 'meeting'>) {
  const register = useRegister();
  const { named } = useNames();
  return useMemo(
    () => ({
      who: whoSuggested(register, meeting.attendance, named),
      about: (things: Parameters<typeof aboutSuggested>[2]) => aboutSuggested(position, register, things),
    }),
    [register, meeting, named, position],
  );
}

/** Keys that type nothing, wherever the focus is. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const does = keys[event.key];
      if (does === undefined || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
