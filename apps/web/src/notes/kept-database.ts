import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

/** The browser does not let the page keep anything: a private window, or no room. */
export class NothingKept extends Error {}

/** A database of this browser, shared by its pages. */
export interface KeptDatabase<S extends DBSchema> {
  /** Throws `NothingKept`. */
  readonly open: () => Promise<IDBPDatabase<S>>;
  /** A transaction that is on the disk when it is done: what was kept outlives a flat battery. */
  readonly lasting: <P extends StoreNames<S>>(part: P) => Promise<IDBPTransaction<S, [P], 'readwrite'>>;
  /** Called when something was kept, changed or thrown away, in this page or in another of this browser. */
  readonly onChange: (listener: () => void) => () => void;
  /** Says so to every page. */
  readonly changed: () => void;
}

export function keptDatabase<S extends DBSchema>(name: string, parts: readonly StoreNames<S>[]): KeptDatabase<S> {
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(name);
  const tellAll = (): void => {
    for (const listener of listeners) listener();
  };
  channel.addEventListener('message', tellAll);
  const open = opener<S>(name, parts);
  return {
    open,
    lasting: async (part) => (await open()).transaction(part, 'readwrite', { durability: 'strict' }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      channel.postMessage('');
      tellAll();
    },
  };
}

function opener<S extends DBSchema>(name: string, parts: readonly StoreNames<S>[]): () => Promise<IDBPDatabase<S>> {
  let opening: Promise<IDBPDatabase<S>> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  return () => {
    opening ??= openDB<S>(name, 1, {
      upgrade(database) {
        for (const part of parts) database.createObjectStore(part);
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw new NothingKept('the browser keeps nothing', { cause: error });
    });
    return opening;
  };
}
