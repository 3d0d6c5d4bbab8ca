/** As much of a stance as says where it stands. */
interface Stance {
  readonly party: string;
  readonly target: Readonly<Record<string, unknown>>;
}
export interface MatrixRow<S extends Stance> {
  readonly key: string;
  readonly title: string;
  /** By id of the parties that stand on it; several where bodies of a party differ. */
  readonly cells: ReadonlyMap<string, readonly S[]>;
}
export interface Matrix<S extends Stance> {
  readonly parties: readonly string[];
  readonly rows: readonly MatrixRow<S>[];
}
interface Position<S> {
  readonly issues: readonly { readonly id: string; readonly title: string }[];
  readonly positions: readonly S[];
}

/**
 * Issue by party: first the issues in the order of the record, also those on which nobody stands; then whatever else somebody takes a position on,
 * as `labels` calls it.
 */
export function matrixOf<S extends Stance>(
  { issues, positions }: Position<S>,
  labels: { readonly target: (target: Stance['target']) => string },
): Matrix<S> {
  const parties = [...new Set(positions.map(({ party }) => party))];
  const rowOf = (title: string) => ({ title, cells: new Map<string, S[]>() });
  const rows = new Map(issues.map(({ id, title }) => [JSON.stringify({ issue: id }), rowOf(title)]));
  for (const one of positions) {
    const key = JSON.stringify(one.target);
    const row = rows.get(key) ?? rowOf(labels.target(one.target));
    rows.set(key, row);
    row.cells.set(one.party, [...(row.cells.get(one.party) ?? []), one]);
  }
  return { parties, rows: [...rows].map(([key, row]) => ({ key, ...row })) };
}
