/** How a verb ends. The numbers are interface: scripts read them. */
export const EXIT = {
  ok: 0,
  /** Something looked for is not there, was refused, or does not match. */
  fault: 1,
  /** The command line or a setting is wrong. */
  usage: 2,
  /** The book, its views or the server cannot be had now. */
  unavailable: 3,
  /** Stopped by Ctrl-C before it was done; 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Ends a verb with an exit code and one line for the person at the terminal. */
export class Ended extends Error {
  constructor(
    readonly exit: Exit,
    readonly says: string,
  ) {
    super(says);
  }
}
