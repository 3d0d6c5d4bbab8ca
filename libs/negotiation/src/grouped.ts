/** Items by what they belong to, in their order. */
export function grouped<T>(items: readonly T[], belongsTo: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = belongsTo(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
