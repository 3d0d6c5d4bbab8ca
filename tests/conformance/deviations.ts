/** Where the emulated node does not answer as the real one did, with the reason. */
interface Deviation {
  readonly release: string;
  readonly question: string;
  readonly reason: string;
}

/** None may concern an append, an expectation, a retry, a delete, the order of a read, a subscription, a checkpoint or the form of an error. */
export const DEVIATIONS: readonly Deviation[] = [];
