import * as fc from 'fast-check';
import { everyAct } from '@parley/negotiation';
import { runImport } from '@parley/exchange';
import { CASES, imported, stepsOf } from './case-files';
import { NotRecorded, Recorder } from './recorder';

describe('the examples of the acts', () => {
  const examples = everyAct().map(({ act, record, example: { id, body } }) => ({ act, record, body, ...(id !== undefined && { id }) }));

  it('are accepted by the sample book, in any order', async () => {
    const numbers = examples.map((_, number) => number);
    const orders = fc.shuffledSubarray(numbers, { minLength: numbers.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const fresh = await imported(...CASES);
        const refused = order.flatMap((number) =>
          tried(fresh, { ...(examples[number] as (typeof examples)[number]), commandId: `example ${number}` }),
        );
        expect(refused).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

function tried(on: Recorder, submission: Parameters<Recorder['record']>[0]): readonly string[] {
  try {
    return on.record(submission).events.length > 0 ? [] : [`${submission.record}/${submission.act} says nothing new`];
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    return [`${submission.record}/${submission.act}: ${error.message}`];
  }
}

describe('an import', () => {
  test.each(CASES)('of %s stopped anywhere and run again records the rest, and nothing twice', async (name) => {
    const before = CASES.slice(0, CASES.indexOf(name));
    const whole = (await imported(...before, name)).all.map((e) => [e.type, e.data, e.stream]);
    const steps = await stepsOf(name);
    await fc.assert(
      fc.asyncProperty(fc.nat(steps.length), async (stop) => {
        const again = await imported(...before);
        const stopper = new AbortController();
        const onProgress = (done: number) => (done === stop ? stopper.abort() : undefined);
        const first = await runImport(stop === 0 ? [] : steps, { submit: again.submit, onProgress, signal: stopper.signal });
        expect(first.stopped).toBe(stop === 0 || stop === steps.length ? undefined : 'signal');
        const second = await runImport(steps, { submit: again.submit });
        expect(second).toMatchObject({ refused: [], repeated: first.recorded });
        expect(again.all.map((e) => [e.type, e.data, e.stream])).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });
});
