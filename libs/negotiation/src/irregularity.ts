/**
 * An irregularity: a recorded fact that breaks a rule, shown with the rule. Always derived, never stored; recording is not judging.
 */
export interface Irregularity {
  /** Stable name of the rule, as in `response-after-deadline`. */
  readonly rule: string;
  /** What is irregular, in a sentence without content of the entry. */
  readonly says: string;
  /** Event id of the irregular entry. */
  readonly entry: string;
  /** Event ids of the entries that make it so. */
  readonly because: readonly string[];
}

interface Rule {
  readonly rule: string;
  readonly says: string;
}
/** The irregularity of an entry because of these; none where there are none. */
export const irregularBy = (
  entry: { readonly eventId: string },
  { rule, says }: Rule,
  because: readonly { readonly eventId: string }[],
): readonly Irregularity[] => (because.length === 0 ? [] : [{ rule, says, entry: entry.eventId, because: because.map((e) => e.eventId) }]);
