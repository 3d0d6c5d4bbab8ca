import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { Asking, event, Questions } from './asking';

async function supported(asking: Asking, ask: () => Promise<object>): Promise<unknown> {
  const answer = await asking.attempt(ask);
  return 'error' in answer ? answer : 'supported';
}

/** What newer releases can do. */
export const releaseQuestions: Questions = {
  'multi-stream append': (asking) =>
    supported(asking, () =>
      asking.client.multiStreamAppend([
        { streamName: asking.stream('a'), expectedState: NO_STREAM, events: [event()] },
        { streamName: asking.stream('b'), expectedState: NO_STREAM, events: [event()] },
      ]),
    ),
  'append records': (asking) => supported(asking, () => asking.client.appendRecords([{ streamName: asking.stream('a'), record: event() }])),
  capabilities: async ({ client }) => (await client['capabilities']).serverVersion,
};
