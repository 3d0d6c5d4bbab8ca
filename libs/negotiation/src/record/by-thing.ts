/** One value for each thing, which is known by its kind and its id. */
export class ByThing<T> {
  private readonly kinds = new Map<string, Map<string, T>>();

  get(kind: string, id: string): T | undefined {
    return this.kinds.get(kind)?.get(id);
  }

  set(kind: string, id: string, value: T): void {
    const ids = this.kinds.get(kind);
    if (ids) ids.set(id, value);
    else this.kinds.set(kind, new Map([[id, value]]));
  }

  /** The things of the kind that have one, in the order in which each was first given one. */
  of(kind: string): ReadonlyMap<string, T> {
    return this.kinds.get(kind) ?? new Map<string, T>();
  }

  /** How many things of the kind have one. */
  count(kind: string): number {
    return this.kinds.get(kind)?.size ?? 0;
  }
}
