import { useEffect, useRef, useState } from 'react';

const SETTLED_MS = 200;

interface Typed {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Keeps at once what was typed. */
  readonly settle: () => void;
}

/**
 * What is typed in a field, kept a moment after each change and when the field goes. What another window of this browser keeps meanwhile is
 * shown, unless something is being typed here: then whoever keeps it is told what stood when the typing began.
 */
export function useTyped(kept: string, onKeep: (text: string, was: string) => void): Typed {
  const [text, setText] = useState(kept);
  const now = useRef({ text: kept, base: kept, own: new Set([kept]), onKeep });
  now.current.onKeep = onKeep;
  const settle = (): void => {
    const { text: typed, base, own } = now.current;
    if (typed === base) return;
    now.current.base = typed;
    own.add(typed);
    now.current.onKeep(typed, base);
  };
  useEffect(() => {
    const settling = setTimeout(settle, SETTLED_MS);
    return () => clearTimeout(settling);
  }, [text]);
  useEffect(() => {
    window.addEventListener('pagehide', settle);
    return () => {
      window.removeEventListener('pagehide', settle);
      settle();
    };
  }, []);
  useEffect(() => {
    const { text: typed, base, own } = now.current;
    if (kept === base || own.has(kept) || typed !== base) return;
    now.current = { ...now.current, text: kept, base: kept };
    setText(kept);
  }, [kept]);
  const type = (typed: string): void => {
    now.current.text = typed;
    setText(typed);
  };
  return { text, type, settle };
}
