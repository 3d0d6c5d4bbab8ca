export type OneOf = 'negotiation' | 'consortium';

/** What a question says of the negotiation of an id, else of the consortium; only of the kind that was asked for, where one was. */
export async function firstOf<A>(
  of: OneOf | undefined,
  ask: (record: OneOf) => Promise<A | undefined>,
): Promise<{ readonly record: OneOf; readonly answer: A } | undefined> {
  for (const record of of === undefined ? (['negotiation', 'consortium'] as const) : [of]) {
    const answer = await ask(record);
    if (answer !== undefined) return { record, answer };
  }
  return undefined;
}
