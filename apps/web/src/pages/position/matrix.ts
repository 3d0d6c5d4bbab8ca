import type { Schema } from '../../api/ask';
import type { Labels } from '../../names/labels';

type Stance = Schema<'Stance'>;
export interface MatrixRow {
  readonly key: string;
  readonly title: string;
  /** By party id; several where bodies of a party differ. */
  readonly cells: ReadonlyMap<string, readonly Stance[]>;
}
export interface Matrix {
  readonly parties: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Issue by party: first the issues in the order of the record, also those on which nobody stands; then whatever else somebody takes a position on. */
export function matrixOf({ issues, positions }: Pick<Schema<'NegotiationPosition'>, 'issues' | 'positions'>, labels: Labels): Matrix {
  const parties = [...new Set(positions.map(({ party }) => party))];
  const keyOf = ({ target }: Stance): string => JSON.stringify(target);
  const titles = new Map(issues.map(({ id, title }) => [JSON.stringify({ issue: id }), title]));
  for (const one of positions) if (!titles.has(keyOf(one))) titles.set(keyOf(one), labels.target(one.target));
  const rows = [...titles].map(([key, title]) => {
    const here = positions.filter((one) => keyOf(one) === key);
    return { key, title, cells: new Map(parties.map((party) => [party, here.filter((one) => one.party === party)])) };
  });
  return { parties, rows };
}
