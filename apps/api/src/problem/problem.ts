import type { Fault } from '@parley/negotiation';
import type { ProblemCode } from './table';

/** Why the edge does not do what was asked. `says` is the `detail`: what is wrong here and what to do. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly says: string,
    readonly more: {
      readonly faults?: readonly Fault[];
      readonly choice?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(`${code}: ${says}`);
  }
}
