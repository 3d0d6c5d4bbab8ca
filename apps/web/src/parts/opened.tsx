import { Suspense, useState, type ReactNode } from 'react';
import { Unfolding } from './unfolding';

/** A form that stands folded; it, and what it needs, is fetched when it is first opened. */
export function Opened({ title, children }: { readonly title: string; readonly children: () => ReactNode }) {
  const [isOpened, setOpened] = useState(false);
  return (
    <Unfolding title={title} onOpened={() => setOpened(true)}>
      {isOpened && <Suspense fallback={<p role="status">Fetching the form …</p>}>{children()}</Suspense>}
    </Unfolding>
  );
}
