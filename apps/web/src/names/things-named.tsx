import { useMemo, type ReactNode } from 'react';
import { useQuestion } from '../api/use-question';
import { RecordNames } from './use-names';

/** As much of a negotiation's position as says how its issues and proposals are called. */
interface Called {
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly proposals: readonly { readonly id: string; readonly title?: string }[];
}
interface Within {
  readonly children: ReactNode;
}

/** Within it issues and proposals of the negotiation stand by their titles, as parties and people do everywhere. */
export function ThingsNamed({ of: { issues, proposals }, children }: Within & { readonly of: Called }) {
  const names = useMemo(
    () => new Map([...issues, ...proposals].flatMap(({ id, title }) => (title === undefined ? [] : [[id, title]]))),
    [issues, proposals],
  );
  return <RecordNames value={names}>{children}</RecordNames>;
}

/** The same where no position is at hand. */
export function ThingsOfNegotiation({ id, children }: Within & { readonly id: string }) {
  const { items: issues, proposals } = useQuestion('/api/negotiations/{id}/issues', { ids: { id } });
  return <ThingsNamed of={{ issues, proposals }}>{children}</ThingsNamed>;
}
