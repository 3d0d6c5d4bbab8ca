import { useSyncExternalStore } from 'react';

/** What is kept in this browser and shared by its pages: who records, and how lines are released. */
const listeners = new Set<() => void>();

export function keepSetting(key: string, value: string): void {
  localStorage.setItem(key, value);
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

/** What `read` makes of the settings, as they change in any page. */
export const useSetting = <T extends string>(read: () => T): T => useSyncExternalStore(subscribe, read);
