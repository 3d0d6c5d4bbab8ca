import { useEffect, useState } from 'react';

/** A part of the program that is fetched when the page stands; undefined until then. What cannot be fetched fails as the page does. */
export function useLater<Part extends object>(load: () => Promise<Part>): Part | undefined {
  const [state, setState] = useState<{ readonly part?: Part; readonly failed?: unknown }>({});
  useEffect(() => {
    let isWanted = true;
    const keep = (next: typeof state): void => {
      if (isWanted) setState(next);
    };
    // After the first picture, so that nothing of it waits for this.
    const timer = setTimeout(
      () =>
        void load().then(
          (part) => keep({ part }),
          (failed: unknown) => keep({ failed }),
        ),
      0,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, []);
  if (state.failed !== undefined)
    throw state.failed instanceof Error ? state.failed : new Error('a part of the page', { cause: state.failed });
  return state.part;
}
