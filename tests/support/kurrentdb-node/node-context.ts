import { Access } from './access';
import { CommitQueue } from './commit-queue';
import { EventLog } from './event-log';
import { Faults, Surroundings } from './faults';
import { Release } from './releases';

/** What every call of the node works with. */
export interface NodeContext extends Surroundings {
  readonly release: Release;
  readonly log: EventLog;
  readonly commits: CommitQueue;
  readonly access: Access;
  readonly faults: Faults;
}
