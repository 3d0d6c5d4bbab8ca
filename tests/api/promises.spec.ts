import { AsyncLocalStorage } from 'node:async_hooks';
import { anObjection, opened, serve, type Served } from './kit';

/** How often a context was given to promises meanwhile. */
async function contextsGiven(meanwhile: () => Promise<unknown>): Promise<number> {
  const methods = ['run', 'enterWith'] as const;
  const originals = methods.map((name) => [name, Object.getOwnPropertyDescriptor(AsyncLocalStorage.prototype, name)] as const);
  let given = 0;
  for (const [name, original] of originals)
    Object.defineProperty(AsyncLocalStorage.prototype, name, {
      ...original,
      value(this: unknown, ...args: unknown[]): unknown {
        given += 1;
        return (original?.value as (...args: unknown[]) => unknown).apply(this, args);
      },
    });
  try {
    await meanwhile();
  } finally {
    for (const [name, original] of originals) Object.defineProperty(AsyncLocalStorage.prototype, name, original ?? {});
  }
  return given;
}

describe('an act over HTTP', () => {
  let served: Served;
  let talks: string;
  beforeAll(async () => {
    served = await serve();
    talks = await opened(served);
  });
  afterAll(() => served.close());

  /** Before Node 24 a context that goes along with promises makes every promise of the process dearer. */
  it('takes no context along with its promises', async () => {
    const given = await contextsGiven(async () => {
      await served.act(`${talks}/raise-objection`, anObjection).expect(201);
      await served.get('/api/negotiations').expect(200);
    });
    expect(given).toBe(0);
  });
});
