import type { Submission } from '@parley/tracker';

/** An act with the key under which it is sent until it is acknowledged. */
export type KeyedAct = Submission & { readonly commandId: string };

/** Where the act's events stand, as the acknowledgement said. */
export interface Acknowledged {
  readonly events: readonly { readonly eventId: string; readonly stream: string; readonly revision: number; readonly leaf: string }[];
  /** An earlier try had been stored. */
  readonly repeated: boolean;
}

/** The process died, or did not answer: whether the act is stored nobody knows. */
export class OutcomeUnknown extends Error {}
/** It was said that nothing of the act is stored, and that it may be sent again. */
export class NothingStored extends Error {}

/** A process that records and can be killed at any moment. */
export interface RecordingProcess {
  /** Makes it open the book, or a new one where there is none, and take acts. Rejects with `OutcomeUnknown` where it dies on the way. */
  open(): Promise<void>;
  /** Rejects with `OutcomeUnknown`, or with another error where the act was refused. */
  record(act: KeyedAct): Promise<Acknowledged>;
  /** SIGKILL; resolves once the process is gone and everything that it had said was heard. */
  kill(): Promise<void>;
}

/** The files of one book and its views. */
export interface BookFiles {
  readonly book: string;
  readonly views: string;
}
/** The addresses of one book and its views, as they are configured. */
export interface BookPlaces {
  readonly store: string;
  readonly readModel: string;
}
export const placesOf = ({ book, views }: BookFiles): BookPlaces => ({ store: `sqlite:${book}`, readModel: `sqlite:${views}` });
/** Starts a process for these files, as far as it gets without opening them. */
export type StartProcess = (files: BookFiles) => RecordingProcess;
