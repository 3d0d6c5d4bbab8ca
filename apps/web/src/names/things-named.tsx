import { useMemo, type ReactNode } from 'react';
import { useQuestion } from '../api/use-question';
import { namesIn, type Called } from './labels';
import { RecordNames } from './use-names';

interface Within {
  readonly children: ReactNode;
}

/** Within it issues, proposals and terms of the negotiation stand by what they are called, as parties and people do everywhere. */
export function ThingsNamed({ of: { issues, proposals }, children }: Within & { readonly of: Called }) {
  const names = useMemo(() => {
    const { terms, ...titles } = namesIn({ issues, proposals });
    return new Map([...terms, ...titles.issues, ...titles.proposals]);
  }, [issues, proposals]);
  return <RecordNames value={names}>{children}</RecordNames>;
}

/** The same where no position is at hand. */
export function ThingsOfNegotiation({ id, children }: Within & { readonly id: string }) {
  const { items: issues, proposals } = useQuestion('/api/negotiations/{id}/issues', { ids: { id } });
  return <ThingsNamed of={{ issues, proposals }}>{children}</ThingsNamed>;
}
