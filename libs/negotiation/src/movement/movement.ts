import { grouped } from '../grouped';
import { figuresOn, parameterKey, proposalsOn, type FigureFound } from './figure-moves';
import { laneOf, type MovingRecord, type Unplaced } from './lane';
import type { FigureMove, PartyMovement, SideBySide } from './movement-answer';
import { repliesOn, stancesOn } from './stance-moves';

/**
 * How each party moved on an issue: the stances it took on it or on a term of it, the figures that it put (the terms of proposals,
 * claims and offers alike), and its replies to versions with such terms; in the order of the parties' first appearance.
 * What was only said in words, a statement, moves nothing here; an aim is nothing proposed.
 */
export function movementOn(record: MovingRecord, issue: string): readonly PartyMovement[] {
  const on = proposalsOn(record.view, issue);
  const figures = figuresOn(record.view, on).flatMap((one) => one.parties.map((party) => ({ ...one, party })));
  const stances = stancesOn(record.view, issue, on);
  const replies = repliesOn(record.view, on);
  const all: readonly (Unplaced<unknown> & { readonly party: string | null })[] = [...stances, ...figures, ...replies];
  const parties = [...new Set([...all].sort((a, b) => a.entry.revision - b.entry.revision).map(({ party }) => party))];
  return parties.map((party) => {
    const own = <F extends { readonly party: string | null }>(found: readonly F[]): readonly F[] =>
      found.filter((one) => one.party === party);
    return {
      party,
      stances: lanes(record, own(stances), { key: ({ body, target }) => keyOf([body, target]), of: stanceLane }),
      figures: lanes(record, own(figures), { key: parameterKey, of: figureLane }),
      replies: lanes(record, own(replies), { key: ({ body, proposal }) => keyOf([body, proposal]), of: replyLane }),
    };
  });
}

/** Fields stand in a fixed order, so that equal targets are equal texts. */
const keyOf = (parts: readonly unknown[]): string =>
  JSON.stringify(parts, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : (value ?? null),
  );

type Told<F> = F extends Unplaced<infer M> ? M : never;

/** One lane for each matter, in the order of recording of its first move. */
function lanes<F extends Unplaced<unknown>, L extends object>(
  record: MovingRecord,
  found: readonly F[],
  { key, of }: { readonly key: (one: F) => string; readonly of: (one: F) => L },
) {
  const inOrder = [...found].sort((a, b) => a.entry.revision - b.entry.revision);
  const groups = grouped(inOrder, key);
  return [...groups.values()].map((group) => ({ ...of(group[0] as F), ...laneOf<Told<F>>(record, group as readonly Unplaced<Told<F>>[]) }));
}

const stanceLane = ({ target, body }: { readonly target: Readonly<Record<string, unknown>>; readonly body?: string }) => ({
  target,
  ...(body !== undefined && { body }),
});
const figureLane = ({ parameter, staffGroup }: Pick<FigureFound, 'parameter' | 'staffGroup'>) => ({
  parameter,
  ...(staffGroup !== undefined && { staffGroup }),
});
const replyLane = ({ proposal, body }: { readonly proposal: string; readonly body?: string }) => ({
  proposal,
  ...(body !== undefined && { body }),
});

/** What each party last put for the same parameter, claims and offers side by side; who put nothing certain by then is left out. */
export function sideBySide(movement: readonly PartyMovement[]): readonly SideBySide[] {
  const rows = new Map<string, { parameter: string; staffGroup?: string; held: SideBySide['held'][number][] }>();
  for (const { party, figures } of movement)
    for (const lane of figures) {
      const lasting = lane.moves.filter(({ entry }) => lane.last.includes(entry));
      if (lasting.length === 0) continue;
      const row = rows.get(parameterKey(lane)) ?? { ...figureLane(lane), held: [] };
      rows.set(parameterKey(lane), row);
      row.held.push({ party, figures: lasting.map(inShort) });
    }
  return [...rows.values()];
}

const inShort = ({ entry, proposal, kind, version, out, values }: FigureMove) => ({ entry, proposal, kind, version, out, values });
