import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Unfolding } from './unfolding';

interface OpenedProps {
  readonly title: string;
  /** Something on the page, or its address, asks for what stands in it. */
  readonly isAsked?: boolean;
  readonly children: () => ReactNode;
}
/** A form that stands folded; it, and what it needs, is fetched when it is first opened. */
export function Opened({ title, isAsked = false, children }: OpenedProps) {
  const [isOpened, setOpened] = useState(isAsked);
  useEffect(() => {
    if (isAsked) setOpened(true);
  }, [isAsked]);
  return (
    <Unfolding title={title} isOpen={isAsked} onOpened={() => setOpened(true)}>
      {isOpened && <Suspense fallback={<p role="status">Fetching the form …</p>}>{children()}</Suspense>}
    </Unfolding>
  );
}
