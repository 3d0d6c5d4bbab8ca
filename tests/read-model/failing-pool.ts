import { Client, Pool } from 'pg';
import type { NewPool } from '@parley/read-model/postgres';
import { Crash, type Fault } from './fault';

/** Real connections with a fault in front of every statement of those that write. One that fails is gone, as that of a process that died. */
export const failingPool =
  (fault: Fault): NewPool =>
  (config, use) =>
    new Pool(use === 'reading' ? config : { ...config, Client: clientBehind(fault) });

interface Connected {
  readonly connection: { readonly stream: { destroy(): void } };
}

function clientBehind(fault: Fault): typeof Client {
  class Failing extends Client {
    override query(...given: unknown[]): never {
      return (this.failed() ?? (super.query as (...all: unknown[]) => unknown).apply(this, given)) as never;
    }

    private failed(): Promise<never> | undefined {
      try {
        fault.step();
        return undefined;
      } catch (error) {
        (this as unknown as Connected).connection.stream.destroy();
        return Promise.reject(error instanceof Error ? error : new Crash('it failed'));
      }
    }
  }
  return Failing;
}
