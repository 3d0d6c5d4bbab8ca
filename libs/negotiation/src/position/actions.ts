import type { ActionAgreed } from '../families/meetings/actions';
import type { Entry } from '../entry/entry';
import type { EntriesView } from '../record/record-view';
import type { ActionAnswer } from './answer';
import { named } from './named';

/** Every agreed action, open until it is completed; in the order in which they were recorded. A repeated completion changes nothing. */
export function actionsOf(view: EntriesView): readonly ActionAnswer[] {
  return (view.ofType('ActionAgreed') as readonly Entry<ActionAgreed>[]).map((agreed) => {
    const { action, what, who = [], due } = agreed.data;
    const completions = view.about('action', action).filter((e) => e.type === 'ActionCompleted');
    return {
      id: action,
      state: completions.length > 0 ? ('Completed' as const) : ('Agreed' as const),
      open: completions.length === 0,
      what,
      who: who.map(named),
      ...(due !== undefined && { due }),
      entries: [agreed.eventId, ...completions.map((e) => e.eventId)],
    };
  });
}
