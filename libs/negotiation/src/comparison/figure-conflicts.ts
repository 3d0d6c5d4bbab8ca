import type { Entry } from '../entry/entry';
import { grouped } from '../grouped';
import type { ConflictAnswer } from '../position/answer';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import { sameValue } from '../record/same-value';
import { partiesActing } from '../timeline/lanes';
import { figuresSaid, type FigureSaid } from './figures-said';
import { relationOf, type Relation } from './quantity';

/** Figures of one matter that are compared with one another: those recorded last. */
const COMPARED_MAX = 50;

/** Two entries that give different figures for one parameter. Both stand; which is right is not for the record to say. */
export interface FigureConflict {
  readonly parameter: string;
  /** `apart`: both cannot hold. `bound-against-point`: a limit, and an amount within it. `not-comparable`: in other units, or of another base. */
  readonly how: Exclude<Relation, 'same'>;
  /** The conflict that was noted between these entries, if any. */
  readonly noted?: string;
  /** Until the noted conflict is resolved; always, where none was noted. */
  readonly open: boolean;
  /** In order of recording. */
  readonly sides: readonly { readonly entry: string; readonly figures: FigureSaid['figures'] }[];
}

/**
 * Figures that do not agree: two entries that give different figures for a parameter of the same name (subject of a fact or limit, parameter
 * of a term in the same version of a proposal, or of an aim), for the same staff group and the same period. A party that certainly gave
 * another figure later has changed it, and contradicts nobody; so has whatever is dated apart and says of no period.
 */
export function figureConflicts(view: RecordView, noted: readonly ConflictAnswer[]): readonly FigureConflict[] {
  const matters = grouped(figuresSaid(view), ({ matter }) => matter);
  return [...matters.values()].flatMap((all) => {
    const compared = [...all].sort((a, b) => a.entry.revision - b.entry.revision).slice(-COMPARED_MAX);
    return compared.flatMap((first, index) =>
      compared.slice(index + 1).flatMap((second) => {
        const how = howTheyDiffer(view, first, second);
        return how === 'same' ? [] : [conflictOf([first, second], how, noted)];
      }),
    );
  });
}

function howTheyDiffer(view: RecordView, a: FigureSaid, b: FigureSaid): Relation {
  if (a.entry === b.entry || isChange(view, a, b)) return 'same';
  const relations = a.quantities.flatMap((one) => b.quantities.map((other) => relationOf(one, other)));
  const worst = (['apart', 'not-comparable'] as const).find((relation) => relations.includes(relation));
  if (worst) return worst;
  if (isEverySame(a, b)) return 'same';
  return relations.includes('bound-against-point') ? 'bound-against-point' : 'bounds-differ';
}

/** Each gives every figure that the other gives. */
function isEverySame(a: FigureSaid, b: FigureSaid): boolean {
  const has = (of: FigureSaid, { quantities }: FigureSaid): boolean =>
    quantities.every((one) => of.quantities.some((other) => relationOf(one, other) === 'same'));
  return has(a, b) && has(b, a);
}

/** Said of another time, or by the same parties later: then the figure was changed. */
function isChange(view: RecordView, a: FigureSaid, b: FigureSaid): boolean {
  const isOrdered = comesBefore(view, a.entry, b.entry) || comesBefore(view, b.entry, a.entry);
  return isOrdered && (!a.isDated || isBySame(a.entry, b.entry));
}
function isBySame(a: Entry, b: Entry): boolean {
  const [first, second] = [partiesActing(a), partiesActing(b)];
  return first.length > 0 && sameValue([...first].sort(), [...second].sort());
}

function conflictOf(pair: readonly FigureSaid[], how: FigureConflict['how'], noted: readonly ConflictAnswer[]): FigureConflict {
  const known = noted.find(({ disagreeing }) => pair.every(({ entry }) => disagreeing.includes(entry.eventId)));
  return {
    parameter: pair[0]?.parameter ?? '',
    how,
    ...(known && { noted: known.id }),
    open: known?.open ?? true,
    sides: pair.map(({ entry, figures }) => ({ entry: entry.eventId, figures })),
  };
}
