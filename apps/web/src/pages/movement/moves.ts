import type { Schema } from '../../api/ask';

export type Movement = Schema<'Movement'>;
export type FigureMove = Schema<'FigureMove'>;
export type Move = Schema<'StanceMove'> | FigureMove | Schema<'ReplyMove'>;

/** What the moves of one lane are on, beside what each of them says. */
export interface LaneOn {
  readonly body?: string | undefined;
  readonly target?: Readonly<Record<string, unknown>> | undefined;
  readonly parameter?: string | undefined;
  readonly staffGroup?: string | undefined;
}
/** A move with its number on the page, by which a chart and its table name it alike. */
export interface Numbered<M extends Move = Move> {
  readonly number: number;
  readonly move: M;
  readonly on: LaneOn;
}
/** The moves of one party, in the order of its lanes: figures, stances, replies; and how many earlier ones are not told. */
export interface PartyMoves {
  readonly party: string | null;
  readonly name: string;
  readonly moves: readonly Numbered[];
  readonly earlier: number;
}

export const NOBODY = 'Nobody named';

/** Every move on the issue, party by party, numbered through. */
export function numberedMoves({ parties }: Pick<Movement, 'parties'>): readonly PartyMoves[] {
  let number = 0;
  return parties.map(({ party, name, figures, stances, replies }) => {
    const lanes: readonly (LaneOn & { readonly moves: readonly Move[]; readonly earlier?: number })[] = [
      ...figures,
      ...stances,
      ...replies,
    ];
    return {
      party,
      name: name ?? party ?? NOBODY,
      moves: lanes.flatMap(({ moves, body, target, parameter, staffGroup }) =>
        moves.map((move) => ({ number: (number += 1), move, on: { body, target, parameter, staffGroup } })),
      ),
      earlier: lanes.reduce((sum, lane) => sum + (lane.earlier ?? 0), 0),
    };
  });
}

export const isFigure = (one: Numbered): one is Numbered<FigureMove> => one.move.move === 'figure';
