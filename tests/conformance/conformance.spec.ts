import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { randomBytes } from 'node:crypto';
import { EmulatedNode, startNode } from '../support/kurrentdb-node/start';
import { PATIENCE_MS } from '../support/patience';
import { callQuestions, contentQuestions, expectationQuestions, nameQuestions, retryQuestions } from './append-questions';
import { Asking, Questions } from './asking';
import { DEVIATIONS } from './deviations';
import { Fact, normalised } from './facts';
import eventStoreDb24o10o14 from './recorded/eventstoredb-24.10.14.json';
import secureEventStoreDb24o2o0 from './recorded/eventstoredb-24.2.0-secure.json';
import eventStoreDb24o2o0 from './recorded/eventstoredb-24.2.0.json';
import kurrentDb26o0o3 from './recorded/kurrentdb-26.0.3.json';
import { releaseQuestions } from './release-questions';
import { askSecurely } from './secure-questions';
import { deleteQuestions, metadataQuestions, readQuestions } from './stream-questions';
import { filterQuestions, subscriptionQuestions } from './subscription-questions';

// The same questions were put to real nodes, fresh ones, with the official client; `recorded` holds what they answered. The order of
// the questions matters: some answers are positions in the log, which depend on every byte before them.
const QUESTIONS: Questions = {
  ...expectationQuestions,
  ...retryQuestions,
  ...contentQuestions,
  ...nameQuestions,
  ...callQuestions,
  ...deleteQuestions,
  ...metadataQuestions,
  ...readQuestions,
  ...subscriptionQuestions,
  ...filterQuestions,
  ...releaseQuestions,
};

type Facts = Readonly<Record<string, Fact>>;

const RECORDED: readonly { readonly version: string; readonly facts: Facts }[] = [
  { version: '24.2.0', facts: eventStoreDb24o2o0 },
  { version: '24.10.14', facts: eventStoreDb24o10o14 },
  { version: '26.0.3', facts: kurrentDb26o0o3 },
];

/** A mark of nine characters, as the recorded runs had: stream names begin with it, and their length is in the log. */
const runMark = (): string => `t${randomBytes(4).toString('hex')}`;

async function askAll(node: EmulatedNode): Promise<Record<string, Fact>> {
  // On a busy machine an answer may take longer than the client waits by itself.
  const client = KurrentDBClient.connectionString(`${node.connectionString}&defaultDeadline=${PATIENCE_MS}`);
  const run = runMark();
  const facts: Record<string, Fact> = {};
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    facts[question] = normalised(await ask(new Asking(client, run, question)), run);
  }
  await client.dispose();
  return facts;
}

const differing = (asked: Facts, recorded: Facts): string[] =>
  [...new Set([...Object.keys(asked), ...Object.keys(recorded)])].filter(
    (question) => JSON.stringify(asked[question]) !== JSON.stringify(recorded[question]),
  );

const listed = (release: string): string[] =>
  DEVIATIONS.filter((deviation) => deviation.release === release).map(({ question }) => question);

describe.each(RECORDED)('the emulated node, answering as $version, and what a real node of that release answered', ({ version, facts }) => {
  let node: EmulatedNode;
  let asked: Facts = {};

  beforeAll(async () => {
    node = await startNode({ version });
    asked = await askAll(node);
  });
  afterAll(() => node.stop());

  test.each(Object.keys(facts).filter((question) => !listed(version).includes(question)))('%s', (question) => {
    expect(asked[question]).toEqual(facts[question]);
  });

  test('differs to the byte nowhere but where it is listed with a reason', () => {
    expect(differing(asked, facts)).toEqual(listed(version));
  });
});

describe('the emulated node, secure, and what a real secure node answered', () => {
  const recorded: Facts = secureEventStoreDb24o2o0;
  let node: EmulatedNode;
  let asked: Facts = {};

  beforeAll(async () => {
    node = await startNode({ version: '24.2.0', secure: {} });
    asked = await askSecurely(node, runMark());
  });
  afterAll(() => node.stop());

  test.each(Object.keys(recorded))('%s', (question) => {
    expect(asked[question]).toEqual(recorded[question]);
  });

  test('differs to the byte nowhere', () => {
    expect(differing(asked, recorded)).toEqual([]);
  });
});
