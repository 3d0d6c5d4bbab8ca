import type { EventStore } from '@parley/event-store';
import type { Command } from './command';
import type { Continuity } from './continuity';
import type { OwnEvents } from './own-events';
import type { StreamQueue } from './stream-queue';
import type { TailCache } from './tail-cache';
import type { Receipt } from './tracker';

/** What recording works with. */
export interface Workshop {
  readonly store: EventStore;
  readonly book: string;
  readonly tails: TailCache;
  readonly queue: StreamQueue<Command, Receipt>;
  readonly own: OwnEvents;
  readonly continuity: Continuity;
  readonly clock: () => number;
  readonly allowClockLift: boolean;
  /** The book takes over what was recorded elsewhere, with the times at which it was. */
  readonly migrates: boolean;
}
