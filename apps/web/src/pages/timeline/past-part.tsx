import { useEffect } from 'react';
import { useMoment } from '../../moment/moment';
import { foldMoment } from './fold-moment';
import type { FoldMoment, NamedIssue, PastMoment } from './past-words';
import type { TimelineState } from './state';
import { ThenPart } from './then-part';
import { usePast } from './use-past';

interface PastProps {
  readonly id: string;
  /** Changes when more was recorded. */
  readonly basis: string;
  readonly state: TimelineState;
  readonly moment: number;
  /** Told what issues there are once the facts are read. */
  readonly onIssues: (issues: readonly NamedIssue[]) => void;
}

/** Where the negotiation stood at the moment, folded in this browser. */
export function PastPart({ id, basis, state, moment, onIssues }: PastProps) {
  const { moment: others } = useMoment();
  const at = (time: number): FoldMoment => foldMoment(state.clock, time, others);
  const { clock, against } = state;
  const asked: PastMoment = {
    clock,
    moment: at(moment),
    against: against === undefined ? undefined : { from: at(Math.min(against, moment)), to: at(Math.max(against, moment)) },
  };
  const known = usePast(id, basis, asked);
  const { issues } = known;
  useEffect(() => {
    if (issues) onIssues(issues);
  }, [issues, onIssues]);
  return <ThenPart id={id} state={state} moment={moment} known={known} />;
}
