import { Fault, FaultSchedule, Faults, MetFault } from './faults';
import { ServingNode } from './serve';

/** What whoever started the node may ask of its process while it runs. */
export type Command =
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'schedule'; readonly schedule: FaultSchedule }
  | { readonly do: 'clearFaults' }
  | { readonly do: 'notReady'; readonly ms: number }
  | { readonly do: 'resetConnections' };

/** What the process says: once that it listens, that a command was done, and each fault that a client met. */
export type Report = { readonly listening: number } | { readonly done: number } | { readonly met: MetFault };

export const report = (message: Report): void => {
  process.send?.(message);
};

/** Over the channel that Node gives a child process; it ends with its parent. */
export function obey(faults: Faults, node: ServingNode): void {
  process.on('message', ({ number, command }: { number: number; command: Command }) => {
    carryOut(command, faults, node);
    report({ done: number });
  });
  process.on('disconnect', () => process.exit(0));
}

function carryOut(command: Command, faults: Faults, node: ServingNode): void {
  switch (command.do) {
    case 'fault':
      return faults.order(command.fault);
    case 'schedule':
      return faults.schedule(command.schedule);
    case 'clearFaults':
      return faults.clear();
    case 'notReady':
      return faults.notReadyFor(command.ms);
    case 'resetConnections':
      return node.resetConnections();
  }
}
