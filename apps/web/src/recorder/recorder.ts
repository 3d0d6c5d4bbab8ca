import { useSyncExternalStore } from 'react';

const KEY = 'parley.recorder';
const listeners = new Set<() => void>();

/** Who records, as `Parley-Recorder` says it; empty until somebody was asked. Kept in this browser, shared by its pages. */
export const recorder = (): string => localStorage.getItem(KEY) ?? '';

export function recordAs(name: string): void {
  localStorage.setItem(KEY, name.trim());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
export const useRecorder = (): string => useSyncExternalStore(subscribe, recorder);
