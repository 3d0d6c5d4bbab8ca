import { useMemo, type ReactNode } from 'react';
import { useQuestion } from '../api/use-question';
import { termCalled, type Called } from './labels';
import { RecordNames } from './use-names';

interface Within {
  readonly children: ReactNode;
}

/** Within it issues, proposals and terms of the negotiation stand by what they are called, as parties and people do everywhere. */
export function ThingsNamed({ of: { issues, proposals }, children }: Within & { readonly of: Called }) {
  const names = useMemo(() => namesOf({ issues, proposals }), [issues, proposals]);
  return <RecordNames value={names}>{children}</RecordNames>;
}

function namesOf({ issues, proposals }: Called): ReadonlyMap<string, string> {
  const names = new Map(issues.map(({ id, title }) => [id, title]));
  for (const { id, title = id, terms } of proposals) {
    names.set(id, title);
    for (const term of terms) names.set(term.id, termCalled(term.parameter, title));
  }
  return names;
}

/** The same where no position is at hand. */
export function ThingsOfNegotiation({ id, children }: Within & { readonly id: string }) {
  const { items: issues, proposals } = useQuestion('/api/negotiations/{id}/issues', { ids: { id } });
  return <ThingsNamed of={{ issues, proposals }}>{children}</ThingsNamed>;
}
